import { DoubleRandomError, type ErrorIssue } from "double-random";

/** The error with which reading a file ends. */
export async function fileErrorOf(read: Promise<unknown>): Promise<DoubleRandomError> {
  try {
    await read;
  } catch (error) {
    if (error instanceof DoubleRandomError) return error;
    throw error;
  }
  throw new Error("expected an error, and there was none");
}

/** Its problems, each as code, place and what arrived. */
export async function placesOf(read: Promise<unknown>): Promise<readonly string[]> {
  return (await fileErrorOf(read)).issues.map(placeOf);
}

function placeOf({ code, location, received }: ErrorIssue): string {
  const { sheet, row, column } = location ?? {};
  return [code, ...[sheet, row, column].filter((part) => part !== undefined).map(String), received].join(" | ");
}

import type { CheckNowOptions, VerificationCheck } from "../verify/report.js";

/** As `checkNow`, for a problem that takes time to find. */
export async function checkLater({
  findProblem,
  ...check
}: Omit<CheckNowOptions, "findProblem"> & {
  readonly findProblem: () => Promise<string | undefined>;
}): Promise<VerificationCheck> {
  let problem: string | undefined;
  try {
    problem = await findProblem();
  } catch (error) {
    problem = error instanceof Error ? error.message : "The check could not be made.";
  }
  return { ...check, status: problem === undefined ? "pass" : "fail", message: problem ?? check.message };
}

/** A check that was not made. */
export function notMade(id: string, level: VerificationCheck["level"], message: string): VerificationCheck {
  return { id, level, status: "not-checked", message };
}

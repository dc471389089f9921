import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, inject, it } from "vitest";
import { DoubleRandomError } from "../../src/errors/DoubleRandomError.js";
import { PYTHON } from "./outsidePrograms.js";

/** A case of a file of vectors. */
export interface Case<Input, Expected> {
  readonly id: string;
  readonly flags: readonly string[];
  readonly result: "valid" | "invalid";
  readonly input: Input;
  readonly expected: Expected & { readonly errorCode?: string };
}

/** The files of vectors. */
export const NAMES = [
  "canonical-json",
  "seeds",
  "tickets",
  "streams",
  "shuffles",
  "allocations",
  "roundings",
  "assignments",
  "draws",
  "trees",
  "sources",
  "signatures",
  "publications",
  "events",
  "proofs",
  "stages",
  "team-events",
] as const;

/** Where a file of the Python program is. */
export function pathOf(name: string): string {
  return `test/vectors/${name}`;
}

/** A file of vectors. */
export function readJson(name: string): unknown {
  return JSON.parse(readFileSync(pathOf(name), "utf8"));
}

/** One test for each case: a valid one gives what is expected, an invalid one is refused with its code. */
export function testCases<Input, Expected>(
  name: (typeof NAMES)[number],
  compute: (input: Input, oneCase: Case<Input, Expected>) => Expected,
  detailsOf?: (error: DoubleRandomError) => object,
): void {
  const { cases } = readJson(`${name}.json`) as { readonly cases: readonly Case<Input, Expected>[] };
  describe(name, () => {
    it.each(cases.map((oneCase) => [oneCase.id, oneCase] as const))("%s", (_, oneCase) => {
      const { input, expected, result } = oneCase;
      if (result === "valid") expect(compute(input, oneCase)).toEqual(expected);
      else expect(refusalOf(() => compute(input, oneCase), detailsOf)).toEqual(expected);
    });
  });
}

/** What an action answers, or the code of the error that it is refused with. */
export function refusalOf(action: () => unknown, detailsOf: (error: DoubleRandomError) => object = () => ({})): object {
  try {
    return { answered: action() };
  } catch (error) {
    if (!(error instanceof DoubleRandomError)) throw error;
    return { errorCode: error.code, ...detailsOf(error) };
  }
}

/** Answers of one Python process to many questions, in their order. */
export function askPython(questions: readonly { readonly ask: string; readonly input: unknown }[]): unknown[] {
  return askPythonInJson(questions.map((question) => JSON.stringify(question)));
}

/** The same; every question is JSON already. */
export function askPythonInJson(questions: readonly string[]): unknown[] {
  // Without what is installed beside the standard library.
  const { stdout, stderr, status } = spawnSync(PYTHON, ["-S", pathOf("answer.py")], {
    input: questions.map((question) => `${question}\n`).join(""),
    env: { ...process.env, BYTECODE: join(inject("scratch"), "bytecode") },
    encoding: "utf8",
    maxBuffer: 2 ** 28,
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  const replies = stdout
    .trimEnd()
    .split("\n")
    .map((line): unknown => JSON.parse(line));
  expect(replies).toHaveLength(questions.length);
  return replies;
}

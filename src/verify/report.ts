/**
 * What a check is about, from the record alone outwards.
 *
 * - `L0` arithmetic: seed, tickets, cut-offs, counts and teams fit each other
 * - `L1` evidence: everything recomputed from plan, directory, roster and withdrawals
 * - `L2` where the seed comes from
 * - `L3` when the inputs were fixed
 * - `L4` the chain of records
 * - `L5` signatures
 * - `L6` completeness of the directory against an outside register
 */
export type VerificationLevel = "L0" | "L1" | "L2" | "L3" | "L4" | "L5" | "L6";

/** One named check. */
export interface VerificationCheck {
  /** `record.hash`, `task.T03.selection`. */
  readonly id: string;
  readonly level: VerificationLevel;
  readonly status: "pass" | "fail" | "not-checked";
  /** A sentence for people. */
  readonly message: string;
}

/** What a verification found. */
export interface VerificationReport {
  /** True if every check of levels L0 and L1 passed and none of any level failed. */
  readonly ok: boolean;
  /** What was not checked comes last. */
  readonly checks: readonly VerificationCheck[];
}

/** What {@link checkNow} needs. */
export interface CheckNowOptions {
  readonly id: string;
  readonly level: VerificationLevel;
  /** What holds if there is no problem. */
  readonly message: string;
  /** A sentence that says what is wrong, if anything is. */
  readonly findProblem: () => string | undefined;
}

/** Makes a check; one that throws has failed. */
export function checkNow({ id, level, message, findProblem }: CheckNowOptions): VerificationCheck {
  let problem: string | undefined;
  try {
    problem = findProblem();
  } catch (error) {
    problem = error instanceof Error ? error.message : "The check could not be made.";
  }
  return { id, level, status: problem === undefined ? "pass" : "fail", message: problem ?? message };
}

/** Brings the checks into the order of the report and draws the conclusion. */
export function reportOf(checks: readonly VerificationCheck[]): VerificationReport {
  const rank = ({ status }: VerificationCheck): number => (status === "not-checked" ? 1 : 0);
  return {
    ok: checks.every(
      ({ level, status }) => status === "pass" || (status === "not-checked" && level !== "L0" && level !== "L1"),
    ),
    checks: [...checks].sort((a, b) => rank(a) - rank(b)),
  };
}

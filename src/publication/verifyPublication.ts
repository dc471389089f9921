import { describeProblem } from "./describeProblem.js";
import { replayChain } from "../record/replayChain.js";
import type { VerificationCheck } from "../verify/report.js";
import { checkChain } from "./checkChain.js";
import { checkSignatures } from "./checkSignatures.js";
import { summarizeLevels, type LevelSummary } from "./levels.js";
import type { OutsideKnowledge, Publication } from "./publication.js";
import { readPublication, type PublishedFiles } from "./readPublication.js";

/** What the verification of a publication found. */
export interface PublicationReport {
  /** True if no check failed, and every draw with a result was recomputed from its files. */
  readonly ok: boolean;
  readonly levels: readonly LevelSummary[];
  /** What was not checked comes last. */
  readonly checks: readonly VerificationCheck[];
}

/**
 * Checks everything that an authority has published: form and arithmetic, plan and lists against the commitments, every draw made again,
 * the sources of the seeds, dates, the chain, signatures, and the directory against another register. The rules are those of
 * `docs/spec.md`, section 9.
 *
 * Guarantees: every parameter is taken from the chain and none from the caller, who gives only what is known from outside; documents of
 * another version, kind or form are refused; nothing is fetched, nothing is printed, and nothing is thrown, whatever the files hold.
 * A publication that verifies was drawn by the stated rules from exactly these lists and these seeds. What it does not show is said at the
 * end of the report.
 *
 * @param files - by name: `chain.jsonl`, `draws/<n>/plan.json` and so on
 * @param outside - keys, an entry published elsewhere, ids from another register
 *
 * @example
 * ```ts
 * import { verifyPublication } from "double-random/verify";
 *
 * const { ok, levels, checks } = await verifyPublication({ "chain.jsonl": '{"protocol":"dr9"}\n' });
 * console.log(ok, levels[0].level, levels[0].status);
 * console.log(checks[0].message);
 * ```
 * ```text
 * false L0 fail
 * chain.jsonl:1.kind: expected one of "commitment", "seed", "result", "event", "void", got nothing.
 * ```
 */
export async function verifyPublication(
  files: PublishedFiles,
  outside: OutsideKnowledge = {},
): Promise<PublicationReport> {
  const id = "form";
  const level = "L0";
  let publication: Publication;
  try {
    publication = readPublication(files);
  } catch (error) {
    return reportOf([{ id, level, status: "fail", message: describeProblem(error) }], false);
  }
  const checks: VerificationCheck[] = [
    { id, level, status: "pass", message: "Every file has its place and its form." },
    ...(await checkAll(publication, outside)),
  ];
  return reportOf(checks, publication.chain.length > 0);
}

async function checkAll(publication: Publication, outside: OutsideKnowledge): Promise<readonly VerificationCheck[]> {
  const replay = replayChain(publication.chain);
  const checks = [
    ...checkChain(publication.chain, replay, outside.head),
    await checkSignatures(publication.chain, outside.authorityKeys),
  ];
  if (replay.draws.length === 0) return checks;
  // What recomputes a draw is as large as all the rest, and a chain without a draw does not need it.
  const { checkDraws } = await import("./checkDraws.js");
  return [...checks, ...(await checkDraws(replay.draws, publication, outside))];
}

function reportOf(checks: readonly VerificationCheck[], hasEntries: boolean): PublicationReport {
  const rank = ({ status }: VerificationCheck): number => (status === "not-checked" ? 1 : 0);
  const isRecomputed = checks.every(({ id, status }) => status !== "not-checked" || !/\.(?:record|teams)$/.test(id));
  return {
    ok: hasEntries && isRecomputed && checks.every(({ status }) => status !== "fail"),
    levels: summarizeLevels(checks),
    checks: [...checks].sort((a, b) => rank(a) - rank(b)),
  };
}

import type { TargetProof } from "../model/proof.js";
import { canonicalJson } from "../random/canonicalJson.js";
import { seedOf } from "../random/deriveSeed.js";
import { unitTicket } from "../random/ticketOf.js";
import { uidOf } from "../record/blinding.js";
import { committedForm } from "../record/committedForm.js";
import { hashOfLeaf } from "../record/hashOfLeaf.js";
import { leadsToRoot } from "../record/merkleTree.js";
import { drawIdOf } from "../record/drawNumbers.js";
import { entryHash } from "../record/sealEntry.js";
import { checkNow, type VerificationCheck } from "../verify/report.js";
import { describeProblem } from "./describeProblem.js";
import { summarizeLevels } from "./levels.js";
import { notMade } from "./makeCheck.js";
import { readDocument } from "./readDocument.js";
import { sourceCheck } from "./checkSources.js";
import type { PublicationReport } from "./verifyPublication.js";

/** Hashes that were published elsewhere: in a gazette, on a notice board. */
export interface OutsideHashes {
  readonly commitment?: string;
  readonly result?: string;
}

/**
 * Checks the file of one business by itself: that the business was in the frame that was committed to, in which stratum, and that it was
 * drawn, or not drawn, as its ticket says (`docs/spec.md`, section 8).
 *
 * Guarantees: nothing is fetched and nothing is thrown, whatever the text holds.
 *
 * @param text - the file, as JSON
 * @param outside - hashes to compare with; without them the report says that they were not compared
 *
 * @example
 * ```ts
 * import { readFileSync } from "node:fs";
 * import { verifyProof } from "double-random/verify";
 *
 * const text = readFileSync("examples/published-draw/proofs/OPT-08.json", "utf8");
 * const { ok, checks } = await verifyProof(text);
 * console.log(ok, checks.find(({ id }) => id === "ticket").message);
 * console.log((await verifyProof(text.replace('"drawn": false', '"drawn": true'))).ok);
 * ```
 * ```text
 * true Its ticket is above the cut-off of its stratum, so it was not drawn.
 * false
 * ```
 */
export async function verifyProof(text: string, outside: OutsideHashes = {}): Promise<PublicationReport> {
  let proof: TargetProof;
  try {
    proof = readDocument("target-proof", "proof", text) as TargetProof;
  } catch (error) {
    return reportOf([{ id: "form", level: "L0", status: "fail", message: describeProblem(error) }]);
  }
  return reportOf([
    { id: "form", level: "L0", status: "pass", message: "The file has the form of protocol dr1." },
    ...checkEntries(proof),
    ...checkLeaf(proof),
    ...checkTicket(proof),
    ...(await Promise.all(
      proof.seed.sources.map((source, index) =>
        sourceCheck(`source.${String(index + 1)}`, source, proof.commitment.suite),
      ),
    )),
    ...compareOutside(proof, outside),
  ]);
}

function checkEntries({ commitment, seed, result }: TargetProof): readonly VerificationCheck[] {
  return [
    checkNow({
      id: "entries.hash",
      level: "L0",
      message: "The hashes of commitment, seed and result fit their contents.",
      findProblem: () =>
        [commitment, seed, result].every((entry) => entryHash(entry) === entry.entryHash)
          ? undefined
          : "An entry was changed after it was sealed.",
    }),
    checkNow({
      id: "entries.links",
      level: "L4",
      message: "Commitment, seed and result belong together.",
      findProblem: () => {
        const linked =
          commitment.policies.suite === commitment.suite &&
          seed.commitment === commitment.entryHash &&
          result.commitment === commitment.entryHash &&
          result.seed === seed.entryHash &&
          [seed, result].every(
            ({ suite, authority }) => suite === commitment.suite && authority === commitment.authority,
          );
        return linked ? undefined : "Commitment, seed and result are not of one draw.";
      },
    }),
  ];
}

function checkLeaf({
  taskId,
  targetId,
  opening,
  leaf,
  index,
  path,
  commitment,
}: TargetProof): readonly VerificationCheck[] {
  const { suite, publication, tasks } = commitment;
  return [
    checkNow({
      id: "leaf.identity",
      level: "L1",
      message: `The file is about ${targetId}.`,
      findProblem: () => {
        if ((publication === "blinded") !== (opening !== undefined))
          return "It must have an opening if and only if the publication is blinded.";
        const fits = opening
          ? opening.id === targetId && uidOf(suite, opening) === leaf.value.id
          : leaf.value.id === targetId;
        return fits ? undefined : "The leaf is about somebody else.";
      },
    }),
    checkNow({
      id: "leaf.inclusion",
      level: "L1",
      message: `It was in the frame of task ${taskId} that was committed to before the seed was known, in stratum ${leaf.value.stratum}.`,
      findProblem: () => {
        const [task, ...others] = tasks.filter((other) => other.taskId === taskId);
        if (!task || others.length > 0) return `Task ${taskId} was not committed to, or more than once.`;
        if (task.drawId !== drawIdOf(commitment, task)) return "The drawId of the task is not its own.";
        if (leaf.list !== `frame/${taskId}`) return "The leaf is not of the frame of this task.";
        return leadsToRoot(suite, task.frame, hashOfLeaf(suite, leaf), index, path)
          ? undefined
          : "The hashes do not lead from the leaf to the root of the frame.";
      },
    }),
  ];
}

function checkTicket({
  taskId,
  leaf,
  ticket,
  drawn,
  commitment,
  seed,
  result,
}: TargetProof): readonly VerificationCheck[] {
  const { suite, policies } = commitment;
  const drawId = commitment.tasks.find((other) => other.taskId === taskId)?.drawId ?? "";
  const stated = only(seed.draws.filter((draw) => draw.drawId === drawId))?.seed;
  const seedCheck = checkNow({
    id: "seed",
    level: "L0",
    message: "The seed follows from the sources that were committed to.",
    findProblem: () => {
      const formsOf = (sources: readonly object[]): string => canonicalJson(sources.map(committedForm));
      if (formsOf(seed.sources) !== formsOf(commitment.sources))
        return "The sources are not those that were committed to.";
      return seedOf(suite, drawId, seed.sources) === stated ? undefined : "The sources give another seed.";
    },
  });
  if (policies.selection !== "ticket/1") {
    return [
      seedCheck,
      checkNow({
        id: "ticket.absent",
        level: "L0",
        message: "The method shuffle/1 has no tickets.",
        findProblem: () => (ticket === undefined ? undefined : "The method of the draw has no tickets."),
      }),
      notMade(
        "ticket",
        "L1",
        `Whether it was ${drawn ? "rightly drawn" : "rightly not drawn"}: ${policies.selection} has no tickets, so only the whole draw shows it.`,
      ),
    ];
  }
  const strata = only(result.tasks.filter((task) => task.drawId === drawId))?.strata ?? [];
  const stratum = only(strata.filter((other) => other.stratum === leaf.value.stratum));
  return [
    seedCheck,
    checkNow({
      id: "ticket",
      level: "L0",
      message: drawn
        ? `Its ticket is within the cut-off of its stratum, so it was drawn.`
        : `Its ticket is above the cut-off of its stratum, so it was not drawn.`,
      findProblem: () => {
        const own = unitTicket(suite, stated ?? "", leaf.value.id);
        if (own !== ticket) return `Its ticket is ${own}, but the file says ${ticket ?? "nothing"}.`;
        if (!stratum) return `The result has no stratum ${leaf.value.stratum}.`;
        const isWithin = stratum.cutoff !== undefined && own <= stratum.cutoff;
        if (isWithin === drawn) return undefined;
        return isWithin
          ? "Its ticket is within the cut-off, so it should have been drawn."
          : "Its ticket is above the cut-off, so it should not have been drawn.";
      },
    }),
  ];
}

/** Of two that say different things neither counts. */
function only<T>(found: readonly T[]): T | undefined {
  return found.length === 1 ? found[0] : undefined;
}

function compareOutside({ commitment, result }: TargetProof, outside: OutsideHashes): readonly VerificationCheck[] {
  const compared = (name: "commitment" | "result", own: string): VerificationCheck => {
    const published = outside[name];
    const id = `published.${name}`;
    if (published === undefined)
      return notMade(id, "L4", `Whether the ${name} is the one that was published: compare its hash, ${own}.`);
    return checkNow({
      id,
      level: "L4",
      message: `The ${name} is the one that was published.`,
      findProblem: () => (published === own ? undefined : `The ${name} is not the one that was published.`),
    });
  };
  return [compared("commitment", commitment.entryHash), compared("result", result.entryHash)];
}

function reportOf(checks: readonly VerificationCheck[]): PublicationReport {
  const rank = ({ status }: VerificationCheck): number => (status === "not-checked" ? 1 : 0);
  return {
    ok: checks.every(({ id, status }) => status === "pass" || (status === "not-checked" && id !== "ticket")),
    levels: summarizeLevels(checks),
    checks: [...checks].sort((a, b) => rank(a) - rank(b)),
  };
}

import type { DrawHistory } from "../record/replayChain.js";
import type { VerificationCheck } from "../verify/report.js";
import { checkAfterwards } from "./checkAfterwards.js";
import { checkBatches, type DrawnTasks } from "./checkBatches.js";
import { checkCommitted } from "./checkCommitted.js";
import { checkIdentities } from "./checkIdentities.js";
import { checkRedrawn, type Redrawn } from "./checkRedrawn.js";
import { checkResult } from "./checkResult.js";
import { checkVoid } from "./checkVoid.js";
import { notMade } from "./makeCheck.js";
import { once } from "./once.js";
import type { OutsideKnowledge, Publication } from "./publication.js";
import { missingFiles, recompute, redrawTasks, redrawTeams, type DrawnFrom } from "./redraw.js";

/** The draw made again from what was published of it, and compared with what is said of it. */
export async function checkDrawFiles(
  draw: DrawHistory,
  drawn: DrawnTasks,
  publication: Publication,
  { register }: OutsideKnowledge,
): Promise<readonly VerificationCheck[]> {
  const { place, commitment, seed, result } = draw;
  const files = publication.draws.get(place) ?? {};
  const { record } = files;
  const prefix = `draw.${String(place)}`;
  const drawnFrom = missingFiles(files).length === 0 ? (files as DrawnFrom) : undefined;
  const recomputed = recompute(commitment, files as DrawnFrom);
  const tasks = once(() => redrawTasks(commitment, seed, files as DrawnFrom, recomputed.counts()));
  const redrawn: Redrawn | undefined = drawnFrom && {
    tasks,
    teams: async () => redrawTeams(commitment, drawnFrom, recomputed.directory(), await tasks()),
  };
  return [
    ...checkBatches(draw, drawn, publication),
    ...checkCommitted(draw, files, recomputed),
    ...(result
      ? [
          ...(record
            ? checkResult(record, {
                prefix,
                commitment,
                result,
                rows: recomputed.rows,
                ...(seed && { seed }),
                ...(drawnFrom && { drawnFrom }),
              })
            : withoutRecord(prefix)),
          ...(await checkRedrawn(prefix, record, redrawn)),
          ...checkAfterwards(draw, record, files.plan),
        ]
      : []),
    ...(await checkVoid(draw, redrawn)),
    ...checkIdentities(draw, files, register),
  ];
}

function withoutRecord(prefix: string): readonly VerificationCheck[] {
  const why = "record.json was not published";
  return [
    notMade(`${prefix}.record`, "L0", `Whether the record fits itself: ${why}.`),
    notMade(`${prefix}.result`, "L1", `Whether the result is that of the record: ${why}.`),
    notMade(`${prefix}.commitment`, "L1", `Whether the record keeps the commitment: ${why}.`),
    notMade(`${prefix}.evidence`, "L1", `Whether the digests in the record are those of plan and lists: ${why}.`),
  ];
}

import type { DrawHistory } from "../record/replayChain.js";
import type { VerificationCheck } from "../verify/report.js";
import type { Redrawn } from "./checkRedrawn.js";
import { checkLater, notMade } from "./makeCheck.js";

/** Whether a draw that was given up for want of teams could indeed not be made. */
export async function checkVoid(
  draw: DrawHistory,
  redrawn: Redrawn | undefined,
): Promise<readonly VerificationCheck[]> {
  if (draw.void?.reason !== "cannot-be-drawn") return [];
  const id = `draw.${String(draw.place)}.void`;
  if (!redrawn)
    return [
      notMade(id, "L1", "Whether there are no teams, as the void says: plan, lists or salt key were not published."),
    ];
  return [
    await checkLater({
      id,
      level: "L1",
      message: "There are no teams that keep every rule, as the void says.",
      findProblem: async () => ((await redrawn.teams()) ? "There are teams, so the draw could be made." : undefined),
    }),
  ];
}

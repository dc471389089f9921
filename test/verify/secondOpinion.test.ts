import { expect, it } from "vitest";
import { drawPlan, verifyRecord } from "double-random";
import { drawTargets, drawTeams, verifyTargetRecord, verifyTeamRecord } from "double-random/stages";
import { verifyEvents } from "double-random/events";
import { questionsNoted } from "../support/notedRecords.js";
import { smallEvidence } from "../support/smallEvidence.js";

it.skipIf(process.env["SECOND_OPINION"] === "off")(
  "what a test draws or has verified is put to the second program, each question once",
  () => {
    const evidence = smallEvidence();
    const count = (action: () => unknown): number => {
      const before = questionsNoted();
      action();
      return questionsNoted() - before;
    };
    // No other test has this seed: what was judged once is not judged again.
    const seed = {
      sources: [{ type: "declared", ref: "second opinion", value: "50288419716939937510582097494459" }],
    } as const;
    const draw = { ...evidence, asOf: "2024-04-30", seed };
    const record = drawPlan(draw);
    expect(count(() => drawPlan({ ...draw, drawNumber: 2, redrawReason: "a reason" }))).toBe(1);
    expect(count(() => drawPlan(draw))).toBe(0);
    const { plan, targets } = evidence;
    expect(count(() => verifyRecord(record, { plan, targets }))).toBe(1);
    expect(count(() => verifyEvents(record, [], {}))).toBe(1);
    expect(count(() => verifyTargetRecord(record, {}))).toBe(1);
    expect(count(() => verifyTeamRecord({ ...record, kind: "team-record" }, {}))).toBe(1);
    expect([drawTargets, drawTeams].map(String)).toEqual([drawPlan, drawPlan].map(String));
  },
);

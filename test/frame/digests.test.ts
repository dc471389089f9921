import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import {
  evidenceDigests,
  frameDigest,
  listDigest,
  planDigest,
  rosterDigests,
  targetDigest,
  targetEvidenceDigests,
  type Evidence,
} from "../../src/frame/digests.js";
import type { HashSuite } from "../../src/random/hashing.js";

/** Rows of which only the ids matter here, and a plan of which only the tasks do. */
const EVIDENCE = {
  plan: { id: "plan", tasks: [{ id: "T2" }, { id: "T1" }] },
  targets: [{ id: "b", name: "乙" }, { id: "a" }],
  inspectors: [{ id: "i2" }, { id: "i1" }],
  avoidances: [{ id: "v1" }],
  exclusions: [
    { taskId: "T2", targetId: "a" },
    { taskId: "T1", targetId: "b" },
  ],
} as unknown as Evidence;

function byHand(suite: HashSuite, text: string): string {
  return createHash(suite).update(text).digest("hex");
}

describe.each(["sha256", "sm3"] as const)("the digests by %s", (suite) => {
  const plan = (): string => byHand(suite, 'dr1:plan:{"id":"plan","tasks":[{"id":"T1"},{"id":"T2"}]}');
  const targets = () => ({ count: 2, digest: byHand(suite, 'dr1:targets:{"id":"a"}\n{"id":"b","name":"乙"}\n') });
  const inspectors = () => ({ count: 2, digest: byHand(suite, 'dr1:inspectors:{"id":"i1"}\n{"id":"i2"}\n') });
  const avoidances = () => ({ count: 1, digest: byHand(suite, 'dr1:avoidances:{"id":"v1"}\n') });
  const exclusions = () => ({
    count: 2,
    digest: byHand(suite, 'dr1:exclusions:{"targetId":"b","taskId":"T1"}\n{"targetId":"a","taskId":"T2"}\n'),
  });
  const noExclusions = () => ({ count: 0, digest: byHand(suite, "dr1:exclusions:") });

  it("are those of the protocol, of all evidence and of each part of it", () => {
    const all = { plan: plan(), targets: targets(), exclusions: exclusions() };
    const roster = { inspectors: inspectors(), avoidances: avoidances() };
    expect(evidenceDigests(suite, EVIDENCE)).toEqual({ ...all, ...roster });
    expect(targetEvidenceDigests(suite, EVIDENCE)).toEqual(all);
    expect(rosterDigests(suite, EVIDENCE)).toEqual(roster);
    expect(planDigest(suite, EVIDENCE.plan)).toBe(plan());
    expect(listDigest(suite, "targets", EVIDENCE.targets)).toEqual(targets());
    expect(targetDigest(suite, EVIDENCE.targets[0]!)).toBe(byHand(suite, 'dr1:target:{"id":"b","name":"乙"}'));
  });

  it("have an empty list of exclusions where none is given", () => {
    const { exclusions: _, ...without } = EVIDENCE;
    expect(evidenceDigests(suite, without).exclusions).toEqual(noExclusions());
    expect(targetEvidenceDigests(suite, without).exclusions).toEqual(noExclusions());
  });

  it("leave the plan as it was", () => {
    planDigest(suite, EVIDENCE.plan);
    expect(EVIDENCE.plan.tasks.map(({ id }) => id)).toEqual(["T2", "T1"]);
  });

  it("of a frame are those of one line for each target that can be drawn", () => {
    const strata = [
      { key: "low", tier: "low", size: 3, alreadyDrawn: 0, eligibleIds: ["a", "c"] },
      { key: "high.D", tier: "high", size: 1, alreadyDrawn: 0, eligibleIds: ["b"] },
    ] as const;
    const lines = '{"id":"a","stratum":"low"}\n{"id":"c","stratum":"low"}\n{"id":"b","stratum":"high.D"}\n';
    expect(frameDigest(suite, strata)).toBe(byHand(suite, `dr1:frame:${lines}`));
    expect(frameDigest(suite, [])).toBe(byHand(suite, "dr1:frame:"));
  });

  it("of long lists are those of every line, once each", () => {
    for (const length of [999, 1000, 1001, 2500]) {
      const rows = Array.from({ length }, (_, index) => ({ id: String(10_000 + index) }));
      const lines = rows.map(({ id }) => `{"id":"${id}"}\n`).join("");
      expect(listDigest(suite, "targets", rows)).toEqual({
        count: length,
        digest: byHand(suite, `dr1:targets:${lines}`),
      });
    }
  });
});

import { createHash } from "node:crypto";
import { describe, expect, it, test } from "vitest";
import { canonicalJson, drawPlan, type DrawTeamsOptions, type TargetRecord } from "double-random";
import { drawTargets, drawTeams, verifyTargetRecord, verifyTeamRecord } from "double-random/stages";
import { eventProbabilities, unequalProbabilities } from "double-random/fairness";
import { assignTeams } from "../../src/assignment/assignTeams.js";
import { sealRecord } from "../../src/record/sealRecord.js";
import { everyOrder } from "../../src/fairness/everyOrder.js";
import { refusal } from "../support/badField.js";
import { deepFreeze } from "../support/deepFreeze.js";
import { teamKey, teamKeys } from "../support/lawOfTeam.js";
import { people } from "../support/smallChain.js";
import { SMALL_SEED } from "../support/smallEvidence.js";
import { AS_OF, seedNumber, smallPlan, smallTarget, smallTask } from "../support/smallPlan.js";
import { COUNTY_SEED, provincialTask, smallStages, twoCounties } from "../support/smallStages.js";
import { fraction } from "../../src/exact/fraction.js";

function h(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

const stages = smallStages();
const { plan, targets, first, second } = stages;
const COUNTY = { authority: "140581", regionCode: "140581", inspectedBy: "county" } as const;
const ROSTER = { inspectors: stages.inspectors, avoidances: stages.avoidances };
const TEAMS: DrawTeamsOptions = {
  received: [{ record: first, plan, targets }],
  ...COUNTY,
  ...ROSTER,
  seed: COUNTY_SEED,
};

/** S of a task of the second stage, by hand. */
function seedByHand(record: TargetRecord, taskId: string, value: string, number = 1): string {
  const draw = `140581/${record.recordHash}/${taskId}/a${String(number)}`;
  return h(`dr1:seed:${canonicalJson({ draw, sources: [{ ref: "county hall", type: "declared", value }] })}`);
}

describe("the first stage", () => {
  test("draws the targets that a draw in one stage draws", () => {
    const { inspectors, avoidances } = stages;
    const policies = { reservePerStratum: 1 };
    const whole = drawPlan({ plan, targets, inspectors, avoidances, asOf: AS_OF, seed: SMALL_SEED, policies });
    expect(first.tasks).toEqual(whole.tasks);
    const { plan: ofPlan, targets: ofTargets, exclusions } = whole.evidence;
    expect(first.evidence).toEqual({ plan: ofPlan, targets: ofTargets, exclusions });
  });

  test("has one row for every drawn target, with the hash of what the directory says of it", () => {
    const drawn = new Set(first.tasks.flatMap(({ selected }) => selected.map(({ targetId }) => targetId)));
    expect(first.rows.map(({ targetId }) => targetId)).toEqual([...drawn].sort());
    for (const { targetId, regionCode, digest } of first.rows) {
      const row = targets.find(({ id }) => id === targetId)!;
      expect([regionCode, digest]).toEqual([row.regionCode, h(`dr1:target:${canonicalJson(row)}`)]);
    }
  });

  test("draws the tasks that its level draws, or those of them that are named", () => {
    const mixed = smallPlan(
      provincialTask(),
      smallTask({ id: "T02", sequence: 2 }),
      provincialTask({ id: "T03", sequence: 3 }),
    );
    const options = { plan: mixed, targets, asOf: AS_OF, seed: SMALL_SEED } as const;
    const idsOf = ({ tasks }: TargetRecord): readonly string[] => tasks.map(({ taskId }) => taskId);
    expect(idsOf(drawTargets({ ...options, drawnBy: "province" }))).toEqual(["T01", "T03"]);
    expect(idsOf(drawTargets({ ...options, drawnBy: "county" }))).toEqual(["T02"]);
    expect(idsOf(drawTargets({ ...options, drawnBy: "province", taskIds: ["T03"] }))).toEqual(["T03"]);
    const other = refusal(() => drawTargets({ ...options, drawnBy: "province", taskIds: ["T02"] }));
    expect([other.code, other.path, other.received]).toEqual(["FIELD_INVALID", "taskIds", '"T02", drawn by county']);
    expect(refusal(() => drawTargets({ ...options, drawnBy: "prefecture" })).path).toBe("taskIds");
    expect(refusal(() => drawTargets({ ...options, drawnBy: "province", drawNumber: 2 })).code).toBe(
      "REDRAW_UNEXPLAINED",
    );
  });
});

describe("the second stage", () => {
  test("takes the targets of its region, in the order of the inspections, of the tasks that its level inspects", () => {
    const tasks = [
      provincialTask(),
      provincialTask({ id: "T02", sequence: 2, mode: { drawnBy: "province", inspectedBy: "prefecture" } }),
    ];
    const { first: drawn, second: teams } = smallStages({ tasks });
    expect(teams.tasks.map(({ taskId }) => taskId)).toEqual(["province-2024.T01"]);
    const own = drawn.tasks[0]!.selected.filter(({ targetId }) => Number(targetId.slice(2)) % 2 === 1);
    expect(teams.tasks[0]!.targetIds).toEqual(own.map(({ targetId }) => targetId));
    expect(own.length).toBeGreaterThan(0);
    expect(teams.assignment.visits.map(({ targetId }) => targetId).sort()).toEqual(
      [...teams.tasks[0]!.targetIds].sort(),
    );
  });

  test("all counties together visit every target, each once", () => {
    const visited = ["140581", "140502"].flatMap((regionCode) =>
      drawTeams({ ...TEAMS, authority: regionCode, regionCode }).tasks.flatMap(({ taskId, targetIds }) =>
        targetIds.map((targetId) => `${taskId}/${targetId}`),
      ),
    );
    const drawn = first.tasks.flatMap(({ taskId, selected }) =>
      selected.map(({ targetId }) => `province-2024.${taskId}/${targetId}`),
    );
    expect(visited.sort()).toEqual(drawn.sort());
  });

  test("has seeds of its own, made from the hash of the record, and the teams that follow from them by the rules of one stage", () => {
    const { value } = COUNTY_SEED.sources[0]!;
    for (const { taskId, seed, record, drawId } of second.tasks) {
      const own = taskId.replace("province-2024.", "");
      expect([record, drawId]).toEqual([first.recordHash, `140581/${first.recordHash}/${own}/a1`]);
      expect(seed).toBe(seedByHand(first, own, value));
      expect(first.tasks.map((task) => task.seed)).not.toContain(seed);
    }
    const named = new Map(
      plan.tasks.map((task) => [`province-2024.${task.id}`, { ...task, id: `province-2024.${task.id}` }]),
    );
    const result = assignTeams({
      draws: second.tasks.map(({ taskId, seed, targetIds }) => ({
        taskId,
        seed,
        selected: targetIds.map((targetId, index) => ({ targetId, order: index + 1, stratum: "untiered" })),
      })),
      taskOf: (id) => named.get(id)!,
      targetOf: (id) => targets.find((target) => target.id === id)!,
      ...ROSTER,
      policies: second.policies,
    });
    expect("assignment" in result && result.assignment).toEqual(second.assignment);
  });

  test("does not depend on the order of any list, and changes nothing that is passed in", () => {
    const before = structuredClone(TEAMS);
    expect(drawTeams(deepFreeze(structuredClone(TEAMS)))).toEqual(second);
    expect(TEAMS).toEqual(before);
    const reversed = { inspectors: [...ROSTER.inspectors].reverse(), avoidances: [] };
    const rows = [...targets].reverse().filter(({ regionCode }) => regionCode === "140581");
    expect(drawTeams({ ...TEAMS, ...reversed, received: [{ record: first, plan, targets: rows }] })).toEqual(second);
    const again = drawTargets({
      ...{ plan: { ...plan, tasks: [...plan.tasks].reverse() }, targets: [...targets].reverse() },
      ...{ asOf: AS_OF, drawnBy: "province", seed: SMALL_SEED, policies: { reservePerStratum: 1 } },
    });
    expect(again.recordHash).toBe(first.recordHash);
  });

  test("merges visits to targets that it has drawn itself, in any order of the records", () => {
    const local = { ...smallPlan(smallTask()), id: "county-2024" };
    const rows = targets.filter(({ regionCode }) => regionCode === "140581");
    const own = drawTargets({ plan: local, targets: rows, asOf: AS_OF, drawnBy: "county", seed: seedNumber(7) });
    const received = [
      { record: first, plan, targets },
      { record: own, plan: local, targets: rows },
    ];
    const teams = drawTeams({ ...TEAMS, received });
    expect(drawTeams({ ...TEAMS, received: [...received].reverse() })).toEqual(teams);
    expect(teams.received.map(({ planId }) => planId)).toEqual(["county-2024", "province-2024"]);
    const drawn = second.tasks.flatMap(({ targetIds }) => targetIds);
    for (const { visitId, targetId, taskIds } of teams.assignment.visits) {
      expect(visitId).toBe(`county-2024.T01/${targetId}`);
      const provincial = drawn.filter((id) => id === targetId).length;
      expect(taskIds.length).toBe(1 + provincial);
    }
    expect(teams.assignment.visits.some(({ taskIds }) => taskIds.length > 1)).toBe(true);
    expect(verifyTeamRecord(teams, { ...ROSTER, received }).ok).toBe(true);
  });

  test.each([
    [3, [], 2],
    [4, [["A", "B"]], 2],
  ] as const)(
    "gives each eligible team of %i inspectors the same chance, over all orders of the tickets",
    (size, apart, teamSize) => {
      const roster = Array.from("ABCD".slice(0, size));
      const avoidances = apart.map(([inspectorId, refId]) => ({
        ...{ id: "V-1", inspectorId, refId, against: "inspector", ground: "kinship", status: "declared" },
      })) as never;
      const eligible = teamKeys(roster, teamSize).filter((key) => !(apart.length > 0 && key === "A and B"));
      const one = provincialTask({ quota: { kind: "census" } });
      const target = smallTarget({ id: "T-01", regionCode: "140581" });
      const record = smallStages({ tasks: [one], targets: [target] }).first;
      const onePlan = { ...smallPlan(one), id: "province-2024" };
      // For every order of the tickets the first county seed that has it, found with the hash alone.
      const missing = new Set(
        Array.from(everyOrder(eligible.map((_, index) => String(index))), (order) => order.join()),
      );
      const outcomes: string[] = [];
      for (let number = 0; missing.size > 0; number++) {
        const value = String(number).padStart(40, "0");
        const seed = seedByHand(record, "T01", value);
        const tickets = eligible.map((key) => h(`dr1:pair:${seed}:T-01:${key.replace(" and ", ":")}`));
        const order = [...tickets.keys()].sort((a, b) => (tickets[a]! < tickets[b]! ? -1 : 1));
        if (!missing.delete(order.join())) continue;
        const { assignment } = drawTeams({
          received: [{ record, plan: onePlan, targets: [target] }],
          ...COUNTY,
          inspectors: people(roster.join("")),
          avoidances,
          policies: { assignment: "pair-ticket/1" },
          seed: { sources: [{ type: "declared", ref: "county hall", value }] },
        });
        outcomes.push(teamKey(assignment.visits[0]!.team.map(({ inspectorId }) => inspectorId)));
      }
      const probability = fraction(1n, BigInt(outcomes.length));
      const law = eventProbabilities(
        outcomes.map((outcome) => ({ outcome, probability })),
        (key) => [key],
      );
      expect(unequalProbabilities(law, eligible, fraction(1n, BigInt(eligible.length)))).toEqual([]);
    },
  );

  test("says which policies are defaults, and draws again only with a reason", () => {
    expect(second.warnings.map(({ code }) => code)).toContain("POLICIES_DEFAULTED");
    const again = drawTeams({ ...TEAMS, drawNumber: 2, redrawReason: "an appeal was upheld" });
    expect(again.tasks.map(({ drawId }) => drawId)).toEqual(
      second.tasks.map(({ drawId }) => drawId.replace("/a1", "/a2")),
    );
    expect(verifyTeamRecord(again, { ...ROSTER, received: TEAMS.received }).ok).toBe(true);
    expect(refusal(() => drawTeams({ ...TEAMS, drawNumber: 2 })).code).toBe("REDRAW_UNEXPLAINED");
  });

  test("may find nothing in its region", () => {
    const none = drawTeams({ ...TEAMS, authority: "140525", regionCode: "140525" });
    expect(none.assignment.visits).toEqual([]);
    expect(verifyTeamRecord(none, { ...ROSTER, received: TEAMS.received }).ok).toBe(true);
  });
});

describe("an altered list", () => {
  const refused = (received: DrawTeamsOptions["received"]): readonly [string, string] => {
    const { code, path } = refusal(() => drawTeams({ ...TEAMS, received }));
    return [code, path];
  };
  const given = { record: first, plan, targets };
  const [own] = first.rows.filter(({ regionCode }) => regionCode === "140581");
  const changedRow = targets.map((target) =>
    target.id === own!.targetId ? { ...target, localOfficeId: "office" } : target,
  );

  it("is no list to draw teams from", () => {
    expect(refused([{ ...given, record: { ...first, asOf: "2024-04-29" } }])).toEqual([
      "CHAIN_BROKEN",
      "received[0].record",
    ]);
    expect(refused([{ ...given, plan: { ...plan, title: "another" } }])).toEqual([
      "EVIDENCE_MISMATCH",
      "received[0].plan",
    ]);
    expect(refused([{ ...given, targets: changedRow }])).toEqual(["EVIDENCE_MISMATCH", "received.targets"]);
    expect(refused([{ ...given, targets: [] }])).toEqual(["EVIDENCE_MISMATCH", "received.targets"]);
    const withoutRow = sealRecord({ ...first, rows: first.rows.filter((row) => row !== own) });
    expect(refused([{ ...given, record: withoutRow }])).toEqual(["CHAIN_BROKEN", "received[0].record.rows"]);
    const [task, ...others] = first.tasks;
    const dropped = sealRecord({ ...first, tasks: [{ ...task!, taskId: "T09" }, ...others] });
    expect(refused([{ ...given, record: dropped }])[0]).toBe("REFERENCE_UNKNOWN");
    expect(refused([given, given])[0]).toBe("DUPLICATE_ID");
    expect(refused([])).toEqual(["FIELD_INVALID", "received"]);
    expect(refusal(() => drawTeams({ ...TEAMS, inspectedBy: "province" })).path).toBe("received");
  });

  it("that was sealed again has another hash, and so other seeds and a record that names it", () => {
    const [task, ...others] = first.tasks;
    const [gone, ...selected] = task!.selected.filter(({ targetId }) => Number(targetId.slice(2)) % 2 === 1);
    const less = { ...task!, selected: task!.selected.filter((unit) => unit !== gone) };
    const rows = first.rows.filter(({ targetId }) => targetId !== gone!.targetId);
    const kept = others.some((other) => other.selected.some(({ targetId }) => targetId === gone!.targetId));
    const record = sealRecord({ ...first, tasks: [less, ...others], rows: kept ? first.rows : rows });
    const teams = drawTeams({ ...TEAMS, received: [{ ...given, record }] });
    expect(teams.received[0]!.record).not.toBe(first.recordHash);
    expect(teams.tasks[0]!.targetIds).toHaveLength(selected.length);
    expect(verifyTeamRecord(teams, { ...ROSTER, received: [given] }).ok).toBe(false);
    expect(verifyTargetRecord(record, { plan, targets }).ok).toBe(false);
  });

  it("whose two records put a target into different places is refused", () => {
    const local = { ...smallPlan(smallTask()), id: "county-2024" };
    const rows = changedRow.filter(({ regionCode }) => regionCode === "140581");
    const own2 = drawTargets({ plan: local, targets: rows, asOf: AS_OF, drawnBy: "county", seed: seedNumber(7) });
    expect(refused([given, { record: own2, plan: local, targets: rows }])).toEqual([
      "EVIDENCE_MISMATCH",
      "received.targets",
    ]);
    const named = rows.map(({ localOfficeId: _, ...row }) => ({ ...row, name: "虚构" }));
    const own3 = drawTargets({ plan: local, targets: named, asOf: AS_OF, drawnBy: "county", seed: seedNumber(7) });
    expect(
      drawTeams({ ...TEAMS, received: [given, { record: own3, plan: local, targets: named }] }).tasks,
    ).toHaveLength(3);
  });

  it("names of plan and task that are too long together are refused", () => {
    const long = { ...plan, id: "p".repeat(62) };
    const record = drawTargets({
      plan: long,
      targets: twoCounties(),
      asOf: AS_OF,
      drawnBy: "province",
      seed: SMALL_SEED,
    });
    expect(refused([{ record, plan: long, targets }])).toEqual(["INPUT_INVALID", "received"]);
  });
});

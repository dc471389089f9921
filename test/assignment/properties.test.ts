import fc from "fast-check";
import { expect, test } from "vitest";
import {
  DoubleRandomError,
  type Assignment,
  type Avoidance,
  type Inspector,
  type Policies,
  type Target,
  type Task,
} from "double-random";
import { allSubsets } from "../support/allSubsets.js";
import { assignAll, membersOf, teamsByTarget, type AssignAllOptions } from "../support/assignAll.js";
import { deepFreeze } from "../support/deepFreeze.js";
import { idsOf, smallInspector, smallTarget } from "../support/smallPlan.js";

const RUNS = { seed: 20240801, numRuns: 400 };
const WINDOW = { start: "2024-05-01", end: "2024-11-30" };

/** A case with every list that the laws are about. */
type Case = Required<Omit<AssignAllOptions, "task" | "policies">> & {
  readonly task: Pick<Task, "items">;
  readonly policies: Pick<Policies, "competence">;
};

/** Whether two may inspect a target together: the rules of the regulations, written without the library. */
function mayInspect(pair: readonly Inspector[], target: Target, { task, policies, avoidances }: Case): boolean {
  const [first, second] = pair as readonly [Inspector, Inspector];
  const needed = task.items.flatMap(({ competence }) => (competence === undefined ? [] : [competence]));
  const has = (inspector: Inspector, name: string): boolean => inspector.competences?.includes(name) ?? false;
  const competent = needed.every((name) =>
    policies.competence === "all-members"
      ? has(first, name) && has(second, name)
      : has(first, name) || has(second, name),
  );
  const entitled = pair.every(
    ({ active, isExpert, certificates }) =>
      active &&
      !isExpert &&
      certificates.some(({ validFrom, validTo }) => validFrom <= WINDOW.start && validTo >= WINDOW.end),
  );
  const counting = avoidances.filter(
    ({ status, validFrom, validTo }) =>
      status !== "rejected" &&
      !(validFrom !== undefined && validFrom > WINDOW.end) &&
      !(validTo !== undefined && validTo < WINDOW.start),
  );
  const withdrawn = counting.some(
    (avoidance) =>
      pair.some(({ id }) => id === avoidance.inspectorId) && (touches(avoidance, target) || isOneOf(avoidance, pair)),
  );
  return competent && entitled && !withdrawn && pair.some(({ canLead }) => canLead !== false);
}

function touches({ against, refId }: Avoidance, target: Target): boolean {
  switch (against) {
    case "target":
      return target.id === refId;
    case "group":
      return target.groupId === refId;
    case "unit":
      return target.localOfficeId === refId;
    case "region":
      return target.regionCode.slice(0, refId.length) === refId;
    case "inspector":
      return false;
  }
}

function isOneOf({ against, refId }: Avoidance, pair: readonly Inspector[]): boolean {
  return against === "inspector" && pair.some(({ id }) => id === refId);
}

function assignOrRefuse(options: AssignAllOptions): Assignment | undefined {
  try {
    return assignAll(options);
  } catch (error) {
    if (error instanceof DoubleRandomError && error.code === "ASSIGNMENT_INFEASIBLE") return undefined;
    throw error;
  }
}

test("teams exist exactly when a search over all pairs finds one for each target, and every member may be there", () => {
  let feasible = 0;
  fc.assert(
    fc.property(cases(), (input) => {
      const { targets, inspectors } = input;
      const byId = new Map(inspectors.map((inspector) => [inspector.id, inspector]));
      const found = new Map(
        targets.map((target) => [
          target.id,
          allSubsets(inspectors, 2).filter((pair) => mayInspect(pair, target, input)),
        ]),
      );
      const assignment = assignOrRefuse(input);
      expect(assignment !== undefined).toBe([...found.values()].every((pairs) => pairs.length > 0));
      if (!assignment) return;
      feasible += 1;
      expect(assignment.teams.map(({ targetId }) => targetId).sort()).toEqual(targets.map(({ id }) => id).sort());
      for (const team of assignment.teams) {
        const members = membersOf(team);
        const target = targets.find(({ id }) => id === team.targetId)!;
        expect(new Set(members).size).toBe(2);
        expect(
          mayInspect(
            members.map((id) => byId.get(id)!),
            target,
            input,
          ),
        ).toBe(true);
        expect(team.eligiblePairs).toBe(found.get(team.targetId)!.length);
        expect(byId.get(team.members[0]!.inspectorId)!.canLead).not.toBe(false);
      }
    }),
    RUNS,
  );
  expect(feasible).toBeGreaterThan(RUNS.numRuns / 10);
  expect(feasible).toBeLessThan((RUNS.numRuns * 9) / 10);
});

test("the order of targets, roster and withdrawals does not matter", () => {
  const permuted = cases().chain((input) =>
    fc.record({
      input: fc.constant(input),
      other: fc.record({
        targets: permutation(input.targets),
        inspectors: permutation(input.inspectors),
        avoidances: permutation(input.avoidances),
      }),
    }),
  );
  fc.assert(
    fc.property(permuted, ({ input, other }) => {
      expect(assignOrRefuse({ ...input, ...other })).toEqual(assignOrRefuse(input));
    }),
    RUNS,
  );
});

test("input is left as it was", () => {
  fc.assert(
    fc.property(cases(), (input) => {
      const before = JSON.stringify(input);
      const free = assignOrRefuse(input);
      expect(JSON.stringify(input)).toBe(before);
      expect(assignOrRefuse(deepFreeze(input))).toEqual(free);
    }),
    { ...RUNS, numRuns: 100 },
  );
});

test("removing one withdrawal changes only the teams that it can touch", () => {
  let changed = 0;
  fc.assert(
    fc.property(cases(), fc.nat(), (input, choice) => {
      const before = assignOrRefuse(input);
      if (!before || input.avoidances.length === 0) return;
      const removed = input.avoidances[choice % input.avoidances.length]!;
      const after = assignOrRefuse({ ...input, avoidances: input.avoidances.filter(({ id }) => id !== removed.id) });
      expect(after).toBeDefined();
      const teamsAfter = teamsByTarget(after!);
      for (const team of before.teams) {
        const now = teamsAfter.get(team.targetId)!;
        const target = input.targets.find(({ id }) => id === team.targetId)!;
        const freed = removed.against === "inspector" ? [removed.inspectorId, removed.refId] : [removed.inspectorId];
        if (removed.against !== "inspector" && !touches(removed, target)) expect(now).toEqual(team);
        if (JSON.stringify(now.members) === JSON.stringify(team.members)) continue;
        changed += 1;
        expect(freed.every((id) => membersOf(now).includes(id))).toBe(true);
        expect(now.ticket < team.ticket).toBe(true);
      }
    }),
    RUNS,
  );
  expect(changed).toBeGreaterThan(0);
});

test("a withdrawal that was rejected changes nothing", () => {
  fc.assert(
    fc.property(cases(), avoidanceOf(), (input, fields) => {
      const rejected: Avoidance = { ...fields, id: "V-rejected", status: "rejected" };
      expect(assignOrRefuse({ ...input, avoidances: [...input.avoidances, rejected] })).toEqual(assignOrRefuse(input));
    }),
    RUNS,
  );
});

test("an inspector more or less moves only the targets that pairs with that inspector win", () => {
  fc.assert(
    fc.property(cases(), (input) => {
      const all = assignOrRefuse(input);
      const [extra, ...rest] = input.inspectors;
      if (!all || !extra) return;
      const named = ({ inspectorId, refId }: Avoidance): boolean => inspectorId === extra.id || refId === extra.id;
      const fewer = assignOrRefuse({
        ...input,
        inspectors: rest,
        avoidances: input.avoidances.filter((each) => !named(each)),
      });
      if (!fewer) return;
      const teamsWithout = teamsByTarget(fewer);
      for (const team of all.teams) {
        if (!membersOf(team).includes(extra.id))
          expect(membersOf(teamsWithout.get(team.targetId)!)).toEqual(membersOf(team));
      }
    }),
    RUNS,
  );
});

const ROSTER = idsOf("I", 6);
const DIRECTORY = idsOf("U", 4);

function cases(): fc.Arbitrary<Case> {
  const flag = fc.integer({ min: 0, max: 9 }).map((value) => value === 0);
  const certificate = fc.constantFrom(
    { validFrom: "2022-01-01", validTo: "2026-12-31" },
    { validFrom: "2024-05-01", validTo: "2024-11-30" },
    { validFrom: "2024-05-02", validTo: "2026-12-31" },
    { validFrom: "2022-01-01", validTo: "2024-11-29" },
  );
  const inspector = fc.record({
    away: flag,
    isExpert: flag,
    canLead: fc.boolean(),
    certificates: fc.array(certificate, { minLength: 1, maxLength: 3 }),
    competences: fc.subarray(["food", "prices"]),
  });
  const target = fc.record({
    regionCode: fc.constantFrom("140581103", "140581104", "140582101"),
    groupId: fc.constantFrom("G-1", "G-2"),
    localOfficeId: fc.constantFrom("office-1", "office-2"),
  });
  const items = fc.subarray([
    { id: "meals", name: "Invented meals", competence: "food" },
    { id: "tags", name: "Invented price tags", competence: "prices" },
    { id: "signs", name: "Invented signs" },
  ]);
  return fc
    .record({
      inspectors: fc.array(inspector, { minLength: 2, maxLength: ROSTER.length }),
      targets: fc.array(target, { maxLength: DIRECTORY.length }),
      avoidances: fc.array(avoidanceOf(), { maxLength: 5 }),
      items,
      competence: fc.constantFrom("one-member", "all-members"),
      seed: fc.nat(10_000),
    })
    .map(({ inspectors, targets, avoidances, items: asked, competence, seed }) => ({
      inspectors: inspectors.map(({ away, ...fields }, index) =>
        smallInspector({ id: ROSTER[index]!, active: !away, ...fields }),
      ),
      targets: targets.map((fields, index) => smallTarget({ id: DIRECTORY[index]!, ...fields })),
      avoidances: avoidances
        .filter(({ inspectorId, against, refId }) =>
          [inspectorId, ...(against === "inspector" ? [refId] : [])].every(
            (id) => ROSTER.indexOf(id) < inspectors.length,
          ),
        )
        .map((avoidance, index) => ({ ...avoidance, id: `V-${String(index)}` })),
      task: { items: asked },
      policies: { competence },
      seed,
    }));
}

/** A withdrawal among the first inspectors, who are in every roster. */
function avoidanceOf(): fc.Arbitrary<Avoidance> {
  const rule = fc.constantFrom<Pick<Avoidance, "against" | "refId">>(
    { against: "target", refId: "U001" },
    { against: "group", refId: "G-1" },
    { against: "unit", refId: "office-1" },
    { against: "region", refId: "140581" },
    { against: "region", refId: "140582101" },
    { against: "inspector", refId: "I001" },
    { against: "inspector", refId: "I002" },
  );
  const validity = fc.constantFrom<Pick<Avoidance, "validFrom" | "validTo">>(
    {},
    { validTo: "2024-04-30" },
    { validTo: "2024-05-01" },
    { validFrom: "2024-11-30" },
    { validFrom: "2024-12-01" },
  );
  return fc
    .record({
      inspectorId: fc.constantFrom("I001", "I002"),
      rule,
      validity,
      status: fc.constantFrom("declared", "applied", "upheld", "rejected"),
    })
    .map(({ inspectorId, rule: { against, refId }, validity: days, status }) => ({
      id: "V",
      inspectorId,
      against,
      refId: refId === inspectorId ? (refId === "I001" ? "I002" : "I001") : refId,
      ground: "self-declared",
      status,
      ...days,
    }));
}

function permutation<T>(items: readonly T[]): fc.Arbitrary<readonly T[]> {
  return fc.shuffledSubarray([...items], { minLength: items.length, maxLength: items.length });
}

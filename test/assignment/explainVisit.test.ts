import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import {
  drawPlan,
  type Evidence,
  type Inspector,
  type PlanRecord,
  type Policies,
  type VisitExplanation,
} from "double-random";
import { explainVisit, formatExplanation } from "double-random/explain";
import { allSubsets } from "../support/allSubsets.js";
import { errorOf, expertsOf, membersOf, smallAvoidance } from "../support/assignAll.js";
import {
  keepsTeamRules,
  mayBeMember,
  mayMeet,
  visitsByDefinition,
  type OracleInput,
  type OracleVisit,
} from "../support/assignmentOracle.js";
import { AS_OF, idsOf, seedNumber, smallInspector, smallPlan, smallTarget, smallTask } from "../support/smallPlan.js";

/** Ten inspectors, of whom five can never come for different reasons and two withdraw from some targets; two experts. */
const INSPECTORS: readonly Inspector[] = [
  smallInspector({ id: "able-1", unitId: "office-1", competences: ["food"] }),
  smallInspector({ id: "able-2", unitId: "office-2", competences: ["food"] }),
  smallInspector({ id: "able-3", unitId: "office-2", canLead: false }),
  smallInspector({ id: "able-4", unitId: "office-3" }),
  smallInspector({ id: "able-5", unitId: "office-3" }),
  smallInspector({ id: "away", absences: [{ from: "2024-01-01", reason: "leave" }] }),
  smallInspector({ id: "inactive", active: false }),
  smallInspector({ id: "lapsed", certificates: [{ validFrom: "2022-01-01", validTo: "2024-06-30" }] }),
  smallInspector({ id: "elsewhere", regionCode: "140582" }),
  smallInspector({ id: "x-1", isExpert: true, certificates: [] }),
  smallInspector({ id: "x-2", isExpert: true, certificates: [] }),
];
const TARGETS = idsOf("U", 8).map((id, index) =>
  smallTarget({ id, groupId: `G-${String(index % 2)}`, localOfficeId: "office-1" }),
);
const EVIDENCE: Evidence = {
  plan: smallPlan(
    smallTask({
      items: [{ id: "meals", name: "Invented meals", competence: "food" }],
      team: { experts: [{ experts: 1 }] },
    }),
  ),
  targets: TARGETS,
  inspectors: INSPECTORS,
  avoidances: [
    smallAvoidance({ id: "V-1", inspectorId: "able-1", against: "group", refId: "G-1" }),
    smallAvoidance({ id: "V-2", inspectorId: "able-4", against: "target", refId: "U003" }),
    smallAvoidance({ id: "V-3", inspectorId: "able-4", against: "inspector", refId: "able-2" }),
    smallAvoidance({ id: "V-4", inspectorId: "able-5", against: "target", refId: "U004", status: "rejected" }),
  ],
};
const METHODS = ["balanced/1", "pair-ticket/1"] as const;

function drawn(policies: Partial<Policies>, evidence: Evidence = EVIDENCE): PlanRecord {
  return drawPlan({ ...evidence, asOf: AS_OF, seed: seedNumber(3), policies });
}

/** A visit as its definition has it, with everything that the definition of a team needs. */
function oracleOf({ policies }: PlanRecord, visitId: string): readonly [OracleVisit, OracleInput] {
  const { plan, targets, inspectors, avoidances } = EVIDENCE;
  const input = { targets, inspectors, avoidances, tasks: plan.tasks, policies };
  return [visitsByDefinition(input).find((visit) => visit.visitId === visitId)!, input];
}

describe.each(METHODS)("by %s", (assignment) => {
  const record = drawn({ assignment });
  const explained = record.assignment.visits.map(({ visitId }) => explainVisit({ ...EVIDENCE, record, visitId }));

  test("the visit is that of the record, with how it was drawn", () => {
    expect(explained.map(({ visit }) => visit)).toEqual(record.assignment.visits);
    expect(explained.every(({ method, places }) => method === assignment && places === 2)).toBe(true);
  });

  test("everybody of the roster is there, with what became of them", () => {
    for (const { visit, inspectors } of explained) {
      const [planned, input] = oracleOf(record, visit.visitId);
      expect(inspectors.map(({ inspectorId }) => inspectorId)).toEqual(INSPECTORS.map(({ id }) => id).sort());
      for (const { inspectorId, outcome, reason } of inspectors) {
        const seat = visit.team.find((member) => member.inspectorId === inspectorId);
        const inspector = INSPECTORS.find(({ id }) => id === inspectorId)!;
        const eligible = mayBeMember(inspector, planned, input);
        expect(outcome).toBe(seat?.role ?? (eligible ? "not-chosen" : "not-eligible"));
        expect(reason !== undefined).toBe(outcome === "not-eligible");
      }
    }
  });

  test("the reasons are those that the roster and the withdrawals give", () => {
    const always = {
      away: "absent",
      inactive: "inactive",
      lapsed: "certificate-expires-in-window",
      elsewhere: "other-region",
    };
    for (const { visit, inspectors } of explained) {
      const withdrawn: Record<string, string> = {
        ...(Number(visit.targetId.slice(1)) % 2 === 0 && { "able-1": "V-1" }),
        ...(visit.targetId === "U003" && { "able-4": "V-2" }),
      };
      const [expert] = expertsOf(visit);
      const expected = {
        ...always,
        ...Object.fromEntries(["x-1", "x-2"].filter((id) => id !== expert).map((id) => [id, "expert"])),
        ...Object.fromEntries(Object.keys(withdrawn).map((id) => [id, "avoids-target"])),
      };
      const given = inspectors.flatMap(({ inspectorId, reason }) => (reason ? [[inspectorId, reason] as const] : []));
      expect(Object.fromEntries(given)).toEqual(expected);
      const named = inspectors.flatMap((each) =>
        each.avoidanceId ? [[each.inspectorId, each.avoidanceId] as const] : [],
      );
      expect(Object.fromEntries(named)).toEqual(withdrawn);
    }
  });

  test("loads are those of the record", () => {
    const loads = new Map(record.assignment.loads.map((load) => [load.inspectorId, load]));
    for (const { inspectorId, visits, expected } of explained.flatMap(({ inspectors }) => inspectors)) {
      expect([visits, expected]).toEqual([loads.get(inspectorId)?.visits, loads.get(inspectorId)?.expected]);
    }
    expect(loads.get("able-1")).toBeDefined();
    expect(loads.get("inactive")).toBeUndefined();
  });

  test("the chances are those of the places, from the least to the most that the visit states", () => {
    for (const { visit, inspectors } of explained) {
      const chances = inspectors.flatMap(({ inspectorId, chance }) =>
        chance === undefined ? [] : [{ inspectorId, chance }],
      );
      if (assignment === "pair-ticket/1") {
        expect(chances).toEqual([]);
        continue;
      }
      const [planned, input] = oracleOf(record, visit.visitId);
      const eligible = INSPECTORS.filter((inspector) => mayBeMember(inspector, planned, input)).map(({ id }) => id);
      expect(chances.map(({ inspectorId }) => inspectorId)).toEqual([...eligible, "x-1", "x-2"].sort());
      const ofMembers = chances.filter(({ inspectorId }) => eligible.includes(inspectorId)).map(({ chance }) => chance);
      const byValue = [...ofMembers].sort((a, b) => valueOf(a) - valueOf(b));
      expect([byValue[0], byValue.at(-1)]).toEqual([visit.leastChance, visit.mostChance]);
      expect(ofMembers.map(valueOf).reduce((a, b) => a + b)).toBeCloseTo(2, 12);
      expect(chances.filter(({ inspectorId }) => inspectorId.startsWith("x-")).map(({ chance }) => chance)).toEqual([
        "1/2",
        "1/2",
      ]);
    }
  });

  test("rules about the team are those that can bind, and who must not meet", () => {
    const rulesOf = (targetId: string): readonly string[] =>
      explained.find(({ visit }) => visit.targetId === targetId)!.rules;
    expect(rulesOf("U001")).toEqual([
      "competence.food: at least 1 of 2 eligible",
      "lead: at least 1 of 4 eligible",
      "apart.able-2.able-4: not both",
    ]);
    expect(rulesOf("U002")).toEqual([
      "competence.food: at least 1 of 1 eligible",
      "lead: at least 1 of 3 eligible",
      "apart.able-2.able-4: not both",
    ]);
    expect(rulesOf("U003")).toEqual(["competence.food: at least 1 of 2 eligible", "lead: at least 1 of 3 eligible"]);
  });

  test("evidence that is not the one drawn from is refused, naming the list", () => {
    const spoiled: Readonly<Record<string, Evidence>> = {
      plan: { ...EVIDENCE, plan: { ...EVIDENCE.plan, title: "Another invented plan" } },
      targets: { ...EVIDENCE, targets: [...TARGETS, smallTarget({ id: "U009" })] },
      inspectors: { ...EVIDENCE, inspectors: INSPECTORS.map((each) => ({ ...each, name: "Invented" })) },
      avoidances: { ...EVIDENCE, avoidances: EVIDENCE.avoidances.slice(1) },
    };
    const { visitId } = record.assignment.visits[0]!;
    for (const [name, evidence] of Object.entries(spoiled)) {
      const error = errorOf(() => explainVisit({ ...evidence, record, visitId }));
      expect([error.code, error.path]).toEqual(["EVIDENCE_MISMATCH", name]);
    }
    const reversed = {
      ...EVIDENCE,
      inspectors: [...INSPECTORS].reverse(),
      targets: [...TARGETS].reverse(),
      avoidances: [...EVIDENCE.avoidances].reverse(),
    };
    expect(explainVisit({ ...reversed, record, visitId })).toEqual(explained[0]);
  });

  test("a visit that the record does not have is an error that names one that it has", () => {
    const error = errorOf(() => explainVisit({ ...EVIDENCE, record, visitId: "T01/U999" }));
    expect(error).toMatchObject({ code: "REFERENCE_UNKNOWN", path: "visitId", received: '"T01/U999"' });
    expect(error.expected).toContain("such as T01/U001");
  });

  test("the table has a row for everybody, with the withdrawal", () => {
    const explanation = explained.find(({ visit }) => visit.targetId === "U004")!;
    const lines = formatExplanation(explanation).split("\n");
    const { visit, inspectors } = explanation;
    expect(lines.slice(0, 3)).toEqual([
      "# Visit T01/U004",
      "",
      assignment === "balanced/1"
        ? `2024-05-01 to 2024-11-30, 2 members by balanced/1: of 4 eligible inspectors each had the chance ${visit.leastChance!} to 1.`
        : `2024-05-01 to 2024-11-30, 2 members by pair-ticket/1: each of ${String(visit.eligibleTeams)} eligible teams had the same chance.`,
    ]);
    const header = lines.indexOf("| inspector | outcome | why not | chance | visits in this draw | expected |");
    expect(lines[header + 1]).toBe("| --- | --- | --- | --: | --: | --: |");
    const cells = lines.slice(header + 2, header + 2 + inspectors.length).map((line) => line.slice(2, -2).split(" | "));
    expect(cells.map(([id, outcome]) => [id, outcome])).toEqual(
      inspectors.map((each) => [each.inspectorId, each.outcome]),
    );
    const rowOf = (id: string): readonly string[] => cells.find(([name]) => name === id)!;
    expect(rowOf("able-1")[2]).toBe("avoids-target (V-1)");
    expect(rowOf("inactive").slice(1)).toEqual(["not-eligible", "inactive", "", "", ""]);
    const load = record.assignment.loads.find(({ inspectorId }) => inspectorId === "able-2")!;
    const chance = assignment === "balanced/1" ? "1" : "";
    expect(rowOf("able-2").slice(3)).toEqual([chance, String(load.visits), load.expected ?? ""]);
    expect(lines).toContain("Rules for the team:");
    expect(lines).toContain("- competence.food: at least 1 of 1 eligible");
    expect(lines.join("\n")).not.toMatch(/undefined|NaN|\[object/);
  });
});

function valueOf(chance: string): number {
  const [numerator, denominator = "1"] = chance.split("/");
  return Number(numerator) / Number(denominator);
}

describe("teams that were passed over, by pair-ticket/1", () => {
  const record = drawn({ assignment: "pair-ticket/1" });
  const { seed } = record.tasks[0]!;
  const ticketOf = (targetId: string, ids: readonly string[]): string =>
    createHash("sha256")
      .update(`dr1:pair:${seed}:${targetId}:${ids.join(":")}`)
      .digest("hex");

  test("are exactly the teams of the roster with smaller tickets, by ticket, and each has a true reason", () => {
    let seen = 0;
    for (const { visitId, targetId, ticket } of record.assignment.visits) {
      const [planned, input] = oracleOf(record, visitId);
      const { passedOver } = explainVisit({ ...EVIDENCE, record, visitId });
      const smaller = allSubsets(INSPECTORS.map(({ id }) => id).sort(), 2)
        .map((ids) => ({ ids, ticket: ticketOf(targetId, ids) }))
        .filter((team) => team.ticket < ticket!)
        .sort((a, b) => (a.ticket < b.ticket ? -1 : 1));
      expect(passedOver!.map((team) => ({ ids: team.inspectorIds, ticket: team.ticket }))).toEqual(smaller);
      for (const { inspectorIds, ineligible, brokenRules } of passedOver!) {
        seen += 1;
        const members = inspectorIds.map((id) => INSPECTORS.find((inspector) => inspector.id === id)!);
        const unable = members.filter((member) => !mayBeMember(member, planned, input)).map(({ id }) => id);
        expect(ineligible.map(({ inspectorId }) => inspectorId)).toEqual(unable);
        if (unable.length > 0) {
          expect(brokenRules).toEqual([]);
          continue;
        }
        const meets = mayMeet(members, planned.window, input);
        expect(keepsTeamRules(members, planned, input) && meets).toBe(false);
        expect(brokenRules.some((rule) => rule.startsWith("apart."))).toBe(!meets);
        expect(brokenRules.includes("competence.food")).toBe(
          members.every(({ competences }) => !competences?.includes("food")),
        );
        expect(brokenRules.includes("lead")).toBe(members.every(({ canLead }) => canLead === false));
        expect(brokenRules.length).toBeGreaterThan(0);
      }
    }
    expect(seen).toBeGreaterThan(20);
  });

  test("are in the table with their reasons, or there are none", () => {
    const plain = { ...EVIDENCE, inspectors: INSPECTORS.slice(0, 2), avoidances: [], plan: smallPlan(smallTask()) };
    const undisputed = drawn({ assignment: "pair-ticket/1" }, plain);
    const texts = [
      ...record.assignment.visits.map(({ visitId }) => explainVisit({ ...EVIDENCE, record, visitId })),
      explainVisit({ ...plain, record: undisputed, visitId: "T01/U001" }),
    ].map((explanation) => ({ explanation, text: formatExplanation(explanation) }));
    for (const { explanation, text } of texts) {
      const { passedOver = [] } = explanation;
      expect(text.endsWith("No team has a smaller ticket.")).toBe(passedOver.length === 0);
      for (const { inspectorIds, ticket, ineligible, brokenRules } of passedOver) {
        const why = [...ineligible.map(({ inspectorId, reason }) => `${inspectorId} ${reason}`), ...brokenRules];
        expect(text).toContain(`| ${inspectorIds.join(", ")} | ${ticket.slice(0, 12)}… | ${why.join(", ")} |`);
      }
    }
    expect(texts.at(-1)!.explanation.passedOver).toEqual([]);
  });

  test("are of the size of the team", () => {
    const plan = smallPlan(smallTask({ team: { size: 3 } }));
    const evidence = { ...EVIDENCE, plan, avoidances: [] };
    const threes = drawn({ assignment: "pair-ticket/1" }, evidence);
    const { passedOver, places } = explainVisit({ ...evidence, record: threes, visitId: "T01/U001" });
    expect(places).toBe(3);
    expect(passedOver!.length).toBeGreaterThan(0);
    expect(passedOver!.every(({ inspectorIds }) => inspectorIds.length === 3)).toBe(true);
    for (const { inspectorIds, ineligible } of passedOver!) {
      expect(inspectorIds).toEqual([...inspectorIds].sort());
      expect(ineligible.length).toBeGreaterThan(0);
    }
  });

  test("are not looked for by balanced/1, which has no tickets", () => {
    const balanced = drawn({});
    expect(explainVisit({ ...EVIDENCE, record: balanced, visitId: "T01/U001" })).not.toHaveProperty("passedOver");
  });
});

test("by balanced/1 equal chances are one number in the table", () => {
  const evidence = { ...EVIDENCE, inspectors: INSPECTORS.slice(0, 5), avoidances: [], plan: smallPlan(smallTask()) };
  const record = drawn({}, evidence);
  const explanation: VisitExplanation = explainVisit({ ...evidence, record, visitId: "T01/U001" });
  expect(formatExplanation(explanation)).toContain(": of 5 eligible inspectors each had the chance 2/5.");
  expect(membersOf(explanation.visit)).toHaveLength(2);
});

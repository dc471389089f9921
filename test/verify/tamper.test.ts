import { describe, expect, it } from "vitest";
import {
  drawPlan,
  verifyRecord,
  type Assignment,
  type Evidence,
  type Inspector,
  type PlanRecord,
  type VerificationReport,
  type Visit,
} from "double-random";
import { sealRecord } from "../../src/record/sealRecord.js";
import { BUSY_POLICIES, busyEvidence, smallEvidence, SMALL_SEED } from "../support/smallEvidence.js";

const evidence = smallEvidence();
const record = drawPlan({ ...evidence, asOf: "2024-04-30", seed: SMALL_SEED, policies: { reservePerStratum: 1 } });

/** A draw with everything that an assignment can have, and one by tickets. */
const busy = busyEvidence();
const withTickets: Evidence = { ...busy, inspectors: busy.inspectors.map(({ mostVisits: _, ...each }) => each) };
const DRAWS: Readonly<Record<string, { readonly evidence: Evidence; readonly record: PlanRecord }>> = {
  "balanced/1": {
    evidence: busy,
    record: drawPlan({ ...busy, asOf: "2024-04-30", seed: SMALL_SEED, policies: BUSY_POLICIES }),
  },
  "pair-ticket/1": {
    evidence: withTickets,
    record: drawPlan({
      ...withTickets,
      asOf: "2024-04-30",
      seed: SMALL_SEED,
      policies: { assignment: "pair-ticket/1" },
    }),
  },
};

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
type Path = readonly (string | number)[];

/** Every leaf of a JSON value. */
function leaves(value: Json, path: Path = []): Path[] {
  if (typeof value !== "object" || value === null) return [path];
  return Object.entries(value).flatMap(([key, item]) =>
    leaves(item, [...path, Array.isArray(value) ? Number(key) : key]),
  );
}

/** Of the leaves that differ only in their place in lists, the first and the last. */
function firstAndLast(paths: readonly Path[]): readonly Path[] {
  const kinds = new Map<string, Path[]>();
  for (const path of paths) {
    const kind = path.map((step) => (typeof step === "number" ? "*" : step)).join(".");
    const known = kinds.get(kind);
    if (known) known.push(path);
    else kinds.set(kind, [path]);
  }
  return [...kinds.values()].flatMap((same) => [...new Set([same[0]!, same.at(-1)!])]);
}

function changed(value: Json, path: Path, change: (leaf: Json) => Json): Json {
  const [step, ...rest] = path;
  if (step === undefined) return change(value);
  if (Array.isArray(value))
    return value.map((item: Json, index) => (index === step ? changed(item, rest, change) : item));
  return Object.fromEntries(
    Object.entries(value as object).map(([key, item]) => [
      key,
      key === step ? changed(item as Json, rest, change) : (item as Json),
    ]),
  );
}

/** Another value of the same type and, where a form is demanded, of the same form. */
function otherLeaf(leaf: Json): Json {
  if (typeof leaf === "number") return leaf + 1;
  if (typeof leaf === "boolean") return !leaf;
  const text = leaf as string;
  if (/^[0-9a-f]{64}$/.test(text)) return `${text.slice(0, -1)}${text.endsWith("0") ? "1" : "0"}`;
  if (text === "sha256") return "sm3";
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return `${text.slice(0, 4)}-01-02`;
  if (/^\d+(\/\d+)?$/.test(text)) return text === "1" ? "2" : "1";
  return `${text}x`;
}

function failedIds({ checks }: VerificationReport): string[] {
  return checks.filter(({ status }) => status === "fail").map(({ id }) => id);
}

describe("verifyRecord", () => {
  it("accepts the record it was given, and says last what it did not check", () => {
    const report = verifyRecord(record, evidence);
    expect(failedIds(report)).toEqual([]);
    expect(report.ok).toBe(true);
    const open = report.checks.filter(({ status }) => status === "not-checked");
    expect(report.checks.slice(-open.length)).toEqual(open);
    expect(open.map(({ level }) => level)).toEqual(["L2", "L3", "L4", "L5", "L6"]);
  });

  it("accepts a record that went through JSON, with the evidence in another order", () => {
    const reversed = {
      plan: { ...evidence.plan, tasks: [...evidence.plan.tasks].reverse() },
      targets: [...evidence.targets].reverse(),
      inspectors: [...evidence.inspectors].reverse(),
      avoidances: [...evidence.avoidances].reverse(),
      exclusions: [...evidence.exclusions].reverse(),
    };
    expect(verifyRecord(JSON.parse(JSON.stringify(record)), reversed).ok).toBe(true);
  });

  const paths = leaves(record as unknown as Json).filter(([first]) => first !== "recordHash");

  it.each(paths.map((path) => [path.join("."), path] as const))(
    "refuses a change of %s by the hash of the record",
    (_, path) => {
      const report = verifyRecord(changed(record as unknown as Json, path, otherLeaf), {});
      expect(report.ok).toBe(false);
      expect(failedIds(report).some((id) => id === "record.hash" || id === "record.schema")).toBe(true);
    },
  );

  /** Free text about the source, which nothing but the seed depends on, is bound by the seed. */
  const outsideTeams = firstAndLast(paths).filter(([first]) => first !== "assignment");
  it.each(outsideTeams.map((path) => [path.join("."), path] as const))(
    "refuses a change of %s that was sealed again",
    (_, path) => {
      const forged = changed(record as unknown as Json, path, otherLeaf);
      const sealed = sealRecord(forged as unknown as PlanRecord);
      const failed = failedIds(verifyRecord(sealed, evidence));
      expect(failed).not.toEqual([]);
      expect(failed).not.toContain("record.hash");
    },
  );

  it("refuses a record whose order or stratum is swapped, dropped or doubled", () => {
    const task = record.tasks[0]!;
    const forgeries: Partial<typeof task>[] = [
      { selected: [...task.selected].reverse() },
      { selected: task.selected.slice(1) },
      { selected: [...task.selected, task.selected[0]!] },
      { strata: task.strata.slice(1) },
      { strata: [...task.strata].reverse() },
      { warnings: [] },
      { warnings: [...task.warnings, { code: "OVERLAP", message: "x" }] },
      { frame: { ...task.frame, exclusions: [] } },
    ];
    for (const forgery of forgeries) {
      const tasks = [{ ...task, ...forgery }, ...record.tasks.slice(1)];
      expect(verifyRecord(sealRecord({ ...record, tasks }), evidence).ok, JSON.stringify(forgery).slice(0, 80)).toBe(
        false,
      );
    }
    expect(verifyRecord(sealRecord({ ...record, tasks: [...record.tasks].reverse() }), evidence).ok).toBe(false);
    expect(verifyRecord(sealRecord({ ...record, tasks: [task, task] }), evidence).ok).toBe(false);
  });

  it("refuses evidence that is not what was drawn from, naming which", () => {
    const [target, ...targets] = evidence.targets;
    const [inspector, ...inspectors] = evidence.inspectors;
    const cases = [
      ["evidence.plan", { ...evidence, plan: { ...evidence.plan, title: "another" } }],
      ["evidence.targets", { ...evidence, targets }],
      ["evidence.targets", { ...evidence, targets: [{ ...target!, name: "another" }, ...targets] }],
      ["evidence.inspectors", { ...evidence, inspectors: [{ ...inspector!, unitId: "another" }, ...inspectors] }],
      ["evidence.avoidances", { ...evidence, avoidances: [] }],
      ["evidence.exclusions", { ...evidence, exclusions: [] }],
    ] as const;
    for (const [id, spoiled] of cases) expect(failedIds(verifyRecord(record, spoiled))).toContain(id);
  });

  it("says what is missing when evidence is missing, and does not say yes", () => {
    const report = verifyRecord(record, { plan: evidence.plan, targets: evidence.targets });
    expect(report.ok).toBe(false);
    expect(failedIds(report)).toEqual([]);
    expect(report.checks.find(({ id }) => id === "evidence")?.message).toContain("inspectors, avoidances");
  });

  it("says which tasks of the plan the record leaves out", () => {
    const part = drawPlan({ ...evidence, asOf: "2024-04-30", seed: SMALL_SEED, taskIds: ["T02"] });
    const report = verifyRecord(part, evidence);
    expect(report.ok).toBe(true);
    expect(report.checks.find(({ id }) => id === "plan.tasks")).toMatchObject({ status: "not-checked", level: "L6" });
    expect(part.tasks[0]).toEqual({ ...record.tasks[1], strata: part.tasks[0]?.strata });
  });

  it.each([
    ["nothing", undefined],
    ["a number", 7],
    ["a list", []],
    ["another protocol", { ...record, protocol: "dr2" }],
    ["an unknown field", { ...record, note: "x" }],
    ["an unknown method", { ...record, policies: { ...record.policies, selection: "ticket/2" } }],
    ["a prototype key", JSON.parse('{"__proto__":{"protocol":"dr1"}}')],
    [
      "a throwing getter",
      Object.defineProperty({}, "protocol", {
        enumerable: true,
        get: () => {
          throw new Error("no");
        },
      }),
    ],
  ])("answers %s with a failed check and never throws", (_, value) => {
    const report = verifyRecord(value, evidence);
    expect(report.ok).toBe(false);
    expect(failedIds(report)).toEqual(["record.schema"]);
  });
});

describe.each(Object.entries(DRAWS))("the teams of a draw by %s", (method, draw) => {
  const { assignment } = draw.record;
  const visits = assignment.visits;

  /** What fails after a change of the assignment that was sealed again. */
  function forged(changes: Partial<Assignment>): VerificationReport {
    const tampered = sealRecord({ ...draw.record, assignment: { ...assignment, ...changes } });
    const report = verifyRecord(tampered, draw.evidence);
    expect(report.ok).toBe(false);
    return report;
  }

  function withVisit(index: number, change: Partial<Visit>): readonly Visit[] {
    return visits.map((visit, place) => (place === index ? { ...visit, ...change } : visit));
  }

  it("are verified as they are, with every part that an assignment can have", () => {
    expect(failedIds(verifyRecord(draw.record, draw.evidence))).toEqual([]);
    expect(assignment.method).toBe(method);
    expect(assignment.ineligible.length).toBeGreaterThan(0);
    expect(visits.some(({ avoided }) => avoided.length > 0)).toBe(true);
    expect(visits.some(({ taskIds }) => taskIds.length > 1)).toBe(true);
    expect(visits.some(({ team }) => team.some(({ role }) => role === "expert"))).toBe(true);
    const codes = assignment.warnings.map(({ code }) => code);
    expect(codes).toEqual(expect.arrayContaining(["VISITS_APART", "AVOIDANCE_UNDECLARED"]));
    if (method === "balanced/1") {
      expect(assignment.evened).toBeDefined();
      expect(assignment.repair).toBeDefined();
    }
  });

  const paths = firstAndLast(leaves(assignment as unknown as Json));
  it.each(paths.map((path) => [path.join("."), path] as const))(
    "refuse a change of %s that was sealed again",
    (_, path) => {
      const failed = failedIds(
        forged(changed(assignment as unknown as Json, path, otherLeaf) as unknown as Assignment),
      );
      expect(failed).not.toContain("record.hash");
      expect(failed.filter((id) => id !== "record.schema" && !id.startsWith("assignment."))).toEqual([]);
    },
  );

  it("name the visit if one member is another, and say who should be there", () => {
    for (const [index, { visitId, team }] of visits.entries()) {
      const outsider = draw.evidence.inspectors.find(
        ({ id, active, isExpert }) => active && !isExpert && !team.some(({ inspectorId }) => inspectorId === id),
      )!;
      const swapped = team.map((member, place) => (place === 1 ? { ...member, inspectorId: outsider.id } : member));
      const { checks } = forged({ visits: withVisit(index, { team: swapped }) });
      const message = checks.find(({ id }) => id === "assignment.recomputed")!.message;
      const stated = (members: Visit["team"]): string =>
        members.map(({ inspectorId, role }) => `${inspectorId} (${role})`).join(", ");
      expect(message).toBe(`visit ${visitId}: recomputed ${stated(team)}, the record says ${stated(swapped)}.`);
      const ofTickets = checks.find(({ id }) => id === "assignment.tickets");
      if (method === "pair-ticket/1") expect(ofTickets!.message).toContain(`The ticket of the team of ${visitId} is `);
      else expect(ofTickets).toBeUndefined();
    }
  });

  it("name the first visit and count the others if several are changed", () => {
    const leadless = visits.map((visit) => ({ ...visit, eligible: visit.eligible + 1 }));
    const { checks } = forged({ visits: leadless });
    const { eligible, visitId } = visits[0]!;
    expect(checks.find(({ id }) => id === "assignment.recomputed")!.message).toBe(
      `visit ${visitId}: eligible: recomputed ${String(eligible)}, the record says ${String(eligible + 1)}, and ${String(visits.length - 1)} more visits differ.`,
    );
  });

  it("refuse visits that are dropped, doubled, invented or in another order", () => {
    const [first, second, ...rest] = visits as [Visit, Visit, ...Visit[]];
    const messageFor = (changes: readonly Visit[]): string =>
      forged({ visits: changes }).checks.find(({ id }) => id === "assignment.recomputed")!.message;
    expect(messageFor([second, ...rest])).toBe(`visit ${first.visitId} is missing.`);
    expect(messageFor([...visits, { ...first, visitId: "T99/T-01" }])).toBe("visit T99/T-01 should not exist.");
    expect(messageFor([second, first, ...rest])).toMatch(/^\[0\]\.visitId: recomputed /);
    expect(messageFor([first, ...visits])).not.toBe("");
  });

  it("refuse a summary that leaves something out", () => {
    const summaries: readonly Partial<Assignment>[] = [
      { warnings: [] },
      { warnings: [...assignment.warnings].reverse() },
      { ineligible: assignment.ineligible.slice(1) },
      { loads: assignment.loads.slice(1) },
      { loads: [...assignment.loads].reverse() },
      { method: method === "balanced/1" ? "pair-ticket/1" : "balanced/1" },
      { evened: { inspectorIds: ["I-2"], allowance: "1/64" } },
      { repair: { places: 1, of: 2, searched: true } },
    ];
    for (const summary of summaries)
      expect(failedIds(forged(summary)), JSON.stringify(summary)).toContain("assignment.summary");
  });

  const { inspectors, avoidances } = draw.evidence;
  const onLeave = { absences: [{ from: "2024-01-01", reason: "leave" as const }] };
  const withSecond = (change: Partial<Inspector>): Partial<Evidence> => ({
    inspectors: inspectors.map((each, index) => (index === 1 ? { ...each, ...change } : each)),
  });

  it("refuse evidence that was changed after the draw and gives other teams", () => {
    const changes: readonly Partial<Evidence>[] = [
      { avoidances: [] },
      { avoidances: [...avoidances, { ...avoidances[0]!, id: "V-2", inspectorId: "I-2" }] },
      withSecond({ canLead: false }),
      withSecond({ regionCode: "1405", mostVisits: 100 }),
    ];
    for (const change of changes) {
      const failed = failedIds(verifyRecord(draw.record, { ...draw.evidence, ...change }));
      expect(failed).toContain(`evidence.${Object.keys(change)[0]!}`);
    }
  });

  it("refuse evidence from which no teams can be drawn, and name the list that was changed", () => {
    const nobody = inspectors.map((each, index) => ({ ...each, ...(index > 0 && onLeave) }));
    const failed = failedIds(verifyRecord(draw.record, { ...draw.evidence, inspectors: nobody }));
    expect(failed).toEqual(["evidence.inspectors", "recomputed"]);
  });
});

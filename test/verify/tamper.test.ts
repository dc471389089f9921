import { describe, expect, it } from "vitest";
import { drawPlan, verifyRecord, type PlanRecord, type VerificationReport } from "double-random";
import { sealRecord } from "../../src/record/sealRecord.js";
import { smallEvidence, SMALL_SEED } from "../support/smallEvidence.js";

const evidence = smallEvidence();
const record = drawPlan({ ...evidence, asOf: "2024-04-30", seed: SMALL_SEED, policies: { reservePerStratum: 1 } });

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
type Path = readonly (string | number)[];

/** Every leaf of a JSON value. */
function leaves(value: Json, path: Path = []): Path[] {
  if (typeof value !== "object" || value === null) return [path];
  return Object.entries(value).flatMap(([key, item]) =>
    leaves(item, [...path, Array.isArray(value) ? Number(key) : key]),
  );
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
      const report = verifyRecord(changed(record as unknown as Json, path, otherLeaf), evidence);
      expect(report.ok).toBe(false);
      expect(failedIds(report).some((id) => id === "record.hash" || id === "record.schema")).toBe(true);
    },
  );

  /** Free text about the source, which nothing but the seed depends on, is bound by the seed. */
  it.each(paths.map((path) => [path.join("."), path] as const))(
    "refuses a change of %s that was sealed again",
    (_, path) => {
      const forged = changed(record as unknown as Json, path, otherLeaf);
      const sealed = sealRecord(forged as unknown as PlanRecord);
      const failed = failedIds(verifyRecord(sealed, evidence));
      expect(failed).not.toEqual([]);
      expect(failed).not.toContain("record.hash");
    },
  );

  it("names the target whose team was changed", () => {
    const [task] = record.tasks;
    const [team] = task?.assignment.teams ?? [];
    const outsider = evidence.inspectors.find(
      ({ id, active }) => active && !team?.members.some(({ inspectorId }) => inspectorId === id),
    );
    const forged = changed(
      record as unknown as Json,
      ["tasks", 0, "assignment", "teams", 0, "members", 1, "inspectorId"],
      () => outsider?.id ?? "",
    );
    const report = verifyRecord(sealRecord(forged as unknown as PlanRecord), evidence);
    const message = report.checks.find(({ id }) => id === "task.T01.teams")?.message ?? "";
    expect(message).toContain(team?.targetId ?? "nobody");
    expect(failedIds(report)).toContain("task.T01.assignment");
  });

  it("refuses a record whose order, team or stratum is swapped, dropped or doubled", () => {
    const task = record.tasks[0]!;
    const { teams } = task.assignment;
    const forgeries: Partial<typeof task>[] = [
      { selected: [...task.selected].reverse() },
      { selected: task.selected.slice(1) },
      { selected: [...task.selected, task.selected[0]!] },
      { strata: task.strata.slice(1) },
      { strata: [...task.strata].reverse() },
      { assignment: { ...task.assignment, teams: teams.slice(1) } },
      { assignment: { ...task.assignment, teams: [teams[1]!, teams[0]!, ...teams.slice(2)] } },
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

import { describe, expect, it, test } from "vitest";
import type { TargetRecord, TeamRecord, VerificationReport } from "double-random";
import { drawTargets, verifyTargetRecord, verifyTeamRecord } from "double-random/stages";
import { sealRecord } from "../../src/record/sealRecord.js";
import { hostileValues } from "../support/hostileValues.js";
import { SMALL_SEED } from "../support/smallEvidence.js";
import { AS_OF } from "../support/smallPlan.js";
import { smallStages } from "../support/smallStages.js";

const stages = smallStages({
  avoidances: [
    { id: "V-1", inspectorId: "A", against: "target", refId: "T-01", ground: "kinship", status: "declared" },
  ],
});
const tickets = smallStages({ teamPolicies: { assignment: "pair-ticket/1" } });
const { plan, targets, inspectors, avoidances, first, second } = stages;
const ofFirst = { plan, targets };
const ofSecond = { inspectors, avoidances, received: [{ record: first, plan, targets }] };

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
type Path = readonly (string | number)[];

function leaves(value: Json, path: Path = []): Path[] {
  if (typeof value !== "object" || value === null) return [path];
  return Object.entries(value).flatMap(([key, item]) =>
    leaves(item, [...path, Array.isArray(value) ? Number(key) : key]),
  );
}

function changed(value: Json, [step, ...rest]: Path): Json {
  if (step === undefined) return otherLeaf(value);
  if (Array.isArray(value)) return value.map((item: Json, index) => (index === step ? changed(item, rest) : item));
  return Object.fromEntries(
    Object.entries(value as object).map(([key, item]) => [
      key,
      key === step ? changed(item as Json, rest) : (item as Json),
    ]),
  );
}

/** Another value of the same type and, where a form is demanded, of the same form. */
function otherLeaf(leaf: Json): Json {
  if (typeof leaf === "number") return leaf + 1;
  if (typeof leaf === "boolean") return !leaf;
  const text = leaf as string;
  if (/^[0-9a-f]{64}$/.test(text)) return `${text.slice(0, -1)}${text.endsWith("0") ? "1" : "0"}`;
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return `${text.slice(0, 4)}-01-02`;
  if (/^\d{6}$/.test(text)) return text === "140502" ? "140581" : "140502";
  if (/^\d+(\/\d+)?$/.test(text)) return text === "1" ? "2" : "1";
  const closed = ["province", "county", "sha256", "sm3", "lead", "member"];
  return closed.includes(text) ? closed[closed.indexOf(text) ^ 1]! : `${text}x`;
}

function failedIds({ checks }: VerificationReport): string[] {
  return checks.filter(({ status }) => status === "fail").map(({ id }) => id);
}

function statusOf({ checks }: VerificationReport, id: string): string | undefined {
  return checks.find((check) => check.id === id)?.status;
}

test("both records verify, each alone and together", () => {
  expect(failedIds(verifyTargetRecord(first, ofFirst))).toEqual([]);
  expect(verifyTargetRecord(first, ofFirst).ok).toBe(true);
  const rows = targets.filter(({ regionCode }) => regionCode === "140581");
  const part = verifyTeamRecord(second, { ...ofSecond, received: [{ record: first, plan, targets: rows }] });
  expect([part.ok, failedIds(part), statusOf(part, "received.1.draw")]).toEqual([true, [], "not-checked"]);
  const whole = verifyTeamRecord(second, ofSecond);
  expect([whole.ok, failedIds(whole), statusOf(whole, "received.1.draw")]).toEqual([true, [], "pass"]);
  expect(verifyTeamRecord(JSON.parse(JSON.stringify(second)), ofSecond).ok).toBe(true);
  expect(verifyTeamRecord(tickets.second, { ...tickets, received: [{ ...tickets, record: tickets.first }] }).ok).toBe(
    true,
  );
});

test("what is missing leaves checks open, and the answer is not yes", () => {
  expect([verifyTargetRecord(first, {}).ok, failedIds(verifyTargetRecord(first, {}))]).toEqual([false, []]);
  for (const name of ["inspectors", "avoidances", "received"] as const) {
    const report = verifyTeamRecord(second, { ...ofSecond, [name]: undefined as never });
    expect([report.ok, failedIds(report), statusOf(report, "record.assignment")]).toEqual([false, [], "not-checked"]);
  }
});

test("a first stage that was not drawn rightly fails in the second, where the directory shows it", () => {
  const forged = drawTargets({ ...ofFirst, asOf: AS_OF, drawnBy: "province", seed: SMALL_SEED });
  const [task, ...others] = forged.tasks;
  const record = sealRecord({ ...forged, tasks: [{ ...task!, quotaCount: 99 }, ...others] });
  const report = verifyTargetRecord(record, ofFirst);
  expect(failedIds(report)).toEqual(["record.draw"]);
  const teams = smallStages();
  const received = [{ record: { ...teams.first, asOf: "2024-04-01" }, plan, targets }];
  expect(failedIds(verifyTeamRecord(teams.second, { ...ofSecond, avoidances: [], received }))).toContain(
    "received.1.record",
  );
});

describe.each([
  ["targets", false, first as unknown as Json, (record: unknown) => verifyTargetRecord(record, ofFirst)],
  ["teams", true, second as unknown as Json, (record: unknown) => verifyTeamRecord(record, ofSecond)],
  [
    "teams by tickets",
    true,
    tickets.second as unknown as Json,
    (record: unknown) => verifyTeamRecord(record, { ...tickets, received: [{ ...tickets, record: tickets.first }] }),
  ],
])("a record of %s that was changed", (_, ofTeams, record, verify) => {
  const paths = leaves(record).filter(([step]) => step !== "recordHash");

  it.each(paths.map((path) => [path.join("."), path] as const))("at %s fails its form or its hash", (__, path) => {
    const report = verify(changed(record, path));
    expect(report.ok).toBe(false);
    expect(failedIds(report).some((id) => id === "record.hash" || id === "record.schema")).toBe(true);
  });

  /** Warnings are notes to the reader, and the policies of the other stage have no effect; nor has a least number below the quota. */
  const idle = [
    "policies.minimumPerTask",
    ...(ofTeams ? ["minimumPerStratum", "reservePerStratum"] : ["teamSize"]).map((name) => `policies.${name}`),
  ];
  const bound = paths.filter((path) => !path.includes("warnings") && !idle.includes(path.join(".")));
  it.each(bound.map((path) => [path.join("."), path] as const))(
    "at %s and sealed again fails another check",
    (__, path) => {
      const forged = sealRecord(changed(record, path) as unknown as TargetRecord | TeamRecord);
      const report = verify(forged);
      expect(report.ok).toBe(false);
      expect(failedIds(report)).not.toContain("record.hash");
      // Another hash of a received record names one that is not there.
      if (path[0] === "received" && path.at(-1) === "record") expect(failedIds(report)).toContain("record.tasks");
      else expect(failedIds(report)).not.toEqual([]);
    },
  );
});

const visited = second.tasks[0]!.targetIds[0]!;
const withoutVisited = targets.filter(({ id }) => id !== visited);
const moved = inspectors.map((inspector) => ({ ...inspector, unitId: "moved" }));
test.each([
  [
    "plan",
    { received: [{ record: first, plan: { ...plan, title: "another" }, targets }] },
    ["received.1.plan", "received.1.draw"],
  ],
  ["directory", { received: [{ record: first, plan, targets: withoutVisited }] }, ["received.1.rows"]],
  ["roster", { inspectors: moved }, ["evidence.inspectors"]],
  ["list of withdrawals", { avoidances: [] }, ["evidence.avoidances"]],
])("another %s is named", (_, change, ids) => {
  expect(failedIds(verifyTeamRecord(second, { ...ofSecond, ...change }))).toEqual(ids);
});

test("hostile values never throw, and never pass", () => {
  for (const [name, value] of hostileValues()) {
    expect.soft(verifyTargetRecord(value, ofFirst).ok, `record: ${name}`).toBe(false);
    expect.soft(verifyTeamRecord(value, ofSecond).ok, `record: ${name}`).toBe(false);
    expect.soft(verifyTargetRecord(first, value as never).ok, `evidence: ${name}`).toBe(false);
    expect.soft(verifyTeamRecord(second, value as never).ok, `evidence: ${name}`).toBe(false);
    for (const field of ["plan", "targets"]) {
      expect.soft(verifyTargetRecord(first, { ...ofFirst, [field]: value }).ok, `${field}: ${name}`).toBe(false);
      const received = [{ record: first, plan, targets, [field]: value }];
      expect.soft(verifyTeamRecord(second, { ...ofSecond, received }).ok, `received.${field}: ${name}`).toBe(false);
    }
    for (const received of [value, [value], [{ record: value, plan, targets }]]) {
      expect
        .soft(verifyTeamRecord(second, { ...ofSecond, received: received as never }).ok, `received: ${name}`)
        .toBe(false);
    }
  }
});

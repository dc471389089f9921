import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { SelectedTarget, StratumDraw, TaskDraw } from "../../src/model/draw.js";
import type { PlanRecord } from "../../src/model/record.js";
import { checkArithmetic, checkTasks, type DrawnTasks } from "../../src/verify/checkArithmetic.js";

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

const DRAW_ID = "140581/plan-2024/T01/b1/d1";
const SOURCES = [{ type: "declared", ref: "town hall", value: "4711" }] as const;
/** Written out as in docs/spec.md. */
const SEED = sha256(`dr1:seed:{"draw":"${DRAW_ID}","sources":[{"ref":"town hall","type":"declared","value":"4711"}]}`);

function ticketOf(targetId: string): string {
  return sha256(`dr1:unit:${SEED}:${targetId}`);
}

type Ticketed = StratumDraw["reserve"][0] & { readonly ticket: string };

function byTicket(ids: readonly string[]): readonly Ticketed[] {
  const units = ids.map((targetId) => ({ targetId, ticket: ticketOf(targetId) }));
  return units.sort((a, b) => (a.ticket < b.ticket ? -1 : 1));
}

/** Of four low ones two are drawn and one is a reserve, of two high ones both are drawn, of one general one none, which is a reserve. */
const LOW = byTicket(["L-1", "L-2", "L-3", "L-4"]);
const HIGH = byTicket(["H-1", "H-2"]);
const GENERAL = byTicket(["G-1"]);

function stratumOf(stratum: string, units: readonly Ticketed[], drawn: number, reserve: number): StratumDraw {
  const cutoff = units[drawn - 1]?.ticket;
  return {
    ...{ stratum, tier: "low", size: units.length, eligible: units.length, intensity: "1", lower: 0 },
    ...{ upper: units.length, exactCount: String(drawn), drawn, inclusionProbability: "1" },
    ...(cutoff !== undefined && { cutoff }),
    reserve: units.slice(drawn, drawn + reserve),
  };
}

const STRATA = [stratumOf("low", LOW, 2, 1), stratumOf("general", GENERAL, 0, 1), stratumOf("high", HIGH, 2, 0)];
const [LOW_STRATUM, GENERAL_STRATUM, HIGH_STRATUM] = STRATA as [StratumDraw, StratumDraw, StratumDraw];

function inOrder(units: readonly (readonly [stratum: string, unit: Ticketed])[]): readonly SelectedTarget[] {
  return units.map(([stratum, unit], index) => ({ order: index + 1, ...unit, stratum }));
}

const SELECTED = inOrder([
  ["low", LOW[0]!],
  ["high", HIGH[0]!],
  ["high", HIGH[1]!],
  ["low", LOW[1]!],
]);

const TASK: TaskDraw = {
  ...{ taskId: "T01", drawId: DRAW_ID, asOf: "2024-04-30", seed: SEED, quotaCount: 4, drawn: 4 },
  batch: { number: 1, cumulativeShare: "100%", alreadyDrawn: [] },
  frame: { size: 7, eligible: 7, digest: "0".repeat(64), outOfScope: [], exclusions: [] },
  ...{ strata: STRATA, inversions: [], selected: SELECTED, warnings: [] },
};

function tasksWith(change: Partial<TaskDraw>, selection: "ticket/1" | "shuffle/1" = "ticket/1"): DrawnTasks {
  return {
    seed: { sources: SOURCES, countedBits: 13 },
    policies: { suite: "sha256", selection } as PlanRecord["policies"],
    tasks: [{ ...TASK, ...change }],
  };
}

const SENTENCES = {
  "record.tasks": "Every task is listed once.",
  "task.T01.seed": "The seed follows from the named sources and the identity of the draw.",
  "task.T01.tickets": "Every drawn target has its own ticket and is within the cut-off.",
  "task.T01.counts": "As many targets are listed as the strata say.",
};

/** What fails, by id. */
function failures(tasks: DrawnTasks): Readonly<Record<string, string>> {
  const failed = checkTasks(tasks).filter(({ status }) => status === "fail");
  return Object.fromEntries(failed.map(({ id, message }) => [id, message]));
}

function withStrata(...strata: readonly StratumDraw[]): Partial<TaskDraw> {
  return { strata };
}

describe("the drawn tasks of a record alone", () => {
  it("pass four named checks if they were drawn as the protocol says", () => {
    const passes = Object.entries(SENTENCES).map(([id, message]) => ({ id, level: "L0", status: "pass", message }));
    expect(checkTasks(tasksWith({}))).toEqual(passes);
  });

  it("have no tickets to check in a method without them", () => {
    const bare = SELECTED.map(({ ticket: _, ...unit }) => unit);
    const checks = checkTasks(tasksWith({ selected: bare }, "shuffle/1"));
    expect(checks.map(({ id, status }) => `${id} ${status}`)).toEqual([
      "record.tasks pass",
      "task.T01.seed pass",
      "task.T01.counts pass",
    ]);
  });

  it("name the task that is listed twice, and check each", () => {
    const one = tasksWith({});
    const twice = { ...one, tasks: [...one.tasks, ...one.tasks] };
    expect(failures(twice)).toEqual({ "record.tasks": "A task is listed twice." });
    expect(checkTasks(twice)).toHaveLength(7);
    const different = checkTasks({ ...one, tasks: [...one.tasks, { ...TASK, taskId: "T02" }] });
    expect(different.map(({ id }) => id)).toEqual([
      ...Object.keys(SENTENCES),
      ...["task.T02.seed", "task.T02.tickets", "task.T02.counts"],
    ]);
    expect(different.every(({ status }) => status === "pass")).toBe(true);
  });

  it("give away a seed that the sources do not give", () => {
    const seed = "0".repeat(64);
    expect(failures(tasksWith({ seed }))["task.T01.seed"]).toBe(
      `The sources give the seed ${SEED}, but the record says ${seed}.`,
    );
  });

  const [first, ...others] = SELECTED as [SelectedTarget, ...SelectedTarget[]];
  const { ticket: _, ...withoutTicket } = first;
  it.each<[string, Partial<TaskDraw>, string]>([
    [
      "the ticket of another target",
      { selected: [{ ...first, ticket: LOW[1]!.ticket }, ...others] },
      `The ticket of ${first.targetId} is ${LOW[0]!.ticket}, but the record says ${LOW[1]!.ticket}.`,
    ],
    [
      "no ticket",
      { selected: [withoutTicket, ...others] },
      `The ticket of ${first.targetId} is ${LOW[0]!.ticket}, but the record says none.`,
    ],
    [
      "a reserve with the ticket of another",
      withStrata({ ...LOW_STRATUM, reserve: [{ ...LOW[2]!, ticket: LOW[3]!.ticket }] }, GENERAL_STRATUM, HIGH_STRATUM),
      `The ticket of ${LOW[2]!.targetId} is ${LOW[2]!.ticket}, but the record says ${LOW[3]!.ticket}.`,
    ],
    [
      "a drawn target above the cut-off",
      withStrata({ ...LOW_STRATUM, cutoff: LOW[0]!.ticket }, GENERAL_STRATUM, HIGH_STRATUM),
      `The ticket of ${LOW[1]!.targetId} is above the cut-off of its stratum.`,
    ],
    [
      "a drawn target of a stratum without a cut-off",
      { selected: [...SELECTED, { order: 5, ...GENERAL[0]!, stratum: "general" }] },
      "The ticket of G-1 is above the cut-off of its stratum.",
    ],
    [
      "a reserve below the cut-off",
      withStrata({ ...LOW_STRATUM, cutoff: LOW[3]!.ticket }, GENERAL_STRATUM, HIGH_STRATUM),
      `The reserve ${LOW[2]!.targetId} has a ticket within the cut-off, so it should have been drawn.`,
    ],
    [
      "a reserve that was drawn, the last of its stratum",
      withStrata({ ...LOW_STRATUM, reserve: [LOW[1]!] }, GENERAL_STRATUM, HIGH_STRATUM),
      `The reserve ${LOW[1]!.targetId} has a ticket within the cut-off, so it should have been drawn.`,
    ],
  ])("give away %s", (__, change, message) => {
    expect(failures(tasksWith(change))["task.T01.tickets"]).toBe(message);
  });

  it.each<[string, Partial<TaskDraw>, string]>([
    ["a target twice", { selected: [first, { ...first, order: 2 }, ...others.slice(1)] }, "A target is drawn twice."],
    ["a target fewer", { selected: SELECTED.slice(0, 3) }, "4 should be drawn, 3 are listed."],
    ["a target more", { drawn: 3 }, "3 should be drawn, 4 are listed."],
    [
      "a gap in the order",
      { selected: [...SELECTED.slice(0, 3), { ...SELECTED[3]!, order: 5 }] },
      "Place 4 of the order is missing.",
    ],
    [
      "an order from zero",
      { selected: SELECTED.map((unit, order) => ({ ...unit, order })) },
      "Place 1 of the order is missing.",
    ],
    [
      "a stratum that says fewer",
      withStrata({ ...LOW_STRATUM, drawn: 1 }, GENERAL_STRATUM, HIGH_STRATUM),
      "Stratum low says 1 are drawn, 2 are listed.",
    ],
    [
      "a stratum that says more",
      withStrata(LOW_STRATUM, { ...GENERAL_STRATUM, drawn: 1 }, HIGH_STRATUM),
      "Stratum general says 1 are drawn, 0 are listed.",
    ],
    [
      "more drawn than eligible",
      withStrata(LOW_STRATUM, GENERAL_STRATUM, { ...HIGH_STRATUM, eligible: 1 }),
      "Stratum high has more drawn than eligible targets.",
    ],
    ["a stratum twice", withStrata(...STRATA, HIGH_STRATUM), "A stratum is listed twice."],
    [
      "a stratum that is not listed",
      withStrata(LOW_STRATUM, GENERAL_STRATUM),
      `${HIGH[0]!.targetId} is drawn from stratum high, which the record does not list.`,
    ],
  ])("give away %s in the counts", (__, change, message) => {
    expect(failures(tasksWith(change))["task.T01.counts"]).toBe(message);
  });
});

describe("checkArithmetic", () => {
  const EMPTY = {
    ...{ policies: { suite: "sha256", selection: "ticket/1" }, seed: { sources: SOURCES }, tasks: [] },
    assignment: { method: "balanced/1", seed: sha256("dr1:teams"), visits: [], loads: [] },
  };
  /** H("dr1:record:" + JCS(record)), the keys sorted by hand. */
  const HASH = sha256(
    `dr1:record:{"assignment":{"loads":[],"method":"balanced/1","seed":"${sha256("dr1:teams")}","visits":[]},` +
      '"policies":{"selection":"ticket/1","suite":"sha256"},' +
      '"seed":{"sources":[{"ref":"town hall","type":"declared","value":"4711"}]},"tasks":[]}',
  );

  it("looks at the hash of the record, at its tasks and at its teams", () => {
    const checks = checkArithmetic({ ...EMPTY, recordHash: HASH } as unknown as PlanRecord);
    expect(checks.map(({ id, level, status }) => `${id} ${level} ${status}`)).toEqual(
      ["record.hash", "record.tasks", ...["seed", "visits", "teams", "loads"].map((name) => `assignment.${name}`)].map(
        (id) => `${id} L0 pass`,
      ),
    );
    expect(checks[0]!.message).toBe("The hash of the record fits its contents.");
  });

  it("gives away a record that was changed after it was sealed", () => {
    const [hash, ...others] = checkArithmetic({ ...EMPTY, planId: "x", recordHash: HASH } as unknown as PlanRecord);
    const message = "The record was changed after it was sealed.";
    expect(hash).toEqual({ id: "record.hash", level: "L0", status: "fail", message });
    expect(others.every(({ status }) => status === "pass")).toBe(true);
  });
});

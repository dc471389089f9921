import { execFileSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { ticketOf, type PlanRecord, type RecordEvent } from "double-random";
import { recordResult, replaceInspector, useReserve } from "double-random/events";
import {
  drawNotice,
  formatHtml,
  formatMarkdown,
  tablesOf,
  type DrawNoticeOptions,
  type Notice,
  type Table,
  type VerificationBlock,
} from "double-random/notices";
import { verifyPublication } from "double-random/verify";
import { blindLists } from "../../src/chain/index.js";
import { refusal } from "../support/badField.js";
import { namedEvidence, namedRecord } from "../support/namedEvidence.js";
import { HAS_SHA256SUM } from "../support/outsidePrograms.js";
import { filesOf, smallPublication } from "../support/smallPublication.js";

const evidence = namedEvidence();
const record = namedRecord();
const DATE = "2024-05-06";
const PUBLISHED = { selection: "published" } as const;

function noticeOf(options: Partial<DrawNoticeOptions> = {}): Notice {
  return drawNotice({ ...evidence, record, date: DATE, language: "en", policy: PUBLISHED, ...options });
}

function table(notice: Notice, name: string): Table {
  return tablesOf(notice).find((other) => other.name === name)!;
}

function column({ columns, rows }: Table, key: string): readonly string[] {
  const at = columns.findIndex((other) => other.key === key);
  return rows.map((row) => row[at]!);
}

function box({ blocks }: Notice): VerificationBlock {
  return blocks.find((block): block is VerificationBlock => block.kind === "verification")!;
}

function everyForm(notice: Notice): string {
  return [JSON.stringify(notice), formatHtml(notice), formatMarkdown(notice)].join("\n");
}

/** A result for the visit of each of these targets, in the order of the record. */
function resultsFor(drawn: PlanRecord, isInspected: (targetId: string) => boolean): readonly RecordEvent[] {
  const events: RecordEvent[] = [];
  for (const { visitId, targetId } of drawn.assignment.visits) {
    if (!isInspected(targetId)) continue;
    events.push(
      recordResult({ record: drawn, events, visitId, outcome: "no-problem", by: "credit section", at: "2024-06-03" }),
    );
  }
  return events;
}

describe("what the notice says", () => {
  it("names each drawn target once for each task that drew it, in the order of the inspections", () => {
    const list = table(noticeOf(), "drawn targets");
    const named = column(list, "task").map(
      (task, index) => `${task.split(".")[0]!} ${column(list, "targetId")[index]!}`,
    );
    const drawn = record.tasks.flatMap(({ selected }, index) =>
      selected.map(({ targetId }) => `${index + 1} ${targetId}`),
    );
    expect(named).toEqual(drawn);
    expect(new Set(named).size).toBe(named.length);
    expect(named.length).toBeGreaterThan(10);
  });

  it("counts what the record counts", () => {
    const counts = table(noticeOf(), "drawn by task");
    const from = (count: (task: PlanRecord["tasks"][number]) => number): readonly string[] =>
      record.tasks.map((task) => String(count(task)));
    expect(column(counts, "frame")).toEqual(from(({ frame }) => frame.size));
    expect(column(counts, "eligible")).toEqual(from(({ frame }) => frame.eligible));
    expect(column(counts, "quota")).toEqual(from(({ quotaCount }) => quotaCount));
    expect(column(counts, "drawn")).toEqual(from(({ selected }) => selected.length));
    const tiers = table(noticeOf(), "drawn by tier");
    for (const [index, { strata }] of record.tasks.entries()) {
      for (const { tier, drawn, size } of strata) {
        expect(column(tiers, tier)[index]).toMatch(new RegExp(`^${drawn}/${size} \\(`));
      }
    }
    const excluded = table(noticeOf(), "kept out by decision");
    expect(excluded.rows.map((row) => row.slice(2).join())).toEqual(from(({ frame }) => frame.exclusions.length));
    const outside = table(noticeOf(), "outside the scope");
    const sums = outside.rows.map((row) => row.slice(2).reduce((sum, cell) => sum + Number(cell), 0));
    expect(sums.map((sum, index) => sum + record.tasks[index]!.frame.size)).toEqual([40, 40]);
  });

  it("puts every warning of the record in words, in both languages", () => {
    const codes = new Set([
      ...[...record.warnings, ...record.assignment.warnings].map(({ code }) => code),
      ...record.tasks.flatMap(({ warnings }) => warnings.map(({ code }) => code)),
    ]);
    expect(table(noticeOf(), "to be noted").rows).toHaveLength(codes.size);
    expect(table(noticeOf({ language: "zh" }), "说明事项").rows).toHaveLength(codes.size);
    expect(codes.size).toBeGreaterThan(3);
  });

  it("is the same whatever the order of directory and roster", () => {
    const shuffled = { targets: [...evidence.targets].reverse(), inspectors: [...evidence.inspectors].reverse() };
    expect(noticeOf(shuffled)).toEqual(noticeOf());
  });
});

describe("the box", () => {
  it.runIf(HAS_SHA256SUM).each(["sha256", "sm3"] as const)("has a line that prints its ticket, with %s", (suite) => {
    const drawn = namedRecord(evidence, { suite });
    const step = box(noticeOf({ record: drawn })).steps.find(({ output }) => output !== undefined)!;
    const printed = execFileSync("bash", ["-c", step.command!], { encoding: "utf8" });
    expect(printed.trimEnd()).toBe(step.output);
    const [first] = drawn.tasks[0]!.selected;
    expect(printed.slice(0, 64)).toBe(first!.ticket);
    expect(step.command).toContain(`:${first!.targetId}'`);
  });

  it("gives every seed and cut-off, and all of them belong together", () => {
    const seeds = table(noticeOf(), "seeds and cut-offs");
    const cutoffs = record.tasks.flatMap(({ strata }) => strata.map(({ cutoff = "" }) => cutoff));
    expect(column(seeds, "cutoff")).toEqual(cutoffs);
    for (const { seed, selected, strata } of record.tasks) {
      expect(JSON.stringify(seeds)).toContain(seed);
      for (const { targetId, stratum } of selected) {
        const { cutoff } = strata.find((other) => other.stratum === stratum)!;
        expect(ticketOf({ seed, targetId }) <= cutoff!).toBe(true);
      }
    }
  });

  it("holds the hash of the record", () => {
    expect(box(noticeOf()).facts[0]!.value).toBe(record.recordHash);
  });

  it("has no ticket for a method without one", () => {
    const drawn = namedRecord(evidence, { selection: "shuffle/1" });
    const notice = noticeOf({ record: drawn });
    expect(box(notice).steps.every(({ output }) => output === undefined)).toBe(true);
    expect(table(notice, "seeds and cut-offs")).toBeUndefined();
  });
});

describe("a selection that is withheld", () => {
  const [, second] = record.tasks;
  const inspected = new Set(second!.selected.slice(0, 3).map(({ targetId }) => targetId));
  const events = resultsFor(record, (targetId) => inspected.has(targetId));
  const drawn = new Set(record.tasks.flatMap(({ selected }) => selected.map(({ targetId }) => targetId)));

  it("names those that were inspected and nobody else, anywhere", () => {
    const notice = noticeOf({ events, policy: {} });
    const named = column(table(notice, "drawn targets"), "targetId");
    expect(new Set(named)).toEqual(inspected);
    const text = everyForm(notice);
    for (const { id, name = "", creditCode = "" } of evidence.targets) {
      if (inspected.has(id)) continue;
      expect(text).not.toContain(id);
      expect(text).not.toContain(name);
      expect(text).not.toContain(creditCode);
    }
    const counts = table(notice, "number of drawn targets");
    const total = (key: string): number => column(counts, key).reduce((sum, cell) => sum + Number(cell), 0);
    expect(total("published")).toBe(named.length);
    expect(total("published") + total("withheld")).toBe(record.tasks.reduce((sum, task) => sum + task.drawn, 0));
  });

  it.each(["withheld", "after-inspection"] as const)(
    "does not give away what it can be computed from: %s",
    (selection) => {
      const text = everyForm(noticeOf({ policy: { selection } }));
      for (const { seed, strata, selected } of record.tasks) {
        expect(text).not.toContain(seed);
        for (const { cutoff = seed } of strata) expect(text).not.toContain(cutoff);
        for (const { ticket = seed } of selected) expect(text).not.toContain(ticket);
      }
      for (const { value } of record.seed.sources) expect(text).not.toContain(value);
      for (const id of drawn) expect(text).not.toContain(id);
      expect(text).toContain(record.recordHash);
    },
  );

  it("is published whole when every visit has a result", () => {
    const all = resultsFor(record, () => true);
    expect(noticeOf({ events: all, policy: {} })).toEqual(noticeOf({ events: all, policy: PUBLISHED }));
  });
});

describe("with the chain", () => {
  it("holds the hashes with which the publication verifies", async () => {
    const publication = await smallPublication({ evidence: namedEvidence() });
    const [{ record: published }] = publication.draws as [(typeof publication.draws)[0]];
    const { chain } = publication;
    const notice = noticeOf({ record: published, chain });
    const [hash, commitment, result] = box(notice).facts.map(({ value }) => value);
    expect([hash, commitment]).toEqual([published.recordHash, chain[0]!.entryHash]);
    const { ok } = await verifyPublication(filesOf(publication), { head: { number: 3, entryHash: result! } });
    expect(ok).toBe(true);
    expect(table(notice, "draws of this plan").rows).toHaveLength(1);
  });

  it("refuses a chain that has another record, and one that was edited", async () => {
    const { chain, draws } = await smallPublication({ evidence: namedEvidence() });
    expect(refusal(() => noticeOf({ chain })).code).toBe("CHAIN_BROKEN");
    const edited = chain.map((entry, index) => (index === 0 ? { ...entry, at: "2023-08-23T15:20:01Z" } : entry));
    expect(refusal(() => noticeOf({ record: draws[0]!.record, chain: edited })).code).toBe("CHAIN_BROKEN");
  });

  it("of blinded lists prints the ids that people know, once it is given them, and the seed at once", async () => {
    const blindingKey = "b1".repeat(32);
    const open = namedEvidence();
    const { openings, ...lists } = blindLists({ ...open, blindingKey });
    const blinded = { plan: open.plan, ...lists };
    const { chain, draws } = await smallPublication({ evidence: blinded, commit: { publication: "blinded" } });
    const { record: published } = draws[0]!;
    const identities = { openings, targets: open.targets, inspectors: open.inspectors };
    const options = { ...blinded, record: published, chain, language: "en", date: DATE } as const;
    const notice = drawNotice({ ...options, identities, policy: PUBLISHED });
    const named = column(table(notice, "drawn targets"), "targetId");
    expect(named.every((id) => open.targets.some((target) => target.id === id))).toBe(true);
    const withheld = everyForm(drawNotice({ ...options, identities }));
    expect(withheld).toContain(published.tasks[0]!.seed);
    for (const { id, name = "" } of open.targets) {
      expect(withheld).not.toContain(`>${id}<`);
      expect(withheld).not.toContain(name);
    }
    for (const { selected } of published.tasks) {
      for (const { targetId } of selected) expect(withheld).not.toContain(targetId);
    }
  });
});

describe("what does not belong together", () => {
  it("is refused with its code", () => {
    const other = namedRecord(evidence, { reservePerStratum: 1 });
    const changed = { ...record, recordHash: other.recordHash };
    const [first, ...rest] = evidence.targets;
    const renamed = [{ ...first!, name: "别的名称" }, ...rest];
    const foreign = resultsFor(other, () => true);
    const codes = {
      record: refusal(() => noticeOf({ record: changed })).code,
      plan: refusal(() => noticeOf({ plan: { ...evidence.plan, title: "Another" } })).code,
      targets: refusal(() => noticeOf({ targets: renamed })).code,
      events: refusal(() => noticeOf({ events: foreign })).code,
      date: refusal(() => noticeOf({ date: "2024-02-30" })).code,
      language: refusal(() => noticeOf({ language: "fr" as "en" })).code,
      policy: refusal(() => noticeOf({ policy: { names: "all" as "shown" } })).code,
    };
    expect(codes).toEqual({
      record: "CHAIN_BROKEN",
      plan: "EVIDENCE_MISMATCH",
      targets: "EVIDENCE_MISMATCH",
      events: "CHAIN_BROKEN",
      date: "INPUT_INVALID",
      language: "FIELD_INVALID",
      policy: "INPUT_INVALID",
    });
  });
});

describe("history", () => {
  it("counts replacements by reason and names nobody", () => {
    const [visit] = record.assignment.visits;
    const leaving = visit!.team[0]!.inspectorId;
    const told = { visitId: visit!.visitId, inspectorId: leaving, by: "office", at: "2024-05-05" } as const;
    const event = replaceInspector({ ...evidence, record, events: [], reason: "illness", ...told });
    const notice = noticeOf({ events: [event] });
    expect(formatMarkdown(notice)).toContain("1 inspector was replaced (illness 1)");
    expect(everyForm(notice)).not.toContain(leaving);
  });

  it("counts reserves that were used, and names them no more than other targets", () => {
    const drawn = namedRecord(evidence, { reservePerStratum: 1 });
    const { visitId } = drawn.assignment.visits.find(({ taskIds }) => taskIds.join() === "T01")!;
    const decided = { visitId, by: "office", at: "2024-05-06" } as const;
    const gone = recordResult({ record: drawn, events: [], ...decided, outcome: "moved-out" });
    const reserve = useReserve({ ...evidence, record: drawn, events: [gone], ...decided, taskId: "T01" });
    const notice = noticeOf({ record: drawn, events: [gone, reserve], policy: {} });
    expect(formatMarkdown(notice)).toContain("1 reserve was used");
    expect(everyForm(notice)).not.toContain(reserve.visit.targetId);
  });

  it("says why a plan was drawn again", () => {
    const again = { drawNumber: 2, redrawReason: "the first used an old directory" };
    expect(formatMarkdown(noticeOf())).not.toContain("because:");
    const second = namedRecord(evidence, {}, again);
    expect(formatMarkdown(noticeOf({ record: second }))).toContain(`This is draw 2, because: ${again.redrawReason}`);
  });
});

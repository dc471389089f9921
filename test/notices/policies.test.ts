import { describe, expect, it } from "vitest";
import type { Outcome, RecordEvent } from "double-random";
import { recordResult } from "double-random/events";
import {
  drawNotice,
  formatHtml,
  formatMarkdown,
  inspectorVisitList,
  parseNoticePolicy,
  resultsNotice,
  taskList,
  visitSheet,
  type DrawDocumentOptions,
  type Notice,
  type NoticePolicy,
} from "double-random/notices";
import { maskBusinessName, maskCreditCode, maskPersonName } from "../../src/notices/masking.js";
import { namedEvidence, namedRecord } from "../support/namedEvidence.js";
import { refusal } from "../support/badField.js";

const evidence = namedEvidence();
const record = namedRecord();
const calendar = [{ year: 2024, holidays: [], makeUpDays: [] }];
const outcomes: readonly Outcome[] = ["no-problem", "moved-out"];
const events = record.assignment.visits.slice(0, 6).reduce<readonly RecordEvent[]>((before, { visitId }, index) => {
  const told = { visitId, outcome: outcomes[index % 2]!, by: "office", at: "2024-06-03" } as const;
  return [...before, recordResult({ record, events: before, ...told })];
}, []);
const inspected = new Set(record.assignment.visits.slice(0, 6).map(({ targetId }) => targetId));

const DISCLOSURES = ["shown", "masked", "hidden"] as const;
const everyPolicy: readonly NoticePolicy[] = (["published", "after-inspection", "withheld"] as const).flatMap(
  (selection) =>
    DISCLOSURES.flatMap((names) =>
      DISCLOSURES.flatMap((individualNames) =>
        DISCLOSURES.flatMap((creditCodes) =>
          DISCLOSURES.flatMap((individualCreditCodes) =>
            (["name", "masked-name", "certificate", "id"] as const).flatMap((inspectors) =>
              (["shown", "hidden"] as const).map((teams) => ({
                ...{ selection, names, individualNames, creditCodes, individualCreditCodes, inspectors, teams },
              })),
            ),
          ),
        ),
      ),
    ),
);
/** Five has no factor in common with the numbers of choices, so every pair of choices occurs. */
const policies = everyPolicy.filter((_, index) => index % 5 === 0);

const base: DrawDocumentOptions = { ...evidence, record, events, date: "2024-06-20" };
const [firstVisit] = record.assignment.visits;
const PUBLIC: Readonly<Record<string, (options: DrawDocumentOptions) => Notice>> = {
  draw: drawNotice,
  results: (options) => resultsNotice({ ...options, calendar }),
};
const WORKING: Readonly<Record<string, (options: DrawDocumentOptions) => Notice>> = {
  inspector: (options) => inspectorVisitList({ ...options, inspectorId: firstVisit!.team[0]!.inspectorId }),
  task: (options) => taskList({ ...options, taskId: "T02" }),
  visit: (options) => visitSheet({ ...options, visitId: firstVisit!.visitId }),
};

/** What a policy forbids to print. */
function forbidden(policy: NoticePolicy, isPublic: boolean): readonly string[] {
  const texts: string[] = [];
  const limit = (text: string, rule: NoticePolicy["names"], masked: string): void => {
    if (rule !== "shown") texts.push(text);
    if (rule === "hidden") texts.push(masked);
  };
  for (const { id, name = "", creditCode = "", subjectType } of evidence.targets) {
    const isIndividual = subjectType === "individual";
    limit(name, isIndividual ? policy.individualNames : policy.names, maskBusinessName(name));
    const codes = isIndividual ? policy.individualCreditCodes : policy.creditCodes;
    limit(creditCode, codes, maskCreditCode(creditCode));
    const isNamed = policy.selection === "published" || (policy.selection === "after-inspection" && inspected.has(id));
    if (isPublic && !isNamed) texts.push(id, name, creditCode);
  }
  for (const { id, name = "", certificates } of evidence.inspectors) {
    const { number = "" } = certificates[0]!;
    const isHidden = isPublic && policy.teams === "hidden";
    if (policy.inspectors !== "name" || isHidden) texts.push(name);
    if (policy.inspectors === "id" || isHidden) texts.push(number);
    if (!["name", "masked-name"].includes(policy.inspectors) || isHidden) texts.push(maskPersonName(name) + "（");
    if (isHidden) texts.push(id);
  }
  // Masked names can be alike: one that is shown for somebody is not forbidden for another.
  return texts.filter((text) => !/^..?\*/u.test(text) || text.includes("**"));
}

/** The masks of enterprises and of individual businesses must be told apart by the test. */
const MASKS_DIFFER = new Set(evidence.targets.map(({ name = "" }) => maskBusinessName(name))).size;

function pairsIn(list: readonly NoticePolicy[]): ReadonlySet<string> {
  const pairs = list.flatMap((policy) => {
    const choices = Object.entries(policy).map(([field, choice]) => `${field}=${String(choice)}`);
    return choices.flatMap((choice, index) => choices.slice(index + 1).map((other) => `${choice} ${other}`));
  });
  return new Set(pairs);
}

describe("no notice prints more than its policy says", () => {
  it("is a test of policies that differ", () => {
    expect(everyPolicy).toHaveLength(3 * 81 * 4 * 2);
    expect(pairsIn(policies)).toEqual(pairsIn(everyPolicy));
    expect(MASKS_DIFFER).toBe(evidence.targets.length);
    const codes = evidence.targets.map(({ creditCode = "" }) => maskCreditCode(creditCode));
    expect(new Set(codes).size).toBe(codes.length);
  });

  for (const [kind, make] of Object.entries({ ...PUBLIC, ...WORKING })) {
    it(`${kind}, for policies in which every pair of choices occurs`, () => {
      for (const [index, policy] of policies.entries()) {
        const language = index % 2 === 0 ? "zh" : "en";
        const notice = make({ ...base, policy, language });
        const text = index % 16 === 0 ? formatHtml(notice) + formatMarkdown(notice) : JSON.stringify(notice);
        const found = forbidden(policy, kind in PUBLIC).find((other) => text.includes(other));
        expect(found, JSON.stringify({ kind, policy })).toBeUndefined();
      }
    });
  }

  it("prints what a policy shows, so that the above is no empty law", () => {
    const open = policies.find(
      (policy) => policy.selection === "published" && policy.names === "shown" && policy.teams === "shown",
    )!;
    const text = JSON.stringify(drawNotice({ ...base, policy: open }));
    const drawn = record.tasks.flatMap(({ selected }) => selected.map(({ targetId }) => targetId));
    for (const { id, name = "" } of evidence.targets) expect(text.includes(name)).toBe(drawn.includes(id));
    expect(text).toContain("CERT-0-9");
    expect(text).toContain(evidence.inspectors[0]!.name);
  });

  it("masks an id that is the credit code of its target, and then takes another for the example", () => {
    const targets = evidence.targets.map((target) => ({ ...target, id: target.creditCode! }));
    const coded = { ...evidence, targets, avoidances: [], exclusions: [] };
    const drawn = namedRecord(coded);
    const policy = { selection: "published", creditCodes: "masked", individualCreditCodes: "masked" } as const;
    const text = formatHtml(drawNotice({ ...coded, record: drawn, policy, date: "2024-05-06" }));
    for (const { creditCode } of targets) expect(text).not.toContain(creditCode);
    expect(text).toContain(":EXAMPLE&#39;");
  });

  it("says what is masked", () => {
    const text = formatMarkdown(drawNotice({ ...base, policy: { names: "masked", inspectors: "id" }, language: "en" }));
    expect(text).toContain("Names of enterprises and other bodies in part");
    expect(text).toContain("inspectors by id");
  });
});

describe("masks", () => {
  it.each([
    ["张三", "张*"],
    ["欧阳娜娜", "欧*"],
    ["𠮷田", "𠮷*"],
    ["", "*"],
  ])("of the person %s is %s", (name, masked) => {
    expect(maskPersonName(name)).toBe(masked);
  });

  it.each([
    ["张三面馆", "张**"],
    ["张三小吃店", "张**吃店"],
    ["𠮷三小吃𠮷", "𠮷**吃𠮷"],
  ])("of the business %s is %s", (name, masked) => {
    expect(maskBusinessName(name)).toBe(masked);
  });

  it("of a code keeps two and four characters", () => {
    expect(maskCreditCode("91140581MA0FICT10N")).toBe("91************T10N");
  });
});

describe("parseNoticePolicy", () => {
  it("reports every bad field", () => {
    const error = refusal(() => parseNoticePolicy({ names: "visible", teams: true, extra: 1 }));
    expect(error.issues.map(({ path }) => path).sort()).toEqual(["policy.extra", "policy.names", "policy.teams"]);
  });
});

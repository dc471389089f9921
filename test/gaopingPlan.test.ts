import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parseJson, parsePlan, parseRatio, type Correction, type Plan, type Task } from "double-random";

/** Invalid UTF-8 is an error here, so that equal text means equal bytes. */
function read(path: string): string {
  return new TextDecoder("utf-8", { fatal: true }).decode(readFileSync(new URL(path, import.meta.url)));
}

const printedText = read("data/gaoping-2024.txt");
const planText = read("../examples/gaoping-2024/plan.json");
const planInput: unknown = parseJson(planText, "plan.json");
const plan: Plan = parsePlan(planInput);

const COLUMNS = ["number", "name", "kind", "items", "scope", "quota", "tiers", "window", "mode"] as const;
type Column = (typeof COLUMNS)[number];

interface PrintedRow {
  readonly header: readonly string[];
  readonly cells: readonly string[];
  readonly cell: Readonly<Record<Column, string>>;
}

interface PrintedTask extends PrintedRow {
  readonly n: number;
  readonly task: Task;
}

const tableLines = printedText
  .split("\n")
  .map((line) => line.split("\t"))
  .filter((cells) => cells.length > 1);
const headers = tableLines.filter(([first]) => first === "序号");
const tasks: readonly PrintedTask[] = printedRows().map((row, index) => {
  return { ...row, n: index + 1, task: plan.tasks[index]! };
});

function printedRows(): PrintedRow[] {
  let header: readonly string[] = [];
  return tableLines.flatMap((cells) => {
    if (cells[0] !== "序号") {
      const cell = Object.fromEntries(COLUMNS.map((name, index) => [name, cells[index]])) as Record<Column, string>;
      return [{ header, cells, cell }];
    }
    header = cells;
    return [];
  });
}

/** Numbers and ranges as the catalogue writes them: `1-3, 7`. */
function numbers(list: string): readonly number[] {
  return list.split(", ").flatMap((part) => {
    const [first, last = first] = part.split("-").map(Number) as [number, number?];
    return Array.from({ length: last - first + 1 }, (_, index) => first + index);
  });
}

function numbersWhere(holds: (row: PrintedTask) => boolean): readonly number[] {
  return tasks.filter(holds).map(({ n }) => n);
}

function tally(values: readonly string[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}

function withoutSpaces(text: string): string {
  return text.replace(/\s/g, "");
}

function ratioAndFrequency(cell: string): { readonly ratio: string; readonly timesPerYear: number } {
  const [, ratio, times] = /^(\d+(?:\.\d+)?%)[;；] ?(\d+)次\/年$/.exec(cell)!;
  return { ratio: ratio!, timesPerYear: Number(times) };
}

function windowOf(cell: string): { readonly start: string; readonly end: string } {
  const [, first, last] = /^(\d+)月\u2014(\d+)月$/.exec(cell)!;
  const lengths = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  return {
    start: `2024-${first!.padStart(2, "0")}-01`,
    end: `2024-${last!.padStart(2, "0")}-${String(lengths[Number(last) - 1])}`,
  };
}

/** The items of a cell with numerals, without numeral and closing mark; `undefined` if the cell has no numerals. */
function numberedItems(cell: string): readonly string[] | undefined {
  if (!cell.startsWith("1.")) return undefined;
  const items: string[] = [];
  let rest = cell;
  for (let numeral = 1; rest !== ""; numeral += 1) {
    const mark = `${numeral}.`;
    expect(rest.startsWith(mark)).toBe(true);
    const next = rest.indexOf(`${numeral + 1}.`);
    const end = next < 0 ? rest.length : next;
    items.push(rest.slice(mark.length, end).replace(/[,，;；.。\s]+$/, ""));
    rest = rest.slice(end);
  }
  return items;
}

function tiersOf(cell: string): string | undefined {
  return /对(.+?)企业分别/.exec(cell)?.[1];
}

describe("the printed table", () => {
  it("has eleven pages with title and header, and 23 rows of nine cells", () => {
    expect(headers).toHaveLength(11);
    expect(printedText.match(/^高平市市场监管局2024年度内部双随机(?:随机)?抽查工作计划$/gm)).toHaveLength(11);
    expect(printedText.match(/内部双随机随机抽查/g)).toHaveLength(2);
    expect(tableLines).toHaveLength(34);
    expect(tableLines.every((cells) => cells.length === 9)).toBe(true);
    expect(tasks.map(({ cell }) => cell.number)).toEqual(numbers("1-23").map(String));
  });

  it("has the totals of the catalogue", () => {
    expect(tally(tasks.map(({ cell }) => cell.kind))).toEqual({ 不定向: 5, 定向: 18 });
    expect(numbersWhere(({ cell }) => cell.kind === "不定向")).toEqual(numbers("1-5"));
    const quotas = tasks.map(({ cell }) => ratioAndFrequency(cell.quota));
    expect(tally(quotas.map(({ ratio }) => ratio))).toEqual({
      "100%": 3,
      "50%": 2,
      "30%": 1,
      "20%": 4,
      "10%": 8,
      "5%": 3,
      "1%": 1,
      "0.1%": 1,
    });
    expect(tally(quotas.map(({ timesPerYear }) => String(timesPerYear)))).toEqual({ "1": 23 });
    expect(tally(tasks.map(({ cell }) => cell.window))).toEqual({ "5月—11月": 14, "7月—11月": 6, "4月—11月": 3 });
    expect(tally(tasks.map(({ cell }) => cell.mode.slice(0, cell.mode.indexOf("】") + 1)))).toEqual({
      "【县抽县查】": 13,
      "【县抽查】": 10,
    });
    expect(tally(tasks.map(({ cell }) => tiersOf(cell.tiers) ?? cell.tiers))).toEqual({
      "低风险、一般风险、较高风险、高风险": 12,
      "低风险、一般风险、高风险、高风险": 8,
      "低风险、较高风险、一般风险、高风险": 2,
      "/": 1,
    });
    expect(tally(tasks.map(({ cell }) => /递增|递加|增加/.exec(cell.tiers)?.[0] ?? "none"))).toEqual({
      递加: 12,
      递增: 6,
      增加: 4,
      none: 1,
    });
    expect(tally(tasks.map(({ cell }) => String(cell.scope.includes("存续"))))).toEqual({ true: 10, false: 13 });
    expect(new Set(tasks.map(({ cell }) => cell.tiers)).size).toBe(8);
  });
});

describe("the plan document", () => {
  it("is accepted and comes back unchanged", () => {
    expect(plan).toEqual(planInput);
    expect(plan.tasks).toHaveLength(23);
  });

  it("is the plan of that authority and year", () => {
    const annexTitle = withoutSpaces(/^附件：([^]+?)\n\n/.exec(printedText)![1]!);
    expect(plan).toMatchObject({
      id: "gaoping-2024",
      year: 2024,
      title: annexTitle,
      documentNumber: "高市市监办发〔2024〕12号",
      issuedOn: "2024-02-05",
      issuer: { id: "140581", name: annexTitle.slice(0, annexTitle.indexOf("2024")), regionCode: "140581" },
      scopeKind: "internal",
    });
  });

  it("states the one policy that the print calls for, and no other", () => {
    expect(plan.policies).toEqual({ tierCombination: "max" });
  });

  it("sets class A to zero in untargeted tasks, which cover the three other classes", () => {
    expect(plan.untargetedZeros).toEqual([
      { subjectType: "enterprise", creditClass: "A", irregularity: "B9", reason: expect.any(String) as string },
    ]);
    const untargeted = plan.tasks.filter(({ kind }) => kind === "untargeted");
    expect(untargeted.flatMap(({ scope }) => scope.creditClasses ?? [])).toEqual(["B", "C", "D"]);
    const untargetedEnterprises = untargeted.filter(({ scope }) => scope.subjectTypes?.includes("enterprise"));
    expect(untargetedEnterprises.every(({ scope }) => scope.creditClasses !== undefined)).toBe(true);
    const targeted = plan.tasks.filter(({ kind }) => kind === "targeted");
    expect(targeted.every(({ scope }) => scope.creditClasses === undefined)).toBe(true);
  });

  it.each([
    ["the printed text", printedText],
    ["the plan", planText],
  ])("%s holds nothing like a telephone number, an identity number or an e-mail address", (_name, text) => {
    for (const pattern of [/\d{7}/, /\d[ \u2010-\u2015-]\d{4}/, /[@＠]/, /联系人|电话|手机|邮箱|\btel\b|e-?mail/i]) {
      expect(pattern.exec(text)).toBeNull();
    }
  });
});

describe.each(tasks)("task $n", ({ n, task, header, cells, cell }) => {
  it("keeps the nine printed cells byte for byte", () => {
    expect(task.raw).toEqual(cells.map((text, index) => ({ column: header[index], text })));
  });

  it("has the printed number", () => {
    expect(task.sequence).toBe(Number(cell.number));
    expect(task.id).toBe(`T${cell.number.padStart(2, "0")}`);
  });

  it("has the printed name, apart from spaces and two repairs", () => {
    const repaired: Readonly<Record<number, string>> = {
      14: "对计量单位使用情况的监督检查",
      23: "对食品小经营店、小摊点的监督检查",
    };
    expect(task.name).toBe(repaired[n] ?? withoutSpaces(cell.name));
  });

  it("has the printed kind, window and levels", () => {
    expect(task.kind).toBe({ 不定向: "untargeted", 定向: "targeted" }[cell.kind]);
    expect(task.window).toEqual(windowOf(cell.window));
    expect(cell.mode).toMatch(/^【县抽县?查】 高平市市场监管局发起并实施检查$/);
    expect(task.mode).toEqual({ drawnBy: "county", inspectedBy: "county" });
  });

  it("has the printed ratio and frequency", () => {
    const { ratio, timesPerYear } = ratioAndFrequency(cell.quota);
    expect(task.quota).toEqual(ratio === "100%" ? { kind: "census" } : { kind: "ratio", ratio });
    expect(task.frequency).toEqual({ drawsPerYear: timesPerYear, perTargetPerYear: timesPerYear });
  });

  it("escalates without steps, unless the cell is a stroke", () => {
    expect(task.risk).toEqual({ kind: cell.tiers === "/" ? "none" : "escalating" });
  });

  it("has the printed items", () => {
    const unnumbered: Readonly<Record<number, readonly string[]>> = {
      18: cell.items.split("、"),
      19: cell.items.split("、"),
      23: ["食品销售监督检查", "餐饮服务监督检查"],
    };
    const printed = numberedItems(cell.items) ?? unnumbered[n] ?? [cell.items];
    const repaired = n === 14 ? [...printed.slice(0, 2), "计量单位使用情况的监督检查"] : printed;
    expect(task.items.map(({ name }) => name)).toEqual(repaired);
    expect(task.items.map(({ truncated }) => truncated === true)).toEqual(
      repaired.map((_, index) => n === 8 && index === 6),
    );
  });
});

describe("scopes", () => {
  const expected: Readonly<Record<string, Task["scope"]>> = {
    T01: { subjectTypes: ["enterprise"], creditClasses: ["B"] },
    T02: { subjectTypes: ["enterprise"], creditClasses: ["C"] },
    T03: { subjectTypes: ["enterprise"], creditClasses: ["D"] },
    T04: { subjectTypes: ["individual"] },
    T05: { subjectTypes: ["cooperative"] },
    T06: { directories: ["advertising"] },
    T07: { subjectTypes: ["enterprise"], lists: ["abnormal-operations"] },
    T08: { directories: ["testing-laboratory"] },
    T09: {
      subjectTypes: ["enterprise"],
      directories: ["industrial-production-licence"],
      licenceKinds: ["industrial-product"],
    },
    T10: { subjectTypes: ["institution"], directories: ["school"] },
    T11: { directories: ["market"] },
    T12: { subjectTypes: ["enterprise"], directories: ["optician"] },
    T13: { subjectTypes: ["enterprise"], directories: ["organic-certification"] },
    T14: { directories: ["measurement-units"] },
    T15: { subjectTypes: ["enterprise"], directories: ["food-sales"] },
    T16: { subjectTypes: ["enterprise"], directories: ["catering"] },
    T17: { directories: ["special-equipment"] },
    T18: { directories: ["special-food-sales"] },
    T19: { subjectTypes: ["enterprise"], directories: ["voluntary-certification"] },
    T20: { directories: ["trademark-agency"] },
    T21: { directories: ["patent-agency"] },
    T22: { subjectTypes: ["enterprise"], directories: ["food-production"] },
    T23: { directories: ["small-food-business"] },
  };

  it.each(tasks)("task $n is about existing targets of the city, filtered as its cells say", ({ task }) => {
    expect(task.scope).toEqual({ regionCodes: ["140581"], statuses: ["existing"], ...expected[task.id] });
  });

  it("are confined to enterprises exactly where the scope cell says 企业", () => {
    expect(numbersWhere(({ task }) => task.scope.subjectTypes?.join() === "enterprise")).toEqual(
      numbersWhere(({ cell }) => cell.scope.includes("企业")),
    );
  });

  it("take the credit class from the name", () => {
    for (const { task, cell } of tasks) {
      const printed = /^对([A-D])类企业/.exec(cell.name)?.[1];
      expect(task.scope.creditClasses).toEqual(printed === undefined ? undefined : [printed]);
    }
  });
});

describe("items", () => {
  const items = plan.tasks.flatMap((task) => task.items);

  it("have one id wherever they are printed alike", () => {
    const idOf = new Map(items.map(({ id, name }) => [name, id]));
    for (const { id, name } of items) expect(id).toBe(idOf.get(name));
  });

  it("have one id for two wordings only where the wordings mean the same", () => {
    const names = new Map<string, Set<string>>();
    for (const { id, name } of items) names.set(id, (names.get(id) ?? new Set<string>()).add(name));
    const several = [...names].filter(([, wordings]) => wordings.size > 1).map(([id, wordings]) => [id, [...wordings]]);
    expect(Object.fromEntries(several)).toEqual({
      "measuring-instruments-in-use": ["在用计量器具的检查", "在用计量器具检查"],
      "organic-certification": ["有机产品认证企业检查", "有机产品认证活动"],
      "catering-service": ["餐饮服务监督管理", "餐饮服务监督检查"],
    });
  });

  it("ask for the competence of their field", () => {
    const inField: readonly (readonly [string | undefined, RegExp])[] = [
      [undefined, /^登记事项检查$|^公示信息检查$/],
      ["intellectual-property", /商标|专利/],
      ["advertising", /广告/],
      ["testing-accreditation", /的$|原数$/],
      ["price", /价格/],
      ["metrology", /计量/],
      ["certification", /认证(?:企业检查|活动)$/],
      ["food", /食品|餐饮/],
      ["special-equipment", /特种设备/],
    ];
    for (const { n, task } of tasks) {
      for (const { name, competence } of task.items) {
        const fields = inField.filter(([, words]) => words.test(name)).map(([field]) => field);
        const expected = n === 9 ? ["industrial-licence"] : fields;
        expect({ name, competence: [competence] }).toEqual({ name, competence: expected });
      }
    }
  });
});

/** Irregularity of the print, and the tasks that have it. */
const IRREGULARITIES: Readonly<Record<string, string>> = {
  A1: "1-23",
  A2: "1-23",
  A3: "1-9, 11-23",
  A4: "1-9, 11-15",
  A5: "6, 8",
  A6: "4, 6, 9",
  A7: "8",
  A8: "8",
  A9: "8",
  A10: "18, 19, 23",
  A11: "10, 16, 17, 20-22",
  A12: "1-5, 7, 11-15",
  B1: "9, 11-13, 16, 17, 22, 23",
  B2: "14, 15",
  B3: "1-9, 11-23",
  B5: "1-3",
  B7: "4, 5, 11, 23",
  B8: "10",
  C1: "1-3",
  C2: "4, 7, 10, 11, 14, 16-23",
  C3: "16-21, 23",
  C4: "22",
  C5: "3-8, 12, 13, 16, 17",
  C6: "1-23",
  C7: "9",
  C8: "14",
  C9: "14",
  C10: "15",
  C11: "23",
  C12: "6",
  C13: "7",
  C14: "10",
  C15: "4, 5",
  C16: "13, 15, 18, 22",
  C17: "1-5",
  C18: "3, 7, 9, 11-16, 18, 19, 22, 23",
  D1: "1-23",
  D2: "1-23",
  D4: "4",
  D5: "9, 20, 21",
  D6: "10, 20, 21",
};

/** Those that concern the document or all tasks alike. B9 is the explicit zero of class A. */
const OF_THE_PLAN = ["G1", "G2", "G3", "G4", "G5", "G6", "G7", "G8", "B4", "B6", "D3"];

const WARNINGS = ["A8", "A10", "B1", "B2", "C2", "C4", "C5", "C8", "C10"];
const PLAN_WARNINGS = ["B4", "B6"];
const QUESTIONS = ["A7", "C7", "C9", "C10"];

/** What the print itself says about where an irregularity is. */
const VISIBLE: Readonly<Record<string, (row: PrintedTask) => boolean>> = {
  A3: ({ cell }) => /[,，]/.test(cell.tiers),
  A4: ({ cell }) => numberedItems(cell.items) !== undefined,
  A5: ({ cell }) => numberedItems(cell.items)?.some((item) => /[,，]/.test(item)) ?? false,
  A6: ({ cell }) => /^1\..*[.。]$/.test(cell.items),
  A7: ({ cell }) => numberedItems(cell.items)?.some((item) => !/(?:检查|的|有效期)$/.test(item)) ?? false,
  A10: ({ cell }) => numberedItems(cell.items) === undefined && cell.items.includes("、"),
  A11: ({ cell }) => numberedItems(cell.items) === undefined && !cell.items.includes("、"),
  A12: ({ cell }) => cell.items.includes("登记事项检查"),
  B1: ({ cell }) => tiersOf(cell.tiers)?.split("、").join() === "低风险,一般风险,高风险,高风险",
  B2: ({ cell }) => tiersOf(cell.tiers)?.split("、").join() === "低风险,较高风险,一般风险,高风险",
  B3: ({ cell }) => /分别(?:递增|递加|增加)比例抽查/.test(cell.tiers),
  B5: ({ cell }) => /[A-D]类/.test(cell.name) && cell.tiers !== "/",
  B8: ({ cell }) => cell.tiers === "/",
  C1: ({ cell }) => /[A-D]类/.test(cell.name) && !/[A-D]类/.test(cell.scope),
  C2: ({ cell }) => !cell.scope.includes("存续"),
  C3: ({ cell }) => !/^全[市区]/.test(cell.scope),
  C4: ({ cell }) => cell.scope.startsWith("全区"),
  C5: ({ cell }) => cell.mode.startsWith("【县抽查】"),
  C9: ({ cell }) => cell.scope.endsWith("等领域"),
  C16: ({ cell }) => !/^对.+的(?:不定向双随机抽查|双随机抽查|监督检查)$/.test(withoutSpaces(cell.name)),
  C17: ({ cell }) => cell.kind === "不定向",
  D4: ({ cell }) => parseRatio(ratioAndFrequency(cell.quota).ratio).numerator === 1n && cell.quota.includes("."),
  D5: ({ cell }) => ratioAndFrequency(cell.quota).ratio === "100%",
};

function idsOf({ corrections = [], openQuestions = [] }: Task): ReadonlySet<string> {
  return new Set([...corrections, ...openQuestions].map(({ irregularity }) => irregularity));
}

/** The value at `items[1].name`; `undefined` where the path leads nowhere. */
function valueAt(root: unknown, path: string): unknown {
  return path
    .split(/[.[\]]+/)
    .filter((step) => step !== "")
    .reduce<unknown>((value, step) => (value as Readonly<Record<string, unknown>> | undefined)?.[step], root);
}

function expectReadingFollowed(root: unknown, { field, value }: Correction): void {
  const structured = valueAt(root, field);
  if (typeof structured === "string") expect(structured).toBe(value);
  if (Array.isArray(structured) && structured.every((entry) => typeof entry === "string")) {
    expect(structured.join(", ")).toBe(value);
  }
}

describe("irregularities", () => {
  it.each(Object.entries(IRREGULARITIES))("%s is recorded for tasks %s and no other", (id, where) => {
    expect(numbersWhere(({ task }) => idsOf(task).has(id))).toEqual(numbers(where));
  });

  it.each(Object.entries(VISIBLE))("%s is recorded wherever the print shows it", (id, shows) => {
    expect(numbersWhere(({ task }) => idsOf(task).has(id))).toEqual(numbersWhere(shows));
  });

  it("of the catalogue are all accounted for, and there are no others", () => {
    const series = ([letter, length]: readonly [string, number]): string[] =>
      Array.from({ length }, (_, index) => `${letter}${index + 1}`);
    const catalogue = (
      [
        ["G", 8],
        ["A", 12],
        ["B", 9],
        ["C", 18],
        ["D", 6],
      ] as const
    ).flatMap(series);
    const recorded = [
      ...plan.tasks.flatMap((task) => [...idsOf(task)]),
      ...(plan.corrections ?? []).map(({ irregularity }) => irregularity),
      ...(plan.untargetedZeros ?? []).flatMap(({ irregularity }) => irregularity ?? []),
    ];
    expect([...new Set(recorded)].sort()).toEqual(catalogue.sort());
    expect((plan.corrections ?? []).map(({ irregularity }) => irregularity)).toEqual(OF_THE_PLAN);
  });

  it("are warnings exactly where the record should speak of them", () => {
    for (const { irregularity, severity } of plan.tasks.flatMap(({ corrections = [] }) => corrections)) {
      expect({ irregularity, severity }).toEqual({
        irregularity,
        severity: WARNINGS.includes(irregularity) ? "warning" : "note",
      });
    }
    for (const { irregularity, severity } of plan.corrections ?? []) {
      expect({ irregularity, severity }).toEqual({
        irregularity,
        severity: PLAN_WARNINGS.includes(irregularity) ? "warning" : "note",
      });
    }
  });

  it.each(tasks)("of task $n quote the cell they repair, and the field follows the reading", ({ task, cell }) => {
    const cellsOf: Readonly<Record<string, readonly string[]>> = {
      name: [cell.name],
      kind: [cell.kind],
      items: [cell.items],
      scope: [cell.scope, cell.name],
      quota: [cell.quota],
      frequency: [cell.quota],
      risk: [cell.tiers],
      window: [cell.window],
      mode: [cell.mode],
    };
    expect(task.corrections).not.toHaveLength(0);
    for (const correction of task.corrections ?? []) {
      const [top] = correction.field.split(/[.[]/) as [string];
      const quoted = cellsOf[top]?.some((text) => text.includes(correction.raw)) ?? false;
      expect({ correction, quoted }).toEqual({ correction, quoted: true });
      expect(correction.raw).not.toBe("");
      expectReadingFollowed(task, correction);
    }
  });

  it("of the plan quote the annex, and the structured field follows the reading", () => {
    for (const correction of plan.corrections ?? []) {
      // The word of G7 is in the covering letter.
      if (correction.irregularity !== "G7") expect(printedText).toContain(correction.raw);
      if (correction.irregularity !== "G1") expectReadingFollowed(plan, correction);
    }
  });

  it("of the tiers end in the canonical order", () => {
    const repairs = plan.tasks
      .flatMap(({ corrections = [] }) => corrections)
      .filter(({ irregularity }) => irregularity === "B1" || irregularity === "B2");
    expect(repairs).toHaveLength(10);
    expect(new Set(repairs.map(({ value }) => value))).toEqual(new Set(["低风险、一般风险、较高风险、高风险"]));
  });

  it("spell out the window and the items as structured", () => {
    for (const { task } of tasks) {
      const valueOf = (id: string): string | undefined =>
        task.corrections?.find(({ irregularity }) => irregularity === id)?.value;
      expect(valueOf("D1")).toBe(`${task.window.start} to ${task.window.end}`);
      const count = numberedItems(task.raw![3]!.text)?.length;
      expect(valueOf("A4")).toBe(count === undefined ? undefined : `${count} items`);
      const joined = valueOf("A10");
      if (joined !== undefined) expect(joined).toBe(task.items.map(({ name }) => name).join(" | "));
    }
  });
});

describe("open questions", () => {
  it("are the four that the print leaves to a decision", () => {
    const asked = plan.tasks.flatMap(({ id, openQuestions = [] }) =>
      openQuestions.map(({ irregularity, field }) => ({ id, irregularity, field })),
    );
    expect(asked).toEqual([
      { id: "T08", irregularity: "A7", field: "items[6]" },
      { id: "T09", irregularity: "C7", field: "scope" },
      { id: "T14", irregularity: "C9", field: "scope.directories" },
      { id: "T15", irregularity: "C10", field: "scope" },
    ]);
    expect(asked.map(({ irregularity }) => irregularity)).toEqual(QUESTIONS);
  });

  it("ask, quote the print, and state the reading that the structured field follows", () => {
    for (const { task, cells } of tasks) {
      for (const { field, question, assumption } of task.openQuestions ?? []) {
        expect(question).toMatch(/\?$/);
        expect(assumption).toMatch(/\.$/);
        const quotes = [...question.matchAll(/"([^"]+)"/g)].map(([, quote]) => quote!);
        expect(quotes).not.toHaveLength(0);
        for (const quote of quotes) expect(cells.join("\t")).toContain(quote);
        const structured = valueAt(task, field);
        expect(structured).toBeDefined();
        if (!field.startsWith("scope")) continue;
        const { directories = [], licenceKinds = [] } = task.scope;
        expect(directories).not.toHaveLength(0);
        for (const named of [...directories, ...licenceKinds]) expect(assumption).toContain(named);
      }
    }
  });
});

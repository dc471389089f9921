import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DoubleRandomError, parsePlan } from "double-random";
import { decodeText, printPlan, readPlan, type ReadPlanOptions } from "double-random/zh";

const options: ReadPlanOptions = {
  issuer: { id: "x", name: "青山县市场监管局", regionCode: "529921" },
  title: "抽查计划（虚构）",
  year: 2024,
};
const HEADER = [
  "序号",
  "抽查任务名称",
  "抽查类型",
  "抽查事项",
  "抽查对象范围",
  "抽查比例/数量",
  "信用风险分类管理",
  "起止时间",
  "抽查检查模式",
];
const ROW = ["1", "对企业的抽查", "不定向", "登记事项检查", "全县企业", "1%;1次/年", "/", "7月", "县抽县查"];

/** The codes that a source can be refused with; whatever else comes out of the reader is a defect. */
const CODES = [
  ...["INPUT_INVALID", "PLAN_LAYOUT_UNKNOWN", "PLAN_COLUMN_MISSING", "PLAN_ROW_INVALID", "PLAN_CELL_UNREADABLE"],
  ...["PLAN_FACT_MISSING", "PLAN_TOO_LARGE", "WINDOW_REVERSED", "FIELD_INVALID"],
];

/** Reads a source that may be anything: gives a plan that is valid, or a coded error. */
function attempt(source: string | readonly (readonly string[])[]): readonly string[] {
  try {
    const { plan } = readPlan(source, options);
    expect(parsePlan(JSON.parse(JSON.stringify(plan)))).toEqual(plan);
    return [];
  } catch (error) {
    if (!(error instanceof DoubleRandomError)) throw error;
    expect(CODES).toContain(error.code);
    for (const { code } of error.issues) expect(CODES).toContain(code);
    return error.issues.map(({ code }) => code);
  }
}

const table = (...rows: readonly (readonly string[])[]): string =>
  [HEADER, ...rows].map((row) => row.join("\t")).join("\n");
const withCell = (column: number, text: string): string[] => ROW.map((cell, index) => (index === column ? text : cell));

describe("any input", () => {
  const PIECES = [
    ...Array.from("1234567890%‰.,;:、，；。（）()《》“”/\\|-—~～至 \t\n\r\"'<>&=≥≤"),
    ...HEADER,
    ...[
      "不低于",
      "每年",
      "次",
      "年",
      "月",
      "日",
      "季度",
      "户",
      "家",
      "类",
      "A",
      "D",
      "高风险",
      "低风险、一般风险",
      "递增",
      "企业",
      "等领域",
      "全市",
      "存续",
    ],
    ...[
      "县抽",
      "县查",
      "发起",
      "检查",
      "的",
      "①",
      "一、",
      "（1）",
      "<td>",
      "</tr>",
      "│",
      "┼",
      "──",
      "\u0000",
      "\u200b",
      "\ud800",
      "\u202e",
      "😀",
      "２",
    ],
  ];
  const pieces = fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }).map((each) => each.join(""));

  it("is a valid plan or a coded error: text", () => {
    fc.assert(
      fc.property(pieces, (text) => void attempt(text)),
      { seed: 1, numRuns: 400 },
    );
  });

  it("is a valid plan or a coded error: any cell of a table", () => {
    const cell = fc.record({ column: fc.integer({ min: 0, max: 8 }), text: pieces });
    const run = ({ column, text }: { column: number; text: string }): void =>
      void attempt([HEADER, withCell(column, text)]);
    fc.assert(fc.property(cell, run), { seed: 2, numRuns: 1500 });
  });

  it.each([
    "gaoping-2024.txt",
    "plans/nanling-2025-flowing.txt",
    "plans/donghe-2026-strokes.txt",
    "plans/xishan-2025-sections.txt",
  ])("is a valid plan or a coded error: %s with parts cut out, doubled and swapped", (file) => {
    const text = readFileSync(`test/data/${file}`, "utf8");
    const place = fc.integer({ min: 0, max: text.length });
    fc.assert(
      fc.property(place, place, fc.constantFrom("cut", "double", "swap"), (a, b, how) => {
        const [from, to] = [Math.min(a, b), Math.min(Math.max(a, b), Math.min(a, b) + 300)];
        const part = text.slice(from, to);
        const put = { cut: "", double: `${part}${part}`, swap: Array.from(part).reverse().join("") }[how];
        attempt(`${text.slice(0, from)}${put}${text.slice(to)}`);
      }),
      { seed: 3, numRuns: 60 },
    );
  });
});

describe("rows", () => {
  it("with too few cells, without number, out of order and unreadable are all reported, with their lines", () => {
    const source = table(
      ROW,
      ["2", "对企业的抽查", "不定向"],
      ["4", ...ROW.slice(1, 5), "按需", "/", "春季", "县抽县查"],
    );
    let issues: readonly { code: string; path: string }[] = [];
    try {
      readPlan(source, options);
    } catch (error) {
      issues = (error as DoubleRandomError).issues;
    }
    expect(issues.map(({ code, path }) => `${code} ${path}`)).toEqual(
      expect.arrayContaining([
        "PLAN_ROW_INVALID line 3",
        "PLAN_ROW_INVALID line 4",
        "PLAN_CELL_UNREADABLE line 4, task 4, 抽查比例/数量",
        "PLAN_CELL_UNREADABLE line 4, task 4, 起止时间",
      ]),
    );
  });

  it.each([
    ["a number twice", [ROW, ROW]],
    ["a gap", [ROW, ["3", ...ROW.slice(1)]]],
    ["no number at the beginning", [["", ...ROW.slice(1)], ROW]],
    ["words for a number", [["甲", ...ROW.slice(1)]]],
    ["too many cells", [[...ROW, "more"]]],
  ])("with %s are refused", (_, rows) => {
    expect(attempt(table(...rows))).toContain("PLAN_ROW_INVALID");
  });

  it("are needed", () => {
    expect(attempt(table())).toContain("PLAN_ROW_INVALID");
  });

  it("with an empty cell below nothing are unreadable, never none", () => {
    for (const column of [1, 4, 5, 6, 7]) {
      expect(attempt([HEADER, withCell(column, "")])).toContain("PLAN_CELL_UNREADABLE");
    }
  });

  it("of several tables are read one table at a time", () => {
    const twice = `${table(ROW)}\n\n第二张表\n${table(withCell(1, "另一项抽查"))}`;
    expect(attempt(twice)).toEqual(["PLAN_ROW_INVALID"]);
    expect(readPlan(twice, { ...options, part: 2 }).plan.tasks.map(({ name }) => name)).toEqual(["另一项抽查"]);
    expect(() => readPlan(twice, { ...options, part: 3 })).toThrow(/part/);
  });
});

describe("tables", () => {
  it.each(["", " ", "\n\n", "没有表格的一段话。", "a,b,c\n1,2,3", "序号\t姓名\t电话\n1\t甲\t无"])(
    "%j is no plan",
    (text) => {
      expect(attempt(text)).toEqual(["PLAN_LAYOUT_UNKNOWN"]);
    },
  );

  it("without a column for the quota say so", () => {
    expect(attempt("序号\t任务名称\t检查对象\t检查时间\n1\t甲\t企业\t4月")).toContain("PLAN_COLUMN_MISSING");
  });

  it("that do not say title, year or issuer name the option", () => {
    let message = "";
    try {
      readPlan(table(ROW), { issuer: { id: "x", regionCode: "529921" } });
    } catch (error) {
      message = (error as DoubleRandomError).issues.map(({ code, path }) => `${code} ${path}`).join("; ");
    }
    expect(message).toBe(
      "PLAN_FACT_MISSING options.title; PLAN_FACT_MISSING options.year; PLAN_FACT_MISSING options.issuer.name",
    );
  });

  it.each([
    ["characters", "\t".repeat(2_000_001)],
    ["rows", Array.from({ length: 20_001 }, () => ROW)],
    ["columns", [HEADER, Array.from({ length: 201 }, () => "1")]],
    ["characters of all cells", Array.from({ length: 200 }, () => ["x".repeat(15_000)])],
    ["characters in one cell", [HEADER, withCell(3, "检".repeat(20_001))]],
  ])("of too many %s are refused", (_, source) => {
    expect(attempt(source)).toContain("PLAN_TOO_LARGE");
  });

  it.each([
    ["a number", 7],
    ["rows that are none", ["序号"]],
    ["cells that are no text", [[1, 2, 3]]],
  ])("are text or rows of text, not %s", (_, source) => {
    expect(attempt(source as unknown as string)).toEqual(["FIELD_INVALID"]);
  });
});

/**
 * At the largest size, what is quadratic would take hours: the time limit of a test is the bound. Each text repeats what the rules look for,
 * with an end that lets none of them succeed.
 */
describe("size", () => {
  const FILLS = [
    "1",
    "1.",
    "7月-",
    "高风险、",
    "A类",
    "一",
    "（",
    "《",
    "，",
    "、",
    "等",
    "每",
    "年",
    "-",
    " ",
    '"',
    "县发起",
    "许可证",
    "2024年",
    "的检查",
    "百分之",
    "2、1、",
  ];

  it.each(FILLS)("of a cell of %j is harmless in every column", (fill) => {
    for (let column = 1; column < ROW.length; column += 1) {
      attempt([HEADER, withCell(column, `${fill.repeat(Math.floor(9000 / fill.length))}x`)]);
    }
  });

  it.each(["\t", '"\t""\t', "<td>", "|", "序号\t抽查\n", " ,", '"', "&#", "《"])(
    "of a text of %j is harmless",
    (fill) => {
      attempt(fill.repeat(Math.floor((fill.includes("\n") ? 150_000 : 1_000_000) / fill.length)));
    },
  );

  it("of a table of many rows is read whole", () => {
    const rows = (count: number): string[][] =>
      Array.from({ length: count }, (_, index) => [String(index + 1), ...ROW.slice(1)]);
    expect(attempt([HEADER, ...rows(300)])).toEqual([]);
    expect(attempt([HEADER, ...rows(1200)])).toEqual([]);
  });
});

describe("printing again", () => {
  it("gives every cell back, whatever is in the remarks", () => {
    const cell = fc
      .string({ unit: fc.constantFrom(...Array.from("ab 甲\t\n\r\"'|,；\u3000")) })
      .filter((text) => !/^\s*$/.test(text) || text === "");
    fc.assert(
      fc.property(cell, cell, (first, second) => {
        const [header, row] = [
          [...HEADER, "备注", "经办"],
          [...ROW, first, second],
        ];
        const { plan } = readPlan([header, row], options);
        expect(plan.tasks[0]!.raw!.map(({ text }) => text)).toEqual(row);
        const again = readPlan(printPlan(plan), options);
        expect(again.plan.tasks[0]!.raw).toEqual(plan.tasks[0]!.raw);
        expect(again.plan).toEqual(plan);
      }),
      { seed: 4, numRuns: 300 },
    );
  });

  it("needs the printed cells", () => {
    const { plan } = readPlan(table(ROW), options);
    const [{ raw: _, ...task }] = plan.tasks as [(typeof plan.tasks)[number]];
    expect(() => printPlan({ ...plan, tasks: [task] })).toThrow(/printed cells/);
  });
});

describe("bytes", () => {
  it("of UTF-8, with and without a mark, of UTF-16 and of GB18030 are the same text", () => {
    expect(decodeText(Uint8Array.of(0xef, 0xbb, 0xbf, 0xe6, 0x8a, 0xbd)).text).toBe("抽");
    expect(decodeText(Uint8Array.of(0xe6, 0x8a, 0xbd))).toEqual({ text: "抽", encoding: "utf-8" });
    expect(decodeText(Uint8Array.of(0xff, 0xfe, 0xbd, 0x62))).toEqual({ text: "抽", encoding: "utf-16le" });
    expect(decodeText(Uint8Array.of(0xfe, 0xff, 0x62, 0xbd))).toEqual({ text: "抽", encoding: "utf-16be" });
    expect(decodeText(Uint8Array.of(0xb3, 0xe9))).toEqual({ text: "抽", encoding: "gb18030" });
    expect(() => decodeText(Uint8Array.of(0xff, 0x31, 0xff))).toThrow(/UTF-8 or GB18030/);
    // Every byte pair of it is GB18030 too, as other characters.
    const broken = Buffer.concat([Buffer.from("抽查计划表".repeat(8)), Buffer.of(0xb3, 0xe9)]);
    expect(() => new TextDecoder("gb18030", { fatal: true }).decode(broken)).not.toThrow();
    expect(() => decodeText(broken)).toThrow(/UTF-8 that is broken/);
  });
});

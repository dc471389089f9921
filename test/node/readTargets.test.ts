import { describe, expect, it } from "vitest";
import type { Target } from "double-random";
import { readTargets, type ReadTargetsOptions, type TableMapping } from "double-random/node";
import { fileErrorOf, placesOf } from "../support/issuesOfFile.js";

const REQUIRED = { 编号: "T-1", 主体类型: "企业", 登记状态: "存续", 行政区划: "140581" };

/** A CSV file of one row, which says what is asked beside what must be there. */
function csvOf(...rows: readonly Readonly<Record<string, string>>[]): { name: string; bytes: Uint8Array } {
  const all = rows.map((row): Record<string, string> => ({ ...REQUIRED, ...row }));
  const headers = [...new Set(all.flatMap((row) => Object.keys(row)))];
  const lines = [headers, ...all.map((row) => headers.map((header) => row[header] ?? ""))];
  const quoted = lines.map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(","));
  return { name: "targets.csv", bytes: Buffer.from(`${quoted.join("\r\n")}\r\n`) };
}

async function oneTarget(row: Readonly<Record<string, string>>, mapping?: TableMapping): Promise<Target> {
  const { rows } = await readTargets(csvOf(row), mapping ? { mapping } : {});
  expect(rows.length).toBe(1);
  return rows[0]!;
}

async function repairsOf(
  row: Readonly<Record<string, string>>,
  options: ReadTargetsOptions = {},
): Promise<readonly string[]> {
  const { repairs } = await readTargets(csvOf(row), options);
  return repairs
    .filter(
      ({ column }) =>
        column === undefined ||
        !/主体类型|登记状态/.test(column) ||
        Object.keys(row).some((header) => column.endsWith(header)),
    )
    .map(({ code, examples }) => [code, ...examples.map(({ raw, value }) => `${raw}→${value}`)].join(" "));
}

describe("headers", () => {
  it.each([
    ["主体名称", "name"],
    ["企业名称", "name"],
    ["市场主体名称", "name"],
    ["企业名称（必填）", "name"],
    ["*企业 名称", "name"],
    ["ＥｎｔＮａｍｅ", "name"],
    ["Enterprise Name", "name"],
  ])("%s is %s", async (header, field) => {
    expect(await oneTarget({ [header]: "虚构甲" })).toMatchObject({ [field]: "虚构甲" });
  });

  it("English headers and words do as well", async () => {
    const csv =
      'id,subject type,status,region code,credit class,directories\nT-1,enterprise,existing,140581,A,"food, market"\n';
    const { rows, repairs } = await readTargets({ name: "t.csv", bytes: Buffer.from(csv) });
    expect(rows).toEqual([
      {
        ...{ id: "T-1", subjectType: "enterprise", status: "existing", regionCode: "140581", creditClass: "A" },
        directories: ["food", "market"],
      },
    ]);
    expect(repairs).toEqual([]);
  });

  it("rows before the header are left out and reported, however the title is merged", async () => {
    const csv = "虚构县检查对象名录,,,\n,,,\n编号,主体类型,登记状态,行政区划\nT-1,企业,存续,140581\n";
    const { repairs, origin } = await readTargets({ name: "t.csv", bytes: Buffer.from(csv) });
    expect(origin.headerRow).toBe(3);
    expect(repairs[0]).toMatchObject({ code: "ROWS_SKIPPED", count: 1, rows: [1] });
  });

  it("a column that stands for nothing is reported by its letter, unless the mapping says that it is left out", async () => {
    const file = csvOf({ 法定代表人: "某", 备注: "x" });
    const ignored = (await readTargets(file)).repairs.filter(({ code }) => code === "COLUMN_IGNORED");
    expect(ignored.map(({ column }) => column)).toEqual(["E 法定代表人", "F 备注"]);
    const { repairs } = await readTargets(file, { mapping: { ignored: ["备 注", "法定代表人"] } });
    expect(repairs.some(({ code }) => code === "COLUMN_IGNORED")).toBe(false);
  });

  it("two columns for one field are an error that names both", async () => {
    const error = await fileErrorOf(readTargets(csvOf({ 企业名称: "甲", 主体名称: "乙" })));
    expect(error).toMatchObject({ code: "COLUMN_REPEATED" });
    expect(error.message).toContain("E 企业名称");
    expect(error.message).toContain("F 主体名称");
  });

  it("missing columns are named together, with the fields that a mapping would call them", async () => {
    const error = await fileErrorOf(readTargets({ name: "t.csv", bytes: Buffer.from("编号,企业名称\nT-1,甲\n") }));
    expect(error.code).toBe("COLUMN_MISSING");
    for (const name of ["subjectType", "status", "regionCode"]) expect(error.expected).toContain(name);
    expect(error.issues[0]).toMatchObject({ location: { file: "t.csv", row: 1 } });
  });

  it("a table with another header is refused with what it has", async () => {
    const error = await fileErrorOf(readTargets({ name: "t.csv", bytes: Buffer.from("甲,乙\n1,2\n") }));
    expect(error).toMatchObject({ code: "COLUMN_MISSING", received: '"甲 | 乙"' });
  });
});

describe("words", () => {
  it.each([
    ["企业", "enterprise"],
    ["有限责任公司（自然人投资或控股）", "enterprise"],
    ["股份有限公司(上市)", "enterprise"],
    ["个体户", "individual"],
    ["农专社", "cooperative"],
    ["外国企业常驻代表机构", "representative-office"],
    ["其它", "other"],
  ])("主体类型 %s is %s", async (word, value) => {
    expect((await oneTarget({ 主体类型: word })).subjectType).toBe(value);
  });

  it.each([
    ["存续（在营、开业、在册）", "existing"],
    ["存续(在营,开业,在册)", "existing"],
    ["在业", "existing"],
    ["注销中", "deregistering"],
    ["已注销", "deregistered"],
    ["吊销，未注销", "revoked"],
    ["吊销,已注销", "deregistered"],
    ["撤销", "rescinded"],
    ["迁出", "moved-out"],
    ["existing", "existing"],
  ])("登记状态 %s is %s", async (word, value) => {
    expect((await oneTarget({ 登记状态: word })).status).toBe(value);
  });

  it.each([
    ["A", "A"],
    ["ａ类", "A"],
    ["B级", "B"],
    ["信用风险较高", "C"],
    ["信用风险高（D类）", "D"],
    ["无", undefined],
    ["/", undefined],
    ["", undefined],
  ])("信用风险等级 %j is %s", async (word, value) => {
    expect((await oneTarget({ 信用风险等级: word })).creditClass).toBe(value);
  });

  it.each(["店", "歇业", "不存在"])("登记状态 %s is not guessed at", async (word) => {
    expect(await placesOf(readTargets(csvOf({ 登记状态: word })))).toEqual([
      `VALUE_UNKNOWN | 2 | C 登记状态 | "${word}"`,
    ]);
  });

  it("classes of a bureau's own are read, and refused if the policies do not have them", async () => {
    const file = csvOf({ 信用风险等级: "E1" });
    const { rows } = await readTargets(file, { creditClasses: ["E1", "E2"] });
    expect(rows[0]?.creditClass).toBe("E1");
    expect(await placesOf(readTargets(file))).toEqual(['CREDIT_CLASS_UNKNOWN | 2 | E 信用风险等级 | "E1"']);
  });

  it("each word that was read is counted with its value", async () => {
    expect(await repairsOf({ 主体类型: "个体户" })).toEqual(["WORD_READ 个体户→individual"]);
    expect(await repairsOf({ 信用风险等级: "无" })).toEqual(["PLACEHOLDER_EMPTY 无→"]);
  });
});

describe("values", () => {
  it.each([
    ["2024-05-01", []],
    ["2024/5/1", ["DATE_REWRITTEN"]],
    ["2024.05.01", ["DATE_REWRITTEN"]],
    ["2024年5月1日", ["DATE_REWRITTEN"]],
    ["２０２４－０５－０１", ["DATE_REWRITTEN"]],
    ["20240501", ["DATE_REWRITTEN"]],
    ["2024-05-01 00:00:00", ["DATE_REWRITTEN"]],
    ["2024/5/1 9:30", ["DATE_REWRITTEN", "TIME_DROPPED"]],
  ])("the date %s", async (text, codes) => {
    expect((await oneTarget({ 成立日期: text })).establishedOn).toBe("2024-05-01");
    expect((await repairsOf({ 成立日期: text })).map((line) => line.split(" ")[0])).toEqual(codes);
  });

  it.each(["2024-02-30", "24/5/1", "5/1/2024", "2024-05", "2024-05-01T16:00:00Z", "45413", "昨天"])(
    "%s is not guessed at as a date",
    async (text) => {
      expect(await placesOf(readTargets(csvOf({ 成立日期: text })))).toEqual([
        `DATE_INVALID | 2 | E 成立日期 | "${text}"`,
      ]);
    },
  );

  it.each(["长期", "长期有效", "9999-09-09", "9999年12月31日"])("a licence valid to %s has no end", async (text) => {
    const row = { 许可证种类: "food", 许可证有效期至: text };
    expect((await oneTarget(row)).licences).toEqual([{ kind: "food" }]);
    expect((await repairsOf(row))[0]).toMatch(/^NO_END_DATE/);
  });

  it("full-width and small letters and spaces of codes are folded, and each is reported", async () => {
    const row = { 统一社会信用代码: " ９１３５０１００m000100y43　" };
    expect((await oneTarget(row)).creditCode).toBe("91350100M000100Y43");
    expect((await repairsOf(row)).map((line) => line.split(" ")[0])).toEqual([
      "SPACES_REMOVED",
      "WIDTH_FOLDED",
      "CASE_FOLDED",
    ]);
  });

  it("names keep their full-width signs, and a line break becomes a space", async () => {
    expect((await oneTarget({ 企业名称: "\u3000虚构（甲）\n分店\u200b" })).name).toBe("虚构（甲） 分店");
  });

  it("lists are divided by any of the signs in use, once each", async () => {
    const { directories } = await oneTarget({ 专业分库: "food、market；school,food|ｔｏｙ，" });
    expect(directories).toEqual(["food", "market", "school", "toy"]);
  });

  it("several licences stand in numbered columns", async () => {
    const row = { 许可证种类: "food", 许可证编号: "JY-1", 许可证种类2: "drug", 许可证有效期止2: "2026/1/31" };
    expect((await oneTarget(row)).licences).toEqual([
      { kind: "food", number: "JY-1" },
      { kind: "drug", validTo: "2026-01-31" },
    ]);
  });

  it("the list of abnormal operations: by its dates, by a date or by a word", async () => {
    const since = { list: "abnormal-operations", since: "2024-01-02" };
    expect((await oneTarget({ 经营异常名录列入日期: "2024/1/2", 经营异常名录移出日期: "2024-03-01" })).lists).toEqual([
      { ...since, removedOn: "2024-03-01" },
    ]);
    expect((await oneTarget({ 经营异常名录: "2024/1/2" })).lists).toEqual([since]);
    expect((await oneTarget({ 经营异常名录: "否" })).lists).toBeUndefined();
    expect((await oneTarget({ 经营异常名录: "是" }, { listedSince: "2024-01-02" })).lists).toEqual([since]);
    const error = await fileErrorOf(readTargets(csvOf({ 经营异常名录: "是" })));
    expect(error.issues[0]).toMatchObject({ path: "targets[0].lists[0].since", location: { row: 2 } });
    expect(error.issues[0]?.advice).toContain("listedSince");
  });

  it("a credit code with a wrong check character is a warning, with strict an error", async () => {
    const file = csvOf({ 统一社会信用代码: "91350100M000100Y44" });
    const { warnings } = await readTargets(file);
    expect(warnings.map(({ code }) => code)).toEqual(["CREDIT_CODE_CHECK"]);
    expect(warnings[0]?.message).toContain("row 2");
    expect(await placesOf(readTargets(file, { strict: true }))).toEqual([
      "CREDIT_CODE_INVALID | 2 | E 统一社会信用代码 | 91350100M000100Y44",
    ]);
  });

  it.each(["9.1E+17", "9135O100M000100Y43", "91350100M000100Y4"])("the credit code %s is refused", async (text) => {
    const error = await fileErrorOf(readTargets(csvOf({ 统一社会信用代码: text })));
    expect(error.issues).toEqual([
      {
        code: "FIELD_INVALID",
        path: "targets[0].creditCode",
        expected: "a unified social credit code: 18 digits and capital letters without I O S V Z",
        received: `"${text}"`,
        location: { file: "targets.csv", row: 2, column: "E 统一社会信用代码" },
        advice: "check it against the licence; in a spreadsheet format the column as text",
      },
    ]);
  });
});

describe("bad rows", () => {
  it("all of them are reported together, and the rest counted", async () => {
    const rows = Array.from({ length: 130 }, (_, index) => ({ 编号: `T ${index}`, 行政区划: "县城" }));
    const error = await fileErrorOf(readTargets(csvOf(...rows, { 编号: "T-1" })));
    expect(error.code).toBe("INPUT_INVALID");
    expect(error.issues.length).toBe(100);
    expect(error.unlisted).toBe(160);
    expect(error.message).toContain("targets: 260 problems");
    expect(error.issues[1]?.location).toEqual({ file: "targets.csv", row: 2, column: "D 行政区划" });
    expect(error.issues.at(-1)?.location?.row).toBe(51);
  });

  it("ids and credit codes that occur twice name both rows", async () => {
    const code = "91350100M000100Y43";
    const file = csvOf(
      { 编号: "T-1", 统一社会信用代码: code },
      { 编号: "T-2" },
      { 编号: "T-1" },
      { 编号: "T-3", 统一社会信用代码: code },
    );
    const error = await fileErrorOf(readTargets(file));
    expect(
      error.issues.map(({ code: issue, expected, location }) => [issue, expected, location?.row, location?.column]),
    ).toEqual([
      ["DUPLICATE_ID", "a value of its own (row 2 has it already)", 4, "A 编号"],
      ["DUPLICATE_CREDIT_CODE", "a value of its own (row 2 has it already)", 5, "E 统一社会信用代码"],
    ]);
  });

  it("rows with too few cells and cells without a header are reported by row", async () => {
    const csv = "编号,主体类型,登记状态,行政区划\nT-1,企业,存续\nT-2,企业,存续,140581,x\nT-3,企业,存续,140581,\n";
    expect(await placesOf(readTargets({ name: "t.csv", bytes: Buffer.from(csv) }))).toEqual([
      "TABLE_INVALID | 2 | 3 cells",
      'TABLE_INVALID | 3 | "x" in column E',
    ]);
  });

  it("blank rows are passed over and counted, but for those at the end", async () => {
    const csv = "编号,主体类型,登记状态,行政区划\nT-1,企业,存续,140581\n\n,,,\nT-2,企业,存续,140581\n\n\n";
    const { rows, repairs } = await readTargets({ name: "t.csv", bytes: Buffer.from(csv) });
    expect(rows.length).toBe(2);
    expect(repairs[0]).toMatchObject({ code: "ROWS_BLANK", count: 2, rows: [3, 4] });
  });

  it("row numbers are those of a spreadsheet, also after cells with line breaks", async () => {
    const csv = '编号,主体类型,登记状态,行政区划,企业名称\nT-1,企业,存续,140581,"甲\n分店"\nT-2,店,存续,140581,乙\n';
    expect(await placesOf(readTargets({ name: "t.csv", bytes: Buffer.from(csv) }))).toEqual([
      'VALUE_UNKNOWN | 3 | B 主体类型 | "店"',
    ]);
  });
});

describe("the mapping", () => {
  it("names columns, words and what every row has; a cell that says something wins", async () => {
    const csv = "企业全称,编号,类别,状态,所,区划\n虚构甲,T-1,A01,开,东城所,\n虚构乙,T-2,A01,开,西城所,140582\n";
    const mapping: TableMapping = {
      columns: { 企业全称: "name", 类别: "subjectType", 所: "localOfficeId", 区划: "regionCode" },
      values: {
        subjectType: { A01: "enterprise" },
        status: { 开: "existing" },
        localOfficeId: { 东城所: "office-01", 西城所: "office-02" },
      },
      constants: { regionCode: "140581" },
    };
    const { rows, repairs } = await readTargets({ name: "t.csv", bytes: Buffer.from(csv) }, { mapping });
    expect(rows.map(({ name, localOfficeId, regionCode }) => [name, localOfficeId, regionCode])).toEqual([
      ["虚构甲", "office-01", "140581"],
      ["虚构乙", "office-02", "140582"],
    ]);
    expect(repairs.map(({ code, count }) => `${code} ${count}`)).toEqual([
      ...["VALUE_MAPPED 2", "VALUE_MAPPED 2", "VALUE_MAPPED 2", "CONSTANT_USED 1"],
    ]);
  });

  it("a constant stands for a column that is missing", async () => {
    const csv = "编号,主体类型,登记状态\nT-1,企业,存续\n";
    const { rows } = await readTargets(
      { name: "t.csv", bytes: Buffer.from(csv) },
      { mapping: { constants: { regionCode: "140581" } } },
    );
    expect(rows[0]?.regionCode).toBe("140581");
  });

  it("makes ids from credit codes and filing numbers", async () => {
    const row = { 编号: "", 统一社会信用代码: "91350100M000100Y43", 备案号: "晋备2024第7号" };
    expect((await oneTarget(row, { id: { from: "creditCode", prefix: "QY-" } })).id).toBe("QY-91350100M000100Y43");
    const hashed = await oneTarget(row, { id: { from: "filingNumber", prefix: "BA-" }, nonAsciiIds: "hash" });
    // printf 晋备2024第7号 | sha256sum
    expect(hashed.id).toBe("BA-x2bd4a85d96e7678c");
    expect(await placesOf(readTargets(csvOf(row), { mapping: { id: { from: "filingNumber" } } }))).toEqual([
      'FIELD_INVALID | 2 | "晋备2024第7号"',
    ]);
  });

  it("makes one target of the rows of one business, in any order, and reports where they differ", async () => {
    const rows = [
      { 编号: "T-1", 企业名称: "甲", 许可证种类: "food", 专业分库: "food-sales" },
      { 编号: "T-2" },
      { 编号: "T-1", 许可证种类: "drug", 专业分库: "catering、food-sales", 成立日期: "2020-01-01" },
    ];
    const mapping = { mergeRows: true };
    const there = await readTargets(csvOf(...rows), { mapping });
    const back = await readTargets(csvOf(...rows.toReversed()), { mapping });
    const merged = {
      ...{
        id: "T-1",
        name: "甲",
        subjectType: "enterprise",
        status: "existing",
        establishedOn: "2020-01-01",
        regionCode: "140581",
      },
      directories: ["catering", "food-sales"],
      licences: [{ kind: "drug" }, { kind: "food" }],
    };
    expect(there.rows.find(({ id }) => id === "T-1")).toEqual(merged);
    expect(back.rows.find(({ id }) => id === "T-1")).toEqual(merged);
    expect(there.repairs).toContainEqual(expect.objectContaining({ code: "ROWS_MERGED", count: 1, rows: [4] }));
    const conflict = readTargets(csvOf({ 企业名称: "甲" }, { 企业名称: "乙" }), { mapping });
    expect((await fileErrorOf(conflict)).issues[0]).toMatchObject({
      ...{ code: "ROWS_CONFLICT", expected: "what row 2 says of the same business: 甲", received: "乙" },
      location: { row: 3, column: "E 企业名称" },
    });
  });

  it.each<readonly [string, TableMapping]>([
    ["values", { values: { staus: { 开: "existing" } } }],
    ["constants", { constants: { region: "140581" } }],
    ["columns", { columns: { 名: "nam" } }],
  ])("an unknown field in %s is an error", async (_, mapping) => {
    expect(await fileErrorOf(readTargets(csvOf({}), { mapping }))).toMatchObject({ code: "COLUMN_MISSING" });
  });

  it("an unknown field map is an error that lists those there are", async () => {
    const error = await fileErrorOf(readTargets(csvOf({}), { mapping: { extends: "nobody" } }));
    expect(error).toMatchObject({ code: "REFERENCE_UNKNOWN" });
    expect(error.expected).toContain("register-2017");
  });
});

describe("field maps", () => {
  it("register-2017 reads the columns and codes of that platform", async () => {
    const csv =
      "uid,priPID,entName,uniCode,regState,entTypeCatg,estDate,localAdm,regOrg\nT-1,p1,虚构甲,,K,企业,2010-01-01,14058101,140581\nT-2,p2,虚构乙,,DX,农专社,2010-01-01,14058101,140581\n";
    const mapping = { extends: "register-2017", constants: { regionCode: "140581" } };
    const { rows } = await readTargets({ name: "t.csv", bytes: Buffer.from(csv) }, { mapping });
    expect(rows.map(({ status, subjectType }) => [status, subjectType])).toEqual([
      ["existing", "enterprise"],
      ["deregistered", "cooperative"],
    ]);
  });

  it("special-directory-2017 makes one target of a business with several licences", async () => {
    const code = "91350100M000100Y43";
    const csv =
      "注意:请将信息填写完整,,,,,,,,\n专项库名称,对应专项库监管标签,统一社会信用代码/注册号,企业名称,许可证名称,许可证编号,许可批准日期,有效期至,许可发证机关\n从专项库名称中单选,,,,填写许可证名称,,,年月日,\n" +
      `食品销售,,${code},虚构甲,食品经营许可证,JY-1,2020/1/1,9999-09-09,某局\n特种设备,,${code},虚构甲,特种设备使用登记,TS-2,2021/1/1,2026-01-01,某局\n`;
    const mapping = {
      ...{ extends: "special-directory-2017", firstRow: 4 },
      constants: { subjectType: "enterprise", status: "existing", regionCode: "350100" },
    };
    const { rows } = await readTargets({ name: "t.csv", bytes: Buffer.from(csv) }, { mapping });
    expect(rows.length).toBe(1);
    expect(rows[0]).toMatchObject({ id: code, creditCode: code });
    expect(rows[0]?.licences?.map(({ number }) => number).toSorted()).toEqual(["JY-1", "TS-2"]);
    expect(rows[0]?.directories?.every((id) => /^x[0-9a-f]{16}$/.test(id))).toBe(true);
  });
});

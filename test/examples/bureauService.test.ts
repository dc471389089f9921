import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { verifyPublication } from "double-random/verify";
import { HAS_CURL, HAS_PYTHON, HAS_SHA256SUM } from "../support/outsidePrograms.js";
import { SHOWN_BLOCK, writeShown } from "../support/shownBlocks.js";
import { makeClone, startService, type Answer, type Clone, type Service } from "./bureau.js";

const EXAMPLE = "examples/bureau-service";
const REHEARSAL = ["--rehearsal", "--key", "examples/published-draw/inputs/example-key-authority.hex"];
/** Of that key, RFC 8032, section 7.1. */
const AUTHORITY = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";
const OFFICE = "信用监管股（虚构）";

type Walk = Readonly<Record<string, unknown>>;
const COMMIT = JSON.parse(readFileSync(`${EXAMPLE}/walk/commit.json`, "utf8")) as Walk;
const VALUES = JSON.parse(readFileSync(`${EXAMPLE}/walk/values.json`, "utf8")) as Walk;
const DRAW = { at: "2023-09-15T11:10:00Z" };
const ILL = {
  at: "2023-10-10T01:00:00Z",
  检查单号: "T12/Q100025",
  人员编号: 4,
  事由: "患病",
  决定机构: OFFICE,
  日期: "2023-10-10",
};
const FOUND = {
  at: "2023-10-17T08:00:00Z",
  检查单号: "T12/Q100025",
  结果: "未发现问题",
  决定机构: OFFICE,
  日期: "2023-10-17",
};
const PUBLISH = { at: "2023-11-30T08:00:00Z" };
/** Every step that writes, in order. */
const STEPS = [
  ["/draws", COMMIT],
  ["/draws/1/seed", VALUES],
  ["/draws/1/result", DRAW],
  ["/draws/1/replacements", ILL],
  ["/draws/1/outcomes", FOUND],
  ["/draws/1/publication", PUBLISH],
] as const;

interface Readme {
  readonly file: string;
  readonly source: string;
  readonly blocks: readonly { readonly code: string; readonly shown: string }[];
}

let clone: Clone;
/** The database, in a folder. */
let folder: string;
let service: Service;

beforeAll(async () => {
  clone = await makeClone();
  folder = join(clone.root, "data");
  service = await startService(clone, ["--data", folder, ...REHEARSAL]);
}, 60_000);
beforeEach(async () => {
  await service.sql("begin", "alter table 公示链 disable trigger user", "alter table 抽取文件 disable trigger user");
  await service.sql("truncate 公示链 cascade");
  await service.sql("alter table 公示链 enable trigger user", "alter table 抽取文件 enable trigger user", "commit");
});
afterAll(async () => {
  await service.kill();
  clone.close();
}, 60_000);

/** Ends the process, if it still runs, and begins another one on the same data. */
async function restart(words: readonly string[] = REHEARSAL): Promise<void> {
  await service.kill();
  service = await startService(clone, ["--data", folder, ...words]);
}

/** Makes the first steps, each of which must succeed. */
async function walk(steps: number): Promise<void> {
  for (const [path, body] of STEPS.slice(0, steps)) {
    const { status, text } = await service.post(path, body);
    expect(status, `${path}: ${text}`).toBe(201);
  }
}

/** Everything that can be seen from outside. */
async function seen(): Promise<string> {
  const { get } = service;
  const names = (await get("/publication/")).text.trim().split("\n");
  const files = await Promise.all(names.map(async (name) => `${name}\n${(await get(`/publication/${name}`)).text}`));
  return [...files, (await get("/draws/1/visits")).text].join("\n");
}

const codeOf = ({ status, body }: Answer): string => `${status} ${(body["code"] ?? body["kind"]) as string}`;

describe.runIf(HAS_CURL && HAS_PYTHON && HAS_SHA256SUM)("the two READMEs", () => {
  const [english, chinese] = ["README.md", "README.zh-CN.md"].map((name) => {
    const file = `${EXAMPLE}/${name}`;
    const source = readFileSync(file, "utf8");
    return {
      file,
      source,
      blocks: [...source.matchAll(SHOWN_BLOCK)].map(([, code = "", shown = ""]) => ({ code, shown })),
    };
  }) as unknown as readonly [Readme, Readme];

  it("print what they show, from the first request to the audit", async () => {
    const [, words] = /server\.js (.*)$/m.exec(english.source) ?? [];
    expect(words).toBe(REHEARSAL.join(" "));
    const shown = new Map<string, string>();
    for (const readme of [english, chinese]) {
      for (const { code, shown: expected } of readme.blocks) {
        // What changes something runs once; the other language shows the same.
        const printed = shown.get(code) ?? (await shell(code, service.url));
        shown.set(code, printed);
        if (process.env["UPDATE_DOCUMENTS"] === "1") writeShown(readme.file, code, printed);
        else expect(printed, `${readme.file}: ${code}`).toBe(expected);
      }
    }
    expect(service.complaints()).toBe("");
  });

  it("have no block that is not run, but for how to start, and differ in the language only", () => {
    for (const { source } of [english, chinese]) {
      expect(source.replace(SHOWN_BLOCK, "").match(/^```\w+$/gm)).toEqual(["```text", "```text"]);
    }
    const inEnglish = chinese.blocks.map(({ code }) =>
      code.replace(" --language zh", "").replace("=zh", "=en").replace("载明|成立", "says|holds"),
    );
    expect(inEnglish).toEqual(english.blocks.map(({ code }) => code));
    expect(english.blocks.length).toBeGreaterThan(10);
  });

  async function shell(code: string, url: string): Promise<string> {
    const child = spawn("bash", ["-c", code], { cwd: clone.root, env: { ...clone.env, BUREAU: url } });
    const text = { stdout: "", stderr: "" };
    for (const stream of ["stdout", "stderr"] as const) {
      child[stream].setEncoding("utf8").on("data", (more: string) => {
        text[stream] += more;
      });
    }
    await new Promise((resolved) => child.once("close", resolved));
    expect(text.stderr).toBe("");
    return text.stdout;
  }
});

describe("the service", () => {
  /** What is seen from outside when all steps were made and none was disturbed. */
  let undisturbed: string;

  it("lets one of several win each step, keeps back what is not published, and publishes what verifies", async () => {
    const losers = [
      ...["409 REDRAW_UNEXPLAINED", "409 ENTRY_OUT_OF_PLACE", "409 ENTRY_OUT_OF_PLACE"],
      // Who fell ill is no longer on the team; the visit has its result.
      ...["404 REFERENCE_UNKNOWN", "409 RESULT_RECORDED"],
    ];
    for (const [index, loser] of losers.entries()) {
      const [path, body] = STEPS[index]!;
      const answers = await Promise.all([1, 2, 3].map(() => service.post(path, body)));
      expect(
        answers.map(codeOf).filter((code) => code === loser),
        path,
      ).toHaveLength(2);
      expect(
        answers.filter(({ status }) => status === 201),
        path,
      ).toHaveLength(1);
      expect((await service.get("/publication/chain.jsonl")).text.trim().split("\n")).toHaveLength(index + 1);
    }

    expect((await service.get("/publication/")).text).toBe("chain.jsonl\n");
    for (const name of ["salt-key.json", "record.json", "targets.json"]) {
      expect((await service.get(`/publication/draws/1/${name}`)).status).toBe(404);
    }
    expect((await service.get("/draws/1/proofs/T12/Q100025")).status).toBe(404);

    expect((await service.post("/draws/1/publication", PUBLISH)).status).toBe(201);
    expect((await service.get("/draws/1/proofs/T12/Q100002")).body["drawn"]).toBe(false);
    expect((await service.get("/draws/1/proofs/T12/Q100025")).body["drawn"]).toBe(true);
    const names = (await service.get("/publication/")).text.trim().split("\n");
    expect(names).toHaveLength(8);
    const files: Record<string, string> = {};
    for (const name of names) files[name] = (await service.get(`/publication/${name}`)).text;
    expect(Object.values(files).join("")).not.toContain("检查员");
    const outside = { authorityKeys: [{ algorithm: "ed25519", key: AUTHORITY }] } as const;
    const report = await verifyPublication(files, outside);
    expect(report.ok).toBe(true);
    const unmade = report.checks.filter(({ status }) => status !== "pass").map(({ id }) => id);
    expect(unmade).toEqual([
      ...["chain.head", "draw.1.witness", "draw.1.source.1", "draw.1.replacements", "draw.1.register"],
    ]);
    const changed = files["draws/1/targets.json"]!.replace('"creditClass":"A"', '"creditClass":"B"');
    expect((await verifyPublication({ ...files, "draws/1/targets.json": changed }, outside)).ok).toBe(false);
    undisturbed = await seen();
  });

  it("leaves the state before or after, whichever statement it stops at, by an error or by the end of the process", async () => {
    // Of a process that ends: in the middle of its statements, and after the last of them.
    const ends: Readonly<Record<string, readonly number[]>> = { "/draws": [4], "/draws/1/result": [4] };
    const stops: number[] = [];
    for (const [path, body] of STEPS) {
      const before = await seen();
      for (const writes of ends[path] ?? []) {
        await service.stopAfter(writes, "kill");
        await expect(service.post(path, body)).rejects.toThrow("fetch failed");
        await restart();
        expect(await seen(), `${path}, ended after ${writes} writes`).toBe(before);
      }
      for (let writes = 0; ; writes += 1) {
        await service.stopAfter(writes, "throw");
        const answer = await service.post(path, body);
        if (answer.status === 201) {
          stops.push(writes);
          break;
        }
        expect(codeOf(answer), answer.text).toBe("500 INTERNAL");
        expect(await seen(), `${path}, stopped after ${writes} writes`).toBe(before);
      }
    }
    // Entry, draw, key and five files; entry; entry, record, visits and teams; ...; and the end of each transaction.
    expect(stops).toEqual([9, 2, 5, 4, 3, 2]);
    expect(await seen()).toBe(undisturbed);
  }, 120_000);

  it("says of every bad request what is wrong and where, and changes nothing", async () => {
    await walk(3);
    const before = await seen();
    service.complaints();
    const { notBefore: _, ...again }: Walk = { ...COMMIT, at: "2023-09-16T02:00:00Z" };
    const unnamed = [{ ...(COMMIT["sources"] as readonly object[])[1], type: "lottery" }];
    const bad: readonly (readonly [string, unknown, string, string])[] = [
      ["/draws", "{", "400 JSON_INVALID", "body"],
      ["/draws", '{"计划编号":1,"计划编号":2}', "400 JSON_INVALID", "body"],
      ["/draws", "[]", "422 FIELD_INVALID", "body"],
      ["/draws", `{"at":"${"x".repeat(1_000_001)}"}`, "413 FIELD_INVALID", "body"],
      ["/draws", {}, "422 FIELD_INVALID", "计划编号"],
      ["/draws", { ...again, asof: "2023-09-16" }, "422 FIELD_UNKNOWN", "asof"],
      ["/draws", { ...again, 任务编号: ["12"] }, "422 FIELD_INVALID", "任务编号"],
      ["/draws", { ...again, 计划编号: 2022 }, "404 REFERENCE_UNKNOWN", "计划编号"],
      ["/draws", { ...again, 任务编号: [8], redrawReason: "-" }, "404 REFERENCE_UNKNOWN", "taskId"],
      ["/draws", { ...again, 不予检查情形: ["搬走"] }, "422 CODE_UNKNOWN", "不予检查情形[0]"],
      ["/draws", { ...again, asOf: "2023-09-31" }, "422 INPUT_INVALID", "asOf"],
      ["/draws", { ...again, sources: unnamed }, "422 INPUT_INVALID", "sources[0].type"],
      ["/draws", { ...again, sources: [] }, "422 SEED_WEAK", "sources"],
      // The sources of the first draw are known by now.
      ["/draws", { ...again, redrawReason: "-" }, "409 ENTRY_OUT_OF_PLACE", "chain"],
      ["/draws/1/result", {}, "422 FIELD_INVALID", "at"],
      ["/draws/2/seed", VALUES, "404 REFERENCE_UNKNOWN", "draw"],
      ["/draws/1/void", { ...DRAW, reason: "withdrawn", note: "-" }, "409 ENTRY_OUT_OF_PLACE", "commitment"],
      ["/draws/1/replacements", { ...ILL, 人员编号: 5 }, "404 REFERENCE_UNKNOWN", "inspectorId"],
      ["/draws/1/replacements", { ...ILL, 事由: "不想去" }, "422 CODE_UNKNOWN", "事由"],
      ["/draws/1/outcomes", { ...FOUND, 检查单号: "T12/Q1" }, "404 REFERENCE_UNKNOWN", "visitId"],
      // The commitment does not allow it.
      ["/draws/1/outcomes", { ...FOUND, 结果: "被吊销" }, "409 ENTRY_OUT_OF_PLACE", "chain"],
      ["/draws/0/publication", PUBLISH, "404 REFERENCE_UNKNOWN", "path"],
      ["/draws/9999999999/publication", PUBLISH, "404 REFERENCE_UNKNOWN", "path"],
      ["/publication/", {}, "405 METHOD_UNKNOWN", "method"],
    ];
    for (const [path, body, code, place] of bad) {
      const answer = await service.post(path, body);
      expect([codeOf(answer), answer.body["path"]], `${path} ${answer.text}`).toEqual([code, place]);
      expect(String(answer.body["expected"]).length).toBeGreaterThan(2);
    }
    expect(await seen()).toBe(before);
    expect(service.complaints()).toBe("");
  });

  it("names the row of its own tables that cannot be used, all of them together", async () => {
    await service.sql("update 市场主体 set 登记状态 = '停业' where 主体编号 = 100013");
    await service.sql("update 市场主体 set 行业风险 = '极高' where 主体编号 = 100014");
    const unknown = await service.post("/draws", COMMIT);
    const paths = (unknown.body["issues"] as readonly { readonly path: string }[]).map(({ path }) => path);
    expect([codeOf(unknown), ...paths]).toEqual([
      ...["422 CODE_UNKNOWN", "市场主体[100013].登记状态", "市场主体[100014].行业风险"],
    ]);
    await service.sql(
      "update 市场主体 set 登记状态 = '在营', 行业风险 = null, 信用类别 = 'E' where 主体编号 in (100013, 100014)",
    );
    const bad = await service.post("/draws", COMMIT);
    expect(codeOf(bad)).toBe("422 INPUT_INVALID");
    expect(bad.body["issues"]).toMatchObject([
      { code: "CREDIT_CLASS_UNKNOWN", path: "targets[12].creditClass", id: "Q100013" },
      { code: "CREDIT_CLASS_UNKNOWN", path: "targets[13].creditClass", id: "Q100014" },
    ]);
    expect((await service.get("/publication/chain.jsonl")).text).toBe("");
    await service.sql("update 市场主体 set 信用类别 = 'A' where 主体编号 in (100013, 100014)");
  });

  it("keeps a chain that the database itself lets nobody edit", async () => {
    await walk(2);
    const insert = (number: number, hash: string, text: string): string =>
      `insert into 公示链 select ${number}, 类型, ${hash}, 哈希, ${text} from 公示链 where 条目号 = 2`;
    for (const [statement, problem] of [
      ["update 公示链 set 正文 = 正文", "只增不改"],
      ["delete from 公示链 where 条目号 = 2", "只增不改"],
      ["truncate 公示链 cascade", "只增不改"],
      ["update 抽取文件 set 正文 = 正文", "只增不改"],
      ["insert into 公示链 select 4, 类型, 哈希, 哈希, 正文 from 公示链 where 条目号 = 2", "不能接在条目 2 之后"],
      [insert(3, "前哈希", "正文"), "不能接在条目 2 之后"],
      [insert(3, "哈希", "正文"), "violates check constraint"],
      [insert(3, "哈希", "replace(正文, '\"number\":2', '\"number\":3')"), "violates check constraint"],
    ] as const) {
      await expect(service.sql(statement), statement).rejects.toThrow(problem);
    }
    // The next entry as the library makes it is accepted.
    expect((await service.post(...STEPS[2])).status).toBe(201);
  });

  it("finds a record that was edited behind its back, and draws from no list that was", async () => {
    const edit = async (name: string, from: string, to: string): Promise<void> => {
      await service.sql(
        "alter table 抽取文件 disable trigger 不改",
        `update 抽取文件 set 正文 = regexp_replace(正文, '${from}', '${to}') where 文件名 = '${name}.json'`,
      );
    };
    await walk(2);
    await edit("targets", '"creditClass":"A"', '"creditClass":"B"');
    expect(codeOf(await service.post(...STEPS[2]))).toBe("500 EVIDENCE_MISMATCH");
    await edit("targets", '"creditClass":"B"', '"creditClass":"A"');
    expect((await service.post(...STEPS[2])).status).toBe(201);
    const fits = await service.get("/draws/1/audit");
    expect(fits.body).toHaveLength(3);
    expect(fits.body).toMatchObject([1, 2, 3].map(() => ({ 不一致: 0, 其他方法: false })));
    // T07 comes first: Q100044, 45 and 47 were drawn.
    await edit("record", '"targetId": "Q100044"', '"targetId": "Q100041"');
    const audit = await service.get("/draws/1/audit");
    expect(audit.body).toMatchObject([{ 任务: "T07", 不一致: 2 }, { 不一致: 0 }, { 不一致: 0 }]);
    expect(codeOf(await service.post("/draws/1/outcomes", FOUND))).toBe("500 CHAIN_BROKEN");
  });

  it("says who is missing when the seed leads to a visit without a team, which only a void can follow", async () => {
    await service.sql("update 执法人员 set 状态 = '失效' where '计量' = any(专长)");
    await walk(2);
    const answer = await service.post("/draws/1/result", DRAW);
    expect(codeOf(answer)).toBe("422 ASSIGNMENT_INFEASIBLE");
    expect((answer.body["words"] as readonly string[])[0]).toContain("T12/Q1000");
    const ended = await service.post("/draws/1/void", { ...DRAW, reason: "cannot-be-drawn", note: "无计量专长人员" });
    expect(codeOf(ended)).toBe("201 void");
    expect(codeOf(await service.post("/draws/1/result", DRAW))).toBe("409 ENTRY_OUT_OF_PLACE");
    await service.sql("update 执法人员 set 状态 = '有效' where '计量' = any(专长) and 人员编号 <> 12");
  });

  it("takes time and secrets from nobody when it is not a rehearsal", async () => {
    await restart([]);
    const { at, notBefore: _, ...commit } = COMMIT;
    const sources = [
      { type: "announced", ref: "dice", at: "2999-01-01T00:00:00Z", groups: [{ count: 40, lowest: 0, highest: 9 }] },
    ];
    const stated = await service.post("/draws", { ...commit, at, sources });
    expect([codeOf(stated), stated.body["path"]]).toEqual(["422 FIELD_INVALID", "at"]);
    expect((await service.post("/draws", { ...commit, sources })).status).toBe(201);
    const [entry] = (await service.get("/publication/chain.jsonl")).text.split("\n");
    expect(JSON.parse(entry!)).not.toHaveProperty("signatures");
    const [{ 密钥: key } = {}] = await service.sql("select 密钥 from 抽取密钥");
    expect(key).toMatch(/^[0-9a-f]{64}$/);
    expect(key).not.toBe(createHash("sha256").update("rehearsal 1").digest("hex"));
  });
});

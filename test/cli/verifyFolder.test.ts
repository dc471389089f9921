import { symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { REPORT_WORDS } from "../../src/cli/reportWords.js";
import { checkTitle } from "../../src/cli/checkTitles.js";
import { LEVEL_QUESTIONS, type PublicationReport } from "../../src/publication/index.js";
import type { Target } from "double-random";
import { readFileSync } from "node:fs";
import { itIsJudgedTwice, verifyPublication } from "../support/secondOpinion.js";
import { drawAll, openFolder, writeInputs, type Folder } from "./folder.js";

let folder: Folder;
let before: Readonly<Record<string, string>>;
beforeAll(async () => {
  folder = openFolder();
  writeInputs(folder);
  await drawAll(folder);
  before = folder.everything();
});
afterEach(() => {
  for (const [name, text] of Object.entries(before)) folder.write(name, Buffer.from(text, "latin1"));
});
afterAll(() => {
  folder.close();
});

/** The report of the library on the files of the folder. */
async function expectedReport(outside = {}): Promise<PublicationReport> {
  const files = Object.entries(folder.everything())
    .filter(([name]) => name.startsWith("P/"))
    .map(([name, text]) => [name.slice(2), Buffer.from(text, "latin1")] as const);
  return verifyPublication(Object.fromEntries(files), outside);
}

function tamper(): void {
  const [first, ...others] = folder.json("P/draws/1/targets.json") as readonly Target[];
  folder.write("P/draws/1/targets.json", [{ ...first, creditClass: "D" }, ...others]);
}

describe("verify FOLDER", () => {
  it("prints levels, the conclusion and last what was not checked", async () => {
    const { code, stdout, stderr } = await folder.run("verify", "@P");
    const { levels, checks } = await expectedReport();
    expect([code, stderr]).toEqual([0, ""]);
    for (const { level, question, status } of levels) {
      const shown = REPORT_WORDS.en.statuses[status];
      expect(stdout).toMatch(
        new RegExp(`${level} ${REPORT_WORDS.en.levels[level].name} +│ ${question.replace("?", "\\?")} +│ ${shown} `),
      );
    }
    const unmade = checks.filter(({ status }) => status === "not-checked");
    expect(stdout.indexOf("The publication verifies, as far as it was checked.")).toBeLessThan(
      stdout.indexOf("Not checked:"),
    );
    const last = stdout.slice(stdout.indexOf("Not checked:"));
    for (const { id } of unmade) expect(last).toContain(`│ ${id} `);
    expect(stdout).not.toContain("draw.1.teams");
    expect((await folder.run("verify", "@P", "--all")).stdout).toContain("draw.1.teams");
  });

  it("prints the report of the library with --json", async () => {
    const { code, stdout } = await folder.run("verify", "@P", "--json");
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toEqual(await expectedReport());
  });

  it("says no, and what does not fit, in either language", async () => {
    tamper();
    const english = await folder.run("verify", "@P");
    expect([english.code, english.stderr]).toEqual([1, ""]);
    expect(english.stdout).toMatch(/L1 result and commitment .*│ FAIL/);
    expect(english.stdout).toMatch(
      /What does not fit:[^]*│ draw\.1\.lists +│ lists\.targets\.root: [^]*The publication does NOT verify\./,
    );
    const chinese = await folder.run("verify", "@P", "--language", "zh");
    expect(chinese.code).toBe(1);
    expect(chinese.stdout).toMatch(/L1 承诺与结果 +│ 抽查结果.*│ 不通过/);
    expect(chinese.stdout).toMatch(/L0 形式与计算 .*│ 通过 {3}│/);
    expect(chinese.stdout).toMatch(/L5 签名 .*│ 未核验 │/);
    expect(chinese.stdout).toMatch(/不相符的有：[^]*核验不通过。\n[^]*未核验的有：/);
  });

  it("writes every level, heading, conclusion and reason in Chinese", async () => {
    const { stdout } = await folder.run("verify", "@P", "--language", "zh");
    for (const line of stdout.split("\n")) {
      const words = line.replace(/draw\.\d+|\bL\d\b|record\.json|plan\.json/g, "");
      expect(words).not.toMatch(/[A-Za-z]/);
    }
    expect(stdout).toContain("核验通过（以已核验的内容为限）。");
  });

  it("does not say yes to a draw whose record is not there", async () => {
    const { code, stdout } = await folder.run("verify", "@P");
    expect([code, stdout]).toEqual([0, expect.stringContaining("verifies")]);
    const chainOnly = openFolder();
    try {
      chainOnly.write("P/chain.jsonl", folder.read("P/chain.jsonl"));
      const said = await chainOnly.run("verify", "@P");
      expect(said.code).toBe(1);
      expect(said.stdout).toContain("nothing in it is wrong, but too little of it was published");
      expect((await chainOnly.run("verify", "@P", "--language", "zh")).stdout).toContain(
        "公布的文件不全，无法把抽取重做一遍",
      );
    } finally {
      chainOnly.close();
    }
  });

  it("compares with the head and the register from elsewhere", async () => {
    const { entryHash } = folder.chain()[2]!;
    const { targets } = { targets: folder.json("targets.json") as readonly Target[] };
    folder.write(
      "register.json",
      targets.map(({ id }) => id),
    );
    const right = await folder.run("verify", "@P", "--head", `3:${entryHash}`, "--register", "@register.json");
    expect(right.code).toBe(0);
    expect(right.stdout).toMatch(/L6 whole directory .*│ pass/);
    expect(right.stdout).not.toContain("chain.head");
    folder.write("register.txt", "\uFEFFT-01\r\nT-99\r\n");
    const more = await folder.run("verify", "@P", "--register", "@register.txt");
    expect([more.code, more.stdout]).toEqual([1, expect.stringContaining("Not in the directory: T-99.")]);
    const hidden = await folder.run("verify", "@P", "--head", `4:${entryHash}`);
    expect([hidden.code, hidden.stdout]).toEqual([1, expect.stringMatching(/chain\.head +│ Entry 4 is not the one/)]);
  });

  it.each<readonly [string, readonly string[], string]>([
    ["a key without its kind", ["--authority-key", "5a".repeat(32)], "is no public key: ed25519:HEX"],
    ["a key that is too short", ["--authority-key", `ed25519:${"5a".repeat(31)}`], "is no public key"],
    ["an sm2 key without 04", ["--authority-key", `sm2:${"5a".repeat(65)}`], "is no public key"],
    [
      "a witness without a name",
      ["--witness-key", `ed25519:${"5a".repeat(32)}`],
      "--witness-key must be NAME=ed25519:HEX",
    ],
    ["a head without a number", ["--head", "5a".repeat(32)], "--head must be N:HASH"],
    ["a language that nobody here speaks", ["--language", "fr"], "--language must be en or zh, got fr"],
    ["a register that is none", ["--register", "@plan.json"], "must hold ids"],
    ["evidence, which the folder has", ["--plan", "@plan.json"], "--plan has no use with a publication"],
  ])("refuses %s with code 2", async (_, words, message) => {
    const { code, stdout, stderr } = await folder.run("verify", "@P", ...words);
    expect([code, stdout, stderr]).toEqual([2, "", expect.stringContaining(message)]);
  });

  it("refuses what only a folder has for a record", async () => {
    const { code, stderr } = await folder.run("verify", "@P/draws/1/record.json", "--head", "1:x");
    expect([code, stderr]).toEqual([2, expect.stringContaining("--head has no use with a record")]);
  });
});

describe("files that do not belong there", () => {
  /** Runs on a copy, so that the folder of the other tests stays as it is. */
  async function withFile(
    name: string,
    content: string,
    words: readonly string[] = [],
  ): Promise<readonly [number, string]> {
    const copy = openFolder();
    try {
      for (const [path, text] of Object.entries(before)) copy.write(path, Buffer.from(text, "latin1"));
      copy.write(name, content);
      const { code, stdout } = await copy.run("verify", "@P", ...words);
      return [code, stdout];
    } finally {
      copy.close();
    }
  }

  it.each(["P/notes.txt", "P/draws/1/record2.json", "P/draws/2/plan.json", "P/a/b/c/d.json", "P/__proto__"])(
    "%s is refused",
    async (name) => {
      const [code, stdout] = await withFile(name, "{}");
      expect(code).toBe(1);
      expect(stdout).toMatch(/L0 +│ form +│ /);
    },
  );

  it.each(["P/.DS_Store", "P/.git/HEAD", "P/draws/.keep"])("%s is passed over", async (name) => {
    expect((await withFile(name, ""))[0]).toBe(0);
  });

  it("cannot write to the terminal", async () => {
    for (const words of [[], ["--language", "zh"]]) {
      const [code, stdout] = await withFile("P/\u001b[2J\u202etxt.json", "{}", words);
      expect(code).toBe(1);
      expect(stdout).toContain("\\u{1b}[2J");
      expect(stdout).not.toMatch(/[^\P{C}\n]/u);
    }
  });

  it("a link that leads back is not followed for ever", async () => {
    const copy = openFolder();
    try {
      for (const [path, text] of Object.entries(before)) copy.write(path, Buffer.from(text, "latin1"));
      symlinkSync(join(copy.path, "P"), join(copy.path, "P", "again"));
      expect((await copy.run("verify", "@P")).code).toBe(1);
    } finally {
      copy.close();
    }
  });

  it("an empty folder is not a publication, and a missing one cannot be read", async () => {
    const empty = openFolder();
    try {
      const { code, stdout } = await empty.run("verify", "@");
      expect([code, stdout]).toEqual([1, expect.stringContaining("chain.jsonl: expected the chain of the authority")]);
      expect((await empty.run("verify", "@absent")).code).toBe(2);
    } finally {
      empty.close();
    }
  });
});

describe("prove and check-proof", () => {
  const prove = (target: string, ...words: readonly string[]): readonly string[] => [
    ...["prove", "@P", "--target", target, "--task", "T01", "--out", `@${target}.json`, "--force", ...words],
  ];

  it("make a proof that holds, and say whether it was compared with what was published", async () => {
    const said = await folder.succeed(...prove("T-01", "--instructions", "@T-01.md"));
    expect(said).toMatch(/^T-01, task T01, stratum low: (not )?drawn\nwrote T-01\.json\nwrote T-01\.md\n$/);
    expect(folder.read("T-01.md")).toMatch(/^# How T-01 checks its result in task T01\n/);
    const [commitment, , result] = folder.chain();
    const alone = await folder.run("check-proof", "@T-01.json");
    expect(alone.code).toBe(0);
    expect(alone.stdout).toMatch(/^The file says: T-01 was in stratum low of task T01 and was (not )?drawn\.\n/);
    expect(alone.stdout).toMatch(/The proof holds\.\n[^]*Not checked:[^]*published\.commitment[^]*published\.result/);
    const hashes = ["--commitment-hash", commitment!.entryHash, "--result-hash", result!.entryHash];
    expect((await folder.run("check-proof", "@T-01.json", ...hashes)).stdout).not.toMatch(
      /Not checked:[^]*published\./,
    );
    const other = await folder.run("check-proof", "@T-01.json", "--result-hash", commitment!.entryHash);
    expect([other.code, other.stdout]).toEqual([1, expect.stringContaining("The proof does NOT hold.")]);
  });

  it("speak Chinese", async () => {
    await folder.succeed(...prove("T-03", "--instructions", "@T-03.md", "--language", "zh"));
    expect(folder.read("T-03.md")).toMatch(/^# T-03 如何自行核验任务 T01 的抽查结果\n/);
    const { code, stdout } = await folder.run("check-proof", "@T-03.json", "--language", "zh");
    expect(code).toBe(0);
    expect(stdout).toMatch(/^文件载明：T-03 属于任务 T01 的 general 层，(未)?被抽中。\n/);
    expect(stdout).toMatch(/\n证明成立。\n[^]*未核验的有：/);
    expect(stdout.replace(/T-03|T01|general|L\d/g, "")).not.toMatch(/[A-Za-z]/);
  });

  it("say no to a file that was changed or is none", async () => {
    await folder.succeed(...prove("T-01"));
    const proof = folder.json("T-01.json") as { readonly drawn: boolean };
    folder.write("T-01.json", { ...proof, drawn: !proof.drawn });
    const { code, stdout } = await folder.run("check-proof", "@T-01.json");
    expect([code, stdout]).toEqual([1, expect.stringMatching(/What does not fit:[^]*│ ticket /)]);
    expect((await folder.run("check-proof", "@plan.json")).code).toBe(1);
    expect((await folder.run("check-proof", "@plan.json", "--language", "zh")).stdout).toContain("证明不成立。");
    expect((await folder.run("check-proof", "@absent.json")).code).toBe(2);
    expect((await folder.run("check-proof", "@T-01.json", "--result-hash", "XYZ")).code).toBe(2);
  });

  it("print the report of the library with --json", async () => {
    await folder.succeed(...prove("T-01"));
    const { stdout } = await folder.run("check-proof", "@T-01.json", "--json");
    const { verifyProof } = await import("../../src/publication/index.js");
    expect(JSON.parse(stdout)).toEqual(await verifyProof(folder.read("T-01.json")));
  });

  it.each<readonly [string, readonly string[], string]>([
    ["a business that the task cannot draw", prove("T-18"), "REFERENCE_UNKNOWN"],
    ["a business that nobody knows", prove("T-99"), "REFERENCE_UNKNOWN"],
    ["a task that was not drawn", prove("T-01").with(5, "T09"), "there is no commitment with a result for task T09"],
    ["an opening in an open publication", prove("T-01", "--opening", "@plan.json"), "FIELD_INVALID"],
    [
      "another commitment",
      prove("T-01", "--commitment", "2"),
      "--commitment 2: that entry is a seed, not a commitment",
    ],
  ])("make nothing for %s", async (_, words, message) => {
    const { code, stderr } = await folder.run(...words);
    expect([code, stderr]).toEqual([2, expect.stringContaining(message)]);
  });

  it("keep a file that is there", async () => {
    folder.write("kept.json", "precious");
    const words = [
      "prove",
      "@P",
      "--target",
      "T-01",
      "--task",
      "T01",
      "--out",
      "@T-01-new.json",
      "--instructions",
      "@kept.json",
    ];
    const { code, stderr } = await folder.run(...words);
    expect([code, stderr]).toEqual([2, expect.stringContaining("kept.json exists; --force overwrites it")]);
    expect(Object.keys(folder.everything())).not.toContain("T-01-new.json");
  });
});

describe("the languages", () => {
  it("ask what the library asks, level by level", () => {
    for (const [level, { question }] of Object.entries(REPORT_WORDS.en.levels)) {
      expect(question).toBe(LEVEL_QUESTIONS[level as keyof typeof LEVEL_QUESTIONS]);
    }
    expect(Object.keys(REPORT_WORDS.zh.levels)).toEqual(Object.keys(LEVEL_QUESTIONS));
  });

  it("have a Chinese title for every check of the specification", () => {
    const [, table = ""] = /### 9\.2 Checks([^]*?)### 9\.3/.exec(readFileSync("docs/spec.md", "utf8")) ?? [];
    const ids = [...table.matchAll(/^\| `([a-z.<>-]+)` \|/gm)].map(([, id = ""]) => id.replace(/<[ink]>/g, "7"));
    expect(ids.length).toBeGreaterThan(25);
    for (const id of ["form", ...ids]) expect(checkTitle(id).title, id).toMatch(/\p{Script=Han}{3}/u);
    expect(checkTitle("draw.12.source.3").title).toBe("第 12 号承诺：第 3 个随机数来源的数值");
    expect(checkTitle("something.new")).toEqual({ title: "something.new" });
  });
});

it("a file that is larger than a publication may have is refused by the verifier", async () => {
  const copy = openFolder();
  try {
    writeFileSync(join(copy.path, "chain.jsonl"), Buffer.alloc(2 ** 26 + 1, 0x20));
    const { code, stdout } = await copy.run("verify", "@");
    expect([code, stdout]).toEqual([1, expect.stringContaining("chain.jsonl: expected at most 67108864 bytes")]);
  } finally {
    copy.close();
  }
});

itIsJudgedTwice(1);

import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parsePlan, type Plan } from "double-random";
import { printPlan, readPlan } from "double-random/zh";

const text = readFileSync("test/data/gaoping-2024.txt", "utf8");
const byHand: Plan = parsePlan(JSON.parse(readFileSync("examples/gaoping-2024/plan.json", "utf8")));
const issuer = { id: "140581", regionCode: "140581" };

/** The facts of the covering letter, which the text file does not hold, in the places where a letter prints them. */
const LETTER = [
  "高平市市场监督管理局办公室",
  "高市市监办发〔2024〕12号",
  "通 知",
  "各相关股室：",
  "检查人员须持有执法资格证。",
  "2024 年 2 月 5 日",
  "",
  "",
].join("\n");

describe("the printed plan of Gaoping", () => {
  it("gives, with its letter, the plan that was made by hand, word for word", () => {
    const { plan, layout, openQuestions } = readPlan(`${LETTER}${text}`, { id: "gaoping-2024", issuer });
    expect(plan).toEqual(byHand);
    expect(layout).toBe("tabs");
    expect(openQuestions.map(({ sequence, irregularity }) => `${sequence} ${irregularity}`)).toEqual([
      "8 A7",
      "9 C7",
      "14 C9",
      "15 C10",
    ]);
  });

  it("gives, without its letter, the same but for what the letter alone says", () => {
    const { plan } = readPlan(text, { id: "gaoping-2024", issuer });
    const { documentNumber: _, issuedOn: __, ...rest } = byHand;
    const corrections = byHand.corrections!.flatMap((correction) => {
      if (correction.irregularity === "G7") return [];
      if (correction.irregularity !== "G4") return [correction];
      return [{ ...correction, rule: "Short form of the same authority." }];
    });
    expect(plan).toEqual({ ...rest, corrections });
  });

  it("reads the same from rows of cells, line breaks of Windows, and a byte order mark", () => {
    const { plan } = readPlan(text, { id: "gaoping-2024", issuer });
    const rows = text.split("\n").map((line) => line.split("\t"));
    expect(readPlan(rows, { id: "gaoping-2024", issuer }).plan).toEqual(plan);
    const windows = `\ufeff${text.replaceAll("\n", "\r\n")}`;
    expect(readPlan(windows, { id: "gaoping-2024", issuer }).plan).toEqual(plan);
  });

  it("loses no character: printed again, it has its 23 rows under their headers", () => {
    const { plan } = readPlan(text, { id: "gaoping-2024", issuer });
    const lines = text.split("\n").filter((line) => line.includes("\t"));
    // A header is printed again where it changes, not where a page begins.
    let header = "";
    const expected = lines.filter((line) => {
      if (!line.startsWith("序号")) return true;
      const changed = line !== header;
      header = line;
      return changed;
    });
    expect(printPlan(plan)).toBe(expected.map((line) => `${line}\n`).join(""));
    expect(expected).toHaveLength(23 + 3);
  });

  it("does not know the document: under other names and numbers it reads the same structure", () => {
    const renamed = text.replaceAll("高平市", "青山市").replaceAll("2024", "2031");
    const { plan } = readPlan(renamed, { issuer: { id: "q", regionCode: "529981" } });
    expect(plan.issuer.name).toBe("青山市市场监督管理局");
    expect(plan.tasks.map(({ items, quota, risk, mode }) => ({ items, quota, risk, mode }))).toEqual(
      byHand.tasks.map(({ items, quota, risk, mode }) => ({ items, quota, risk, mode })),
    );
    expect(plan.tasks.map(({ scope }) => scope)).toEqual(
      byHand.tasks.map(({ scope }) => ({ ...scope, regionCodes: ["529981"] })),
    );
  });
});

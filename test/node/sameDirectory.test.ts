import { describe, expect, it } from "vitest";
import { drawPlan, formatRecord, parseTargets, type Evidence } from "double-random";
import {
  csvFile,
  listTable,
  readAvoidances,
  readExclusions,
  readInspectors,
  readTargets,
  xlsxFile,
  type FileBytes,
  type Table,
} from "double-random/node";
import { busyEvidence, smallEvidence, SMALL_SEED } from "../support/smallEvidence.js";

type Lists = Omit<Required<Evidence>, "plan">;
type Kind = keyof Lists;

/** How a list is put into bytes. */
const FORMATS: Readonly<Record<string, (kind: Kind, lists: Lists) => Promise<FileBytes>>> = {
  JSON: (kind, lists) => file("list.json", Buffer.from(JSON.stringify(lists[kind], null, 1))),
  "JSON Lines": (kind, lists) =>
    file("list.jsonl", Buffer.from(lists[kind].map((row) => `${JSON.stringify(row)}\n`).join(""))),
  "UTF-8 CSV": (kind, lists) => file("list.csv", csvFile(tableOf(kind, lists), { byteOrderMark: false })),
  "UTF-8 CSV with a byte order mark": (kind, lists) => file("list.csv", csvFile(tableOf(kind, lists))),
  "GB18030 CSV": (kind, lists) => file("list.csv", csvFile(tableOf(kind, lists), { encoding: "gb18030" })),
  "UTF-16 text of Excel": (kind, lists) =>
    file(
      "list.txt",
      Buffer.from(
        `\ufeff${Buffer.from(csvFile(tableOf(kind, lists), { byteOrderMark: false }))
          .toString()
          .replaceAll(",", "\t")}`,
        "utf16le",
      ),
    ),
  XLSX: async (kind, lists) => file("list.xlsx", await xlsxFile([tableOf(kind, lists)])),
  "XLSX in English": async (kind, lists) => file("list.xlsx", await xlsxFile([tableOf(kind, lists, "en")])),
};

function file(name: string, bytes: Uint8Array): Promise<FileBytes> {
  return Promise.resolve({ name, bytes });
}

function tableOf(kind: Kind, lists: Lists, language: "zh" | "en" = "zh"): Table {
  return listTable(kind, lists[kind], { language });
}

async function readAll(write: (kind: Kind) => Promise<FileBytes>): Promise<Lists> {
  return {
    targets: (await readTargets(await write("targets"))).rows,
    inspectors: (await readInspectors(await write("inspectors"))).rows,
    avoidances: (await readAvoidances(await write("avoidances"))).rows,
    exclusions: (await readExclusions(await write("exclusions"))).rows,
  };
}

/** The evidence, with names, codes and licences as a bureau has them. */
function bureau(evidence: Required<Evidence>): Required<Evidence> {
  const targets = evidence.targets.map((target, index) => ({
    ...target,
    name: `虚构第${index}号（商贸）有限公司`,
    ...(index === 0 && { creditCode: "91350100M000100Y43" }),
    ...(index % 3 === 0 && {
      licences: [{ kind: "food", number: `JY${index}`, validFrom: "2020-01-01" }, { kind: "drug" }],
    }),
    ...(index % 5 === 0 && { lists: [{ list: "abnormal-operations", since: "2023-02-01", removedOn: "2024-01-31" }] }),
  }));
  return { ...evidence, targets: parseTargets(targets) };
}

const CASES = [
  ["small", bureau(smallEvidence())],
  ["busy", bureau(busyEvidence())],
] as const;

describe.each(CASES)("the same %s directory", (_, evidence) => {
  const draw = (lists: Lists): string =>
    formatRecord(drawPlan({ plan: evidence.plan, ...lists, asOf: "2024-04-30", seed: SMALL_SEED }));
  const expected = draw(evidence);

  it.each(Object.keys(FORMATS))("as %s gives a byte-identical record", async (format) => {
    const { plan: __, ...lists } = evidence;
    const read = await readAll((kind) => FORMATS[format]!(kind, lists));
    expect(read).toEqual(lists);
    expect(draw(read)).toBe(expected);
  });
});

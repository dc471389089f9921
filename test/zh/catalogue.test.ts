import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const sources = readdirSync("src/zh")
  .map((name) => readFileSync(`src/zh/${name}`, "utf8"))
  .join("\n");
const used = new Set([...sources.matchAll(/"([GABCDR]\d{1,2})"/g)].map(([, id]) => id!));

describe.each(["docs/plan-reader.md", "docs/plan-reader.zh-CN.md"])("the catalogue in %s", (path) => {
  it("has every irregularity that the reader reports, and no other", () => {
    const listed = [...readFileSync(path, "utf8").matchAll(/^\| ([GABCDR]\d{1,2}) \|/gm)].map(([, id]) => id!);
    expect(new Set(listed).size).toBe(listed.length);
    expect(new Set(listed)).toEqual(used);
  });
});

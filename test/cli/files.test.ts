import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { writeAll, type Appendix } from "../../src/cli/files.js";
import { wrapText } from "../../src/cli/wrapText.js";

let folder: string;
const at = (name: string): string => join(folder, name);
const read = (name: string): string => readFileSync(at(name), "utf8");
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "double-random-"));
  writeFileSync(at("log"), "first\n");
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function appendix(changes: Partial<Appendix> = {}): Appendix {
  return { path: at("log"), text: "second\n", after: Buffer.from("first\n"), ...changes };
}

describe("writeAll", () => {
  it("appends to the very file that is there", () => {
    const { ino } = statSync(at("log"));
    writeAll([{ path: at("new/a.json"), text: "a" }], { overwrite: false, appendix: appendix(), makeFolders: true });
    expect([read("log"), read("new/a.json"), statSync(at("log")).ino]).toEqual(["first\nsecond\n", "a", ino]);
    expect(existsSync(at(".log.lock"))).toBe(false);
  });

  it("begins a file to append to", () => {
    const empty = appendix({ path: at("P/log"), after: Buffer.alloc(0) });
    writeAll([], { overwrite: false, appendix: empty, makeFolders: true });
    expect(read("P/log")).toBe("second\n");
  });

  it.each<readonly [string, () => Appendix, string]>([
    ["changed in the meantime", () => appendix({ after: Buffer.from("other\n") }), "log was changed in the meantime"],
    ["cut short in the meantime", () => appendix({ after: Buffer.from("first\nmore\n") }), "changed in the meantime"],
    ["gone in the meantime", () => appendix({ path: at("Q/log") }), "changed in the meantime"],
    ["a folder", () => (mkdirSync(at("dir")), appendix({ path: at("dir") })), "cannot write: "],
    ["locked", () => (writeFileSync(at(".log.lock"), ""), appendix()), ".log.lock exists: another command is writing"],
  ])("takes everything back if the file to append to is %s", (_, make, message) => {
    const made = make();
    writeFileSync(at("old.json"), "old");
    const outputs = [
      { path: at("old.json"), text: "new" },
      { path: at("x/y/z.json"), text: "z" },
    ];
    const write = (): void => {
      writeAll(outputs, { overwrite: true, appendix: made, makeFolders: true });
    };
    expect(write).toThrow(message);
    expect([read("log"), read("old.json"), existsSync(at("x")), existsSync(at("Q"))]).toEqual([
      "first\n",
      "old",
      false,
      false,
    ]);
  });

  it("takes everything back if a folder cannot be made", () => {
    const outputs = [
      { path: at("a/b.json"), text: "b" },
      { path: at("log/c.json"), text: "c" },
    ];
    expect(() => {
      writeAll(outputs, { overwrite: false, makeFolders: true });
    }).toThrow("cannot write: ");
    expect(existsSync(at("a"))).toBe(false);
  });

  it("makes no folder unless it may", () => {
    expect(() => {
      writeAll([{ path: at("a/b.json"), text: "b" }], { overwrite: false });
    }).toThrow("cannot write: ");
  });

  it("leaves nothing behind of what it overwrites", () => {
    writeAll([{ path: at("log"), text: "new" }], { overwrite: true });
    expect([readdirSync(folder), read("log")]).toEqual([["log"], "new"]);
  });

  it("blames no other command for a folder that is not there", () => {
    expect(() => {
      writeAll([], { overwrite: false, appendix: appendix({ path: at("none/log") }) });
    }).toThrow(/cannot write: ENOENT/);
  });

  it("keeps secrets from others", () => {
    writeAll([{ path: at("secret"), text: "s", secret: true }], { overwrite: false });
    expect(statSync(at("secret")).mode & 0o777).toBe(0o600);
  });

  it("follows a link to the file to append to", () => {
    symlinkSync(at("log"), at("link"));
    writeAll([], { overwrite: false, appendix: appendix({ path: at("link") }) });
    expect(read("log")).toBe("first\nsecond\n");
  });
});

describe("wrapText", () => {
  it.each([
    ["short", 10, "short"],
    ["one two three", 7, "one two\nthree"],
    ["0123456789abcdef", 6, "012345\n6789ab\ncdef"],
    ["甲乙丙丁戊", 6, "甲乙丙\n丁戊"],
    ["甲乙，丙丁戊", 8, "甲乙，\n丙丁戊"],
    ["a\nb c", 1, "a\nb\nc"],
    ["", 5, ""],
  ])("breaks %j at %d columns", (text, columns, wrapped) => {
    expect(wrapText(text, columns)).toBe(wrapped);
  });

  it("loses no character but spaces", () => {
    const text = "Entry 1 （虚构市 office）: 0123456789abcdef0123456789abcdef; 骰子。";
    for (let columns = 2; columns < 40; columns++) {
      expect(wrapText(text, columns).replace(/\s/g, "")).toBe(text.replace(/\s/g, ""));
    }
  });
});

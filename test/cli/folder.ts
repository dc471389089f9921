import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { vi } from "vitest";
import type { SeedSource } from "double-random";
import { runCommand } from "../../src/cli/runCommand.js";
import type { ChainEntry } from "../../src/model/chain.js";
import { smallEvidence } from "../support/smallEvidence.js";
import { named, TIMES } from "../support/smallPublication.js";

/** What a command said, and its exit code. */
interface Said {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A folder to work in, with the command called in this process, which is several times faster than a process of its own. */
export interface Folder {
  readonly path: string;
  /** Words that begin with `@` are files of the folder; its path is left out of what was said. */
  readonly run: (...words: readonly string[]) => Promise<Said>;
  /** As {@link run}, for a command that must succeed. */
  readonly succeed: (...words: readonly string[]) => Promise<string>;
  /** A value as JSON, text and bytes as they are. */
  readonly write: (name: string, content: unknown) => void;
  readonly read: (name: string) => string;
  readonly json: (name: string) => unknown;
  readonly mode: (name: string) => number;
  /** Every file with what it holds. */
  readonly everything: () => Readonly<Record<string, string>>;
  readonly chain: () => readonly ChainEntry[];
  readonly close: () => void;
}

export function openFolder(): Folder {
  const path = mkdtempSync(join(tmpdir(), "double-random-"));
  const at = (name: string): string => join(path, name);
  const read = (name: string): string => readFileSync(at(name), "utf8");
  const run: Folder["run"] = async (...words) => {
    const out = { log: "", error: "" };
    const spies = (["log", "error"] as const).map((name) =>
      vi.spyOn(console, name).mockImplementation((text: unknown) => {
        out[name] += `${String(text)}\n`;
      }),
    );
    try {
      const code = await runCommand(words.map((word) => word.replace(/^@/, `${path}/`)));
      const plain = (text: string): string => text.replaceAll(`${path}/`, "");
      return { code, stdout: plain(out.log), stderr: plain(out.error) };
    } finally {
      for (const spy of spies) spy.mockRestore();
    }
  };
  return {
    path,
    run,
    succeed: async (...words) => {
      const { code, stdout, stderr } = await run(...words);
      if (code !== 0) throw new Error(`${words.join(" ")}: ${String(code)}\n${stderr}`);
      return stdout;
    },
    write: (name, content) => {
      mkdirSync(dirname(at(name)), { recursive: true });
      const isPlain = typeof content === "string" || content instanceof Uint8Array;
      writeFileSync(at(name), isPlain ? content : JSON.stringify(content));
    },
    read,
    json: (name) => JSON.parse(read(name)) as unknown,
    mode: (name) => statSync(at(name)).mode & 0o777,
    everything: () =>
      Object.fromEntries(
        readdirSync(path, { recursive: true, encoding: "utf8" })
          .filter((name) => statSync(at(name)).isFile())
          .sort()
          .map((name) => [name, readFileSync(at(name), "latin1")]),
      ),
    chain: () =>
      existsSync(at("P/chain.jsonl"))
        ? read("P/chain.jsonl")
            .trimEnd()
            .split("\n")
            .map((line) => JSON.parse(line) as ChainEntry)
        : [],
    close: () => {
      rmSync(path, { recursive: true, force: true });
    },
  };
}

/** Dice that are announced at {@link TIMES}. */
export const DICE: SeedSource = {
  type: "announced",
  ref: "ten-sided dice, public meeting",
  groups: [{ count: 24, lowest: 0, highest: 9 }],
  value: "070531846291375508264193",
};

/** The words that give all evidence as {@link writeInputs} writes it. */
export const INPUTS: readonly string[] = [
  ...["--plan", "@plan.json", "--targets", "@targets.json", "--inspectors", "@inspectors.json"],
  ...["--avoidances", "@avoidances.json", "--exclusions", "@exclusions.json"],
];
/** The words of a commitment. */
export const COMMIT: readonly string[] = [
  ...["commit", "@P", ...INPUTS, "--as-of", "2024-04-30", "--sources", "@sources.json"],
  ...["--salt-key", "@salt.hex", "--at", TIMES.commitment],
];
export const REVEAL: readonly string[] = ["reveal", "@P", "--sources", "@values.json", "--at", TIMES.seed];
export const DRAW: readonly string[] = ["draw", "@P", "--salt-key", "@salt.hex", "--at", TIMES.result];

/** Writes evidence and sources. */
export function writeInputs(
  { write }: Folder,
  changes: Partial<ReturnType<typeof smallEvidence>> = {},
  sources: readonly SeedSource[] = [DICE],
): void {
  for (const [name, value] of Object.entries({ ...smallEvidence(), ...changes })) write(`${name}.json`, value);
  write("values.json", { sources });
  write("sources.json", { sources: sources.map((source) => named(source, TIMES.announced)) });
}

/** A publication with a result in `P`. */
export async function drawAll(folder: Folder, ...words: readonly string[]): Promise<void> {
  await folder.succeed(...COMMIT, ...words);
  await folder.succeed(...REVEAL);
  await folder.succeed(...DRAW);
}

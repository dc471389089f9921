import Table from "cli-table3";
import {
  allocate as allocateCounts,
  hashStream,
  deriveSeed,
  type AllocateOptions,
  type Allocation,
} from "../../index.js";
import { readJson } from "../files.js";
import { EXIT, onlyPositional, UsageError, type Command, type CommandInput } from "../usage.js";

/** `double-random allocate`. */
export const allocate: Command = {
  help: `double-random allocate FILE [--seed TEXT] [--json]

  FILE                 { "strata": [{ "key", "size", "tier"?, "intensity"?, "minimum"?, "maximum"?, "band"? }],
                         "quota": { "kind": "ratio", "ratio": "1%" },
                         "method"?, "rounding"?, "apportionment"?, "minimumTotal"?, "onInfeasible"? }
  --seed TEXT          for "apportionment": "systematic-random", which rounds at random
  --json               print the allocation as JSON

Exit code 0 if the quota can be divided, 1 if minimums or caps contradict it.`,
  options: { seed: { type: "string" }, json: { type: "boolean" } },
  run: (input) => {
    const allocation = allocateCounts({ ...readOptions(readJson(onlyPositional(input, "FILE"))), ...sourceOf(input) });
    if (input.flag("json")) console.log(JSON.stringify(allocation, null, 2));
    else print(allocation);
    return EXIT.yes;
  },
};

function readOptions(input: unknown): AllocateOptions {
  if (typeof input !== "object" || input === null || Array.isArray(input))
    throw new UsageError("FILE must hold an object");
  if (Object.hasOwn(input, "source")) throw new UsageError("FILE must not hold a source; --seed gives one");
  return input as AllocateOptions;
}

function sourceOf(input: CommandInput): Pick<AllocateOptions, "source"> {
  const value = input.text("seed");
  if (value === undefined) return {};
  const seed = deriveSeed({ drawId: "allocate", sources: [{ type: "declared", ref: "command line", value }] });
  return { source: hashStream({ seed, label: "allocation" }) };
}

function print(allocation: Allocation): void {
  const table = new Table({
    head: ["stratum", "size", "intensity", "exact count", "count", "bounds"],
    style: { head: [], border: [], compact: true },
  });
  table.push(
    ...allocation.strata.map(({ key, size, intensity, exactCount, count, lower, upper }) => [
      key,
      String(size),
      intensity,
      exactCount,
      String(count),
      `${String(lower)} to ${String(upper)}`,
    ]),
  );
  console.log(table.toString());
  console.log(`total ${String(allocation.total)}, level ${allocation.level ?? "-"}`);
  for (const { code, message } of allocation.warnings) console.log(`warning ${code}: ${message}`);
}

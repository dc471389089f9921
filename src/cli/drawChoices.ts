import type { DrawPlanOptions, Policies, Seed } from "../index.js";
import { readJson } from "./files.js";
import { UsageError, wholeNumber, type Command, type CommandInput } from "./usage.js";

/** The options that give a seed. */
export const SEED_OPTIONS: Command["options"] = {
  seed: { type: "string" },
  "seed-ref": { type: "string" },
  "seed-bits": { type: "string" },
  "seed-file": { type: "string" },
};

/** Their help. */
export const SEED_HELP = `  --seed TEXT          the seed as announced, at least 64 bits (20 digits); it is reported as declared
  --seed-ref TEXT      what the seed is: the meeting, the dice, the lottery
  --seed-bits N        bits of it that nobody could know, if fewer than the text could carry (six-sided dice: 2 each)
  --seed-file FILE     the seed as { "sources": [{ "type", "ref", "value" }] }`;

/** The seed, as typed or from a file. */
export function readSeed(input: CommandInput): Seed {
  const [text, file] = [input.text("seed"), input.text("seed-file")];
  if ((text === undefined) === (file === undefined)) throw new UsageError("give either --seed or --seed-file");
  if (file !== undefined) return readJson(file) as Seed;
  const entropyBits = wholeNumber(input, "seed-bits");
  const source = { type: "declared", ref: input.needed("seed-ref"), value: text ?? "" } as const;
  return { sources: [{ ...source, ...(entropyBits !== undefined && { entropyBits }) }] };
}

/** What differs from the defaults. */
export function readChoices(
  input: CommandInput,
): Pick<DrawPlanOptions, "policies" | "taskIds" | "drawNumber" | "redrawReason"> {
  const [policies, redrawReason] = [input.text("policies"), input.text("reason")];
  const drawNumber = wholeNumber(input, "draw-number");
  const taskIds = input.all("task");
  return {
    ...(policies !== undefined && { policies: readJson(policies) as Partial<Policies> }),
    ...(taskIds.length > 0 && { taskIds }),
    ...(drawNumber !== undefined && { drawNumber }),
    ...(redrawReason !== undefined && { redrawReason }),
  };
}

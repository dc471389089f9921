import type { CommitmentEntry } from "../model/commitmentEntry.js";
import { committedForm } from "../record/committedForm.js";
import { readJson } from "./files.js";
import { UsageError, wholeNumber, type Command, type CommandInput } from "./usage.js";

/** The options that name the sources of a seed to come. */
export const COMMITTED_SOURCE_OPTIONS: Command["options"] = {
  sources: { type: "string" },
  dice: { type: "string" },
  "dice-at": { type: "string" },
  "dice-count": { type: "string" },
};

/** The options that give the values of sources. */
export const REVEALED_SOURCE_OPTIONS: Command["options"] = {
  sources: { type: "string" },
  value: { type: "string", multiple: true },
};

const TEN_SIDED = { lowest: 0, highest: 9 };
const USUAL_COUNT = 40;

/** The sources that a commitment names: ten-sided dice, or those of a file. */
export function readCommittedSources(input: CommandInput): readonly unknown[] {
  const [file, ref] = [input.text("sources"), input.text("dice")];
  if ((file === undefined) === (ref === undefined)) {
    throw new UsageError("give either --sources or --dice", "--sources 和 --dice 须给出其中一个");
  }
  if (file !== undefined) return sourcesOf(file);
  const groups = [{ count: wholeNumber(input, "dice-count") ?? USUAL_COUNT, ...TEN_SIDED }];
  return [{ type: "announced", ref, at: input.needed("dice-at"), groups }];
}

/** The sources of a commitment with their values: as typed, one for each in its order, or from a file. */
export function readRevealedSources(input: CommandInput, { sources }: CommitmentEntry): readonly unknown[] {
  const [file, values] = [input.text("sources"), input.all("value")];
  if ((file === undefined) === (values.length === 0)) {
    throw new UsageError("give either --sources or --value", "--sources 和 --value 须给出其中一个");
  }
  if (file !== undefined) return sourcesOf(file);
  if (values.length !== sources.length) {
    const counts = [String(sources.length), String(values.length)] as const;
    throw new UsageError(
      `--value is needed once for each source of the commitment, in its order: ${counts[0]} sources, ${counts[1]} values`,
      `承诺中的每个随机数来源依次给出一个 --value：来源 ${counts[0]} 个，数值 ${counts[1]} 个`,
    );
  }
  return sources.map((source, index) => ({ ...committedForm(source), value: values[index] }));
}

/** Reads `{ "sources": [...] }`; what is in the list is for the library to check. */
function sourcesOf(path: string): readonly unknown[] {
  const document = readJson(path);
  const isObject = typeof document === "object" && document !== null;
  const { sources, ...others } = isObject ? (document as Readonly<Record<string, unknown>>) : {};
  if (Array.isArray(sources) && Object.keys(others).length === 0) return sources;
  throw new UsageError(`${path} must hold { "sources": [...] } and nothing else`);
}

import Table from "cli-table3";
import type { ChainEntry } from "../../model/chain.js";
import { entryHash } from "../../record/sealEntry.js";
import { replayChain } from "../../record/replayChain.js";
import { CHAIN_WORDS, type ChainWords } from "../chainWords.js";
import { readLanguage } from "../language.js";
import { openPublication, type PublicationFolder } from "../publicationFolder.js";
import { printable } from "../printable.js";
import { EXIT, onlyPositional, type Command } from "../usage.js";
import { wrapText } from "../wrapText.js";

/** `double-random chain`. */
export const chain: Command = {
  help: `double-random chain FOLDER [--json]

  --json               print the entries as a JSON list

Exit code 0 if the entries follow each other, 1 if one was edited or stands where it may not. That is not all that verify
looks at.`,
  options: { json: { type: "boolean" } },
  run: (input) => {
    const folder = openPublication(onlyPositional(input, "FOLDER"));
    const problems = problemsOf(folder);
    if (input.flag("json")) {
      console.log(JSON.stringify(folder.chain, null, 2));
    } else {
      const words = CHAIN_WORDS[readLanguage(input)];
      console.log(words.title(folder.chain[0]?.authority ?? "-", folder.chain.length));
      console.log(entriesTable(folder, words));
    }
    for (const problem of problems) console.error(`double-random: ${printable(problem)}`);
    return problems.length === 0 ? EXIT.yes : EXIT.no;
  },
};

function problemsOf({ chain: entries }: PublicationFolder): readonly string[] {
  const edited = entries.filter((entry) => entryHash(entry) !== entry.entryHash);
  return [
    ...edited.map(({ number }) => `Entry ${String(number)}: it was changed after it was sealed.`),
    ...replayChain(entries).problems.map(({ message }) => message),
  ];
}

function entriesTable(folder: PublicationFolder, words: ChainWords): string {
  const table = new Table({
    head: [...words.columns],
    style: { head: [], border: [], compact: true },
    colAligns: ["right", "left", "left", "right", "left"],
  });
  table.push(
    ...folder.chain.map((entry) => [
      String(entry.number),
      words.kinds[entry.kind],
      entry.at,
      drawOf(entry, folder),
      wrapText(`${entry.entryHash}\n${printable(words.saying(entry))}${entry.signatures ? words.signed : ""}`, 66),
    ]),
  );
  return table.toString();
}

/** The number of the commitment that an entry belongs to. */
function drawOf(entry: ChainEntry, { draws }: PublicationFolder): string {
  const draw = draws.find(
    ({ commitment, seed, result, void: ended, events }) =>
      [commitment, seed, result, ended].includes(entry as never) || events.includes(entry as never),
  );
  return draw ? String(draw.commitment.number) : "";
}

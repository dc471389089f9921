import Table from "cli-table3";
import type { ChainEntry } from "../../model/chain.js";
import type { RecordEvent } from "../../model/event.js";
import type { SeedSource } from "../../model/seed.js";
import { entryHash } from "../../record/sealEntry.js";
import { replayChain } from "../../record/replayChain.js";
import { openPublication, type PublicationFolder } from "../publicationFolder.js";
import { printable } from "../publicationReport.js";
import { EXIT, onlyPositional, type Command } from "../usage.js";
import { wrapText } from "../wrapText.js";

/** `double-random chain`. */
export const chain: Command = {
  purpose: "list the entries of a chain and what each says",
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
      console.log(`${folder.chain[0]?.authority ?? "nobody"}, ${String(folder.chain.length)} entries`);
      console.log(entriesTable(folder));
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

function entriesTable(folder: PublicationFolder): string {
  const table = new Table({
    head: ["entry", "kind", "time", "draw", "hash, and what it says"],
    style: { head: [], border: [], compact: true },
    colAligns: ["right", "left", "left", "right", "left"],
  });
  table.push(
    ...folder.chain.map((entry) => [
      String(entry.number),
      entry.kind,
      entry.at,
      drawOf(entry, folder),
      wrapText(`${entry.entryHash}\n${printable(sayingOf(entry))}${entry.signatures ? "; signed" : ""}`, 66),
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

/** The chain of drand is always the same. */
function nameOf({ type, ref }: Pick<SeedSource, "type" | "ref">): string {
  return type === "drand" ? `drand round ${ref.split("/")[1] ?? ""}` : ref;
}

function sayingOf(entry: ChainEntry): string {
  switch (entry.kind) {
    case "commitment": {
      const { planId, drawNumber, redrawReason, tasks, sources, publication } = entry;
      const again = redrawReason === undefined ? "" : `, draw ${String(drawNumber)} (${redrawReason})`;
      const named = tasks.map(({ taskId, batch }) => `${taskId}${batch.number > 1 ? `/b${String(batch.number)}` : ""}`);
      return `${planId}${again}: tasks ${named.join(", ")}; seed from ${sources.map(nameOf).join(" and ")}; ${publication}`;
    }
    case "seed":
      return `${entry.sources.map((source) => `${nameOf(source)}: ${source.value}`).join("; ")}; ${String(entry.countedBits)} bits`;
    case "result": {
      const drawn = entry.tasks.map(({ drawId, strata }) => {
        const total = strata.reduce((sum, stratum) => sum + stratum.drawn, 0);
        return `${drawId.split("/")[2] ?? drawId}: ${String(total)} drawn`;
      });
      return `${drawn.join(", ")}; record ${entry.record}`;
    }
    case "event": {
      return `${entry.event.visitId}: ${happened(entry.event)} (${entry.event.at}, ${entry.event.by})`;
    }
    case "void":
      return `${entry.reason}${entry.source === undefined ? "" : ` (${entry.source})`}: ${entry.note}`;
  }
}

function happened(event: RecordEvent): string {
  switch (event.kind) {
    case "result-recorded":
      return event.outcome;
    case "inspector-replaced":
      return `${event.joins.join(", ")} for ${event.leaves.join(", ")}, ${event.reason}`;
    case "reserve-used":
      return `reserve ${String(event.position)} of ${event.stratum}, ${event.visit.visitId}, ${event.reason}`;
  }
}

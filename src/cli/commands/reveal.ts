import { revealSeed, type RevealSeedOptions } from "../../chain/index.js";
import {
  chooseDraw,
  COMMITMENT_OPTION,
  ENTRY_HELP,
  ENTRY_OPTIONS,
  entryLine,
  openPublication,
  publishEntry,
  statedTime,
} from "../publicationFolder.js";
import { readSources } from "../sources.js";
import { EXIT, onlyPositional, type Command } from "../usage.js";

/** `double-random reveal`. */
export const reveal: Command = {
  purpose: "give the values of the sources that a commitment named, as an entry of the chain",
  help: `double-random reveal FOLDER --sources FILE

  --sources FILE       the sources of the commitment, in its order, with their values: { "sources": [
                         { "type": "announced", "ref": ..., "groups": ..., "value": "6195..." },
                         { "type": "drand", "ref": ..., "value": SHA-256 of the signature, "signature": HEX } ] }
  --commitment N       the number of the commitment, if several wait for their seed
${ENTRY_HELP}

If a source has failed, nothing takes its place: double-random void FOLDER --reason source-missing --source REF --note TEXT`,
  options: { ...ENTRY_OPTIONS, ...COMMITMENT_OPTION, sources: { type: "string" } },
  run: async (input) => {
    const folder = openPublication(onlyPositional(input, "FOLDER"));
    const sources = readSources(input.needed("sources")) as RevealSeedOptions["sources"];
    const { commitment } = chooseDraw(
      folder,
      input,
      "commitment",
      (draw) => !draw.seed && !draw.void,
      "waiting for a seed",
    );
    const entry = await revealSeed({
      chain: folder.chain,
      at: statedTime(input),
      commitment: commitment.entryHash,
      sources,
    });
    const published = await publishEntry({ folder, entry, input });
    console.log(entryLine(published));
    console.log(`the sources carry ${String(published.countedBits)} bits`);
    for (const { drawId, seed } of published.draws) console.log(`seed of ${drawId}: ${seed}`);
    console.log(`next: double-random draw ${folder.path} --salt-key FILE`);
    return EXIT.yes;
  },
};

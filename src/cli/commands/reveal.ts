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
import { readRevealedSources, REVEALED_SOURCE_OPTIONS } from "../sources.js";
import { DRAW_WORDS } from "../drawWords.js";
import { readLanguage } from "../language.js";
import { EXIT, onlyPositional, type Command } from "../usage.js";

/** `double-random reveal`. */
export const reveal: Command = {
  help: `double-random reveal FOLDER (--value VALUE ... | --sources FILE)

  --value VALUE        what was announced, such as the digits of the dice; once for each source of the commitment, in its order
  --sources FILE       or the sources of the commitment, in its order, with their values: { "sources": [
                         { "type": "announced", "ref": ..., "groups": ..., "value": "6195..." },
                         { "type": "drand", "ref": ..., "value": SHA-256 of the signature, "signature": HEX } ] }
  --commitment N       the number of the commitment, if several wait for their seed
${ENTRY_HELP}

If a source has failed, nothing takes its place: double-random void FOLDER --reason source-missing --source REF --note TEXT`,
  options: { ...ENTRY_OPTIONS, ...COMMITMENT_OPTION, ...REVEALED_SOURCE_OPTIONS },
  run: async (input) => {
    const folder = openPublication(onlyPositional(input, "FOLDER"));
    const { commitment } = chooseDraw(
      folder,
      input,
      "commitment",
      (draw) => !draw.seed && !draw.void,
      "waiting for a seed",
    );
    const sources = readRevealedSources(input, commitment) as RevealSeedOptions["sources"];
    const entry = await revealSeed({
      chain: folder.chain,
      at: statedTime(input),
      commitment: commitment.entryHash,
      sources,
    });
    const published = await publishEntry({ folder, entry, input });
    const words = DRAW_WORDS[readLanguage(input)];
    console.log(entryLine(published, words));
    console.log(words.bits(published.countedBits));
    for (const { drawId, seed } of published.draws) console.log(words.seedOf(drawId, seed));
    console.log(words.next(`double-random draw ${folder.path} --salt-key FILE`));
    return EXIT.yes;
  },
};

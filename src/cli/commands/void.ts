import { voidDraw } from "../../chain/index.js";
import type { CommitmentEntry } from "../../model/commitmentEntry.js";
import type { VoidReason } from "../../model/voidEntry.js";
import type { Output } from "../files.js";
import { readSecretFile } from "../keys.js";
import {
  chooseDraw,
  COMMITMENT_OPTION,
  drawFile,
  ENTRY_HELP,
  ENTRY_OPTIONS,
  entryLine,
  isSaltKeyOf,
  openPublication,
  publishEntry,
  saltKeyText,
  statedTime,
  type PublicationFolder,
} from "../publicationFolder.js";
import { DRAW_WORDS } from "../drawWords.js";
import { readLanguage } from "../language.js";
import { EXIT, onlyPositional, UsageError, type Command } from "../usage.js";

/** `double-random void`. */
export const voidCommand: Command = {
  help: `double-random void FOLDER --reason REASON --note TEXT

  --reason REASON      withdrawn         before any source of the seed can be known
                       source-missing    a source was not announced, revealed or published; --source says which
                       cannot-be-drawn   the seed is known, and no teams exist
  --note TEXT          why, in words
  --source REF         the source that is missing, as the commitment names it
  --salt-key FILE      publish the salt key too, so that everybody can check the lists; for cannot-be-drawn
  --commitment N       the number of the commitment, if several have no result
${ENTRY_HELP}
  --force              overwrite an existing salt-key.json`,
  options: {
    ...ENTRY_OPTIONS,
    ...COMMITMENT_OPTION,
    reason: { type: "string" },
    note: { type: "string" },
    source: { type: "string" },
    "salt-key": { type: "string" },
    force: { type: "boolean" },
  },
  run: async (input) => {
    const folder = openPublication(onlyPositional(input, "FOLDER"));
    const [source, saltKey] = [input.text("source"), input.text("salt-key")];
    const [reason, note] = [input.needed("reason") as VoidReason, input.needed("note")];
    const isOpen = (draw: (typeof folder.draws)[number]): boolean => !draw.result && !draw.void;
    const { commitment } = chooseDraw(folder, input, "commitment", isOpen, "without a result");
    const entry = voidDraw({
      chain: folder.chain,
      at: statedTime(input),
      commitment: commitment.entryHash,
      reason,
      note,
      ...(source !== undefined && { source }),
    });
    const outputs = saltKey === undefined ? [] : [saltKeyFile(folder, commitment, saltKey)];
    const published = await publishEntry({ folder, entry, input, outputs });
    const words = DRAW_WORDS[readLanguage(input)];
    console.log(entryLine(published, words));
    console.log(words.voided(commitment.number, reason, note));
    for (const { path } of outputs) console.log(words.wrote(path));
    if (reason === "cannot-be-drawn" && saltKey === undefined) {
      console.log(words.publishForVoid);
    }
    return EXIT.yes;
  },
};

function saltKeyFile(folder: PublicationFolder, commitment: CommitmentEntry, file: string): Output {
  const key = readSecretFile(file);
  if (!isSaltKeyOf(folder, commitment, key)) {
    throw new UsageError(`${file} is not the salt key of commitment ${String(commitment.number)}`);
  }
  return { path: drawFile(folder, commitment.number, "salt-key"), text: saltKeyText(key) };
}

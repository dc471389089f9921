import { join } from "node:path";
import { signDocument } from "../../chain/index.js";
import { readEntries } from "../../chain/appendEntry.js";
import type { WitnessStatement } from "../../model/witness.js";
import { instant } from "../../model/instant.js";
import { parseWith } from "../../model/parse.js";
import { writeAll } from "../files.js";
import { formatPublicKey, readSigningKey } from "../keys.js";
import { openPublication, statedTime } from "../publicationFolder.js";
import { EXIT, onlyPositional, UsageError, wholeNumber, type Command } from "../usage.js";

/** `double-random witness`. */
export const witness: Command = {
  help: `double-random witness FOLDER --entry N --name NAME --key KEYFILE

  --entry N            the number of the entry that was seen; everything before it was seen with it
  --name NAME          the name of the file and of the witness: 1 to 64 characters from 0-9 A-Z a-z . _ -
  --key KEYFILE        the Ed25519 key of the witness (PEM, or 64 hexadecimal characters)
  --at INSTANT         when, YYYY-MM-DDTHH:MM:SSZ; default: the clock of this machine
  --out FILE           where to write; default FOLDER/witness/NAME.json
  --force              overwrite an existing file

A statement shows something only if it is older than the first source of the seed, and its key is known from elsewhere.`,
  options: {
    entry: { type: "string" },
    name: { type: "string" },
    key: { type: "string" },
    at: { type: "string" },
    out: { type: "string" },
    force: { type: "boolean" },
  },
  run: async (input) => {
    const path = onlyPositional(input, "FOLDER");
    const { chain } = openPublication(path);
    readEntries(chain);
    input.needed("entry");
    const [number = 0, name] = [wholeNumber(input, "entry"), input.needed("name")];
    if (!/^[0-9A-Za-z][0-9A-Za-z._-]{0,63}$/.test(name)) {
      throw new UsageError(`--name must be 1 to 64 characters from 0-9 A-Z a-z . _ -, got ${name}`);
    }
    const entry = chain[number - 1];
    if (!entry) throw new UsageError(`--entry ${String(number)}: the chain has ${String(chain.length)} entries`);
    const { privateKey, publicKey } = readSigningKey(input.needed("key"));
    const at = parseWith(instant, statedTime(input), "at");
    if (at < entry.at) throw new UsageError(`entry ${String(number)} is of ${entry.at}, which is after ${at}`);
    const statement: WitnessStatement = await signDocument({
      document: {
        protocol: "dr1",
        kind: "witness",
        authority: entry.authority,
        entry: entry.entryHash,
        at,
        signatures: [],
      },
      privateKey,
    });
    const out = input.text("out") ?? join(path, "witness", `${name}.json`);
    const text = `${JSON.stringify(statement, null, 2)}\n`;
    writeAll([{ path: out, text }], { overwrite: input.flag("force"), makeFolders: true });
    console.log(`${name} saw entry ${String(number)}, ${entry.kind}, hash ${entry.entryHash}, at ${at}`);
    console.log(`wrote ${out}`);
    console.log(`to be checked with --witness-key ${name}=${formatPublicKey(publicKey)}`);
    return EXIT.yes;
  },
};

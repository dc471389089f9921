import { formatPublicKey, readSigningKey } from "../keys.js";
import { EXIT, onlyPositional, type Command } from "../usage.js";

/** `double-random key`. */
export const key: Command = {
  help: `double-random key KEYFILE

  KEYFILE              an Ed25519 key: PEM as openssl genpkey -algorithm ed25519 makes it, or 64 hexadecimal characters

Publish what this prints where nobody can change it; verify takes it as --authority-key or, with a name, as --witness-key.`,
  options: {},
  run: (input) => {
    console.log(formatPublicKey(readSigningKey(onlyPositional(input, "KEYFILE")).publicKey));
    return EXIT.yes;
  },
};

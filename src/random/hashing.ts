import { sha256 } from "@noble/hashes/sha2.js";
import { describeValue } from "../errors/describeValue.js";
import { DoubleRandomError } from "../errors/DoubleRandomError.js";
import { sm3 } from "./sm3.js";

/** The hash functions of the protocol: SHA-256 (FIPS 180-4) or SM3 (GB/T 32905-2016). */
export type HashSuite = "sha256" | "sm3";

/** A hash that takes its input piece by piece. */
export interface Hasher {
  update(text: string): void;
  /** Lower-case hexadecimal, 64 characters. */
  digest(): string;
}

interface HashBackend {
  readonly hashText: (suite: HashSuite, text: string) => string;
  readonly hashBytes: (suite: HashSuite, bytes: Uint8Array) => string;
  readonly createHasher: (suite: HashSuite) => Hasher;
}

/** The parts of `node:crypto` that are used; `hash` and its synchronous kin are several times faster than JavaScript. */
interface NodeCrypto {
  hash(algorithm: string, data: string | Uint8Array, encoding: "hex"): string;
  createHash(algorithm: string): { update(data: string, encoding: "utf8"): unknown; digest(encoding: "hex"): string };
  getHashes(): string[];
}

/** Works wherever JavaScript does. */
export const portableBackend: HashBackend = {
  hashText: (suite, text) => toHex((suite === "sm3" ? sm3 : sha256)(new TextEncoder().encode(text))),
  hashBytes: (suite, bytes) => toHex((suite === "sm3" ? sm3 : sha256)(bytes)),
  createHasher: (suite) => {
    const hash = (suite === "sm3" ? sm3 : sha256).create();
    const encoder = new TextEncoder();
    return { update: (text) => void hash.update(encoder.encode(text)), digest: () => toHex(hash.digest()) };
  },
};

/**
 * The same bytes come from every backend. Node's own cryptography is asked for at run time, without an import, so
 * that one build serves Node and browsers.
 */
const backend = /* @__PURE__ */ chooseBackend(nodeCrypto());

/** The hash of the UTF-8 bytes of a text, in lower-case hexadecimal. */
export const hashText: (suite: HashSuite, text: string) => string = backend.hashText;

/** The hash of bytes, in lower-case hexadecimal. */
export const hashBytes: (suite: HashSuite, bytes: Uint8Array) => string = backend.hashBytes;

/** Starts a hash over many pieces of text. */
export const createHasher: (suite: HashSuite) => Hasher = backend.createHasher;

/** Node's backend where it can do both suites, the portable one elsewhere. */
export function chooseBackend(crypto: NodeCrypto | undefined): HashBackend {
  if (!crypto || typeof crypto.hash !== "function") return portableBackend;
  const hasSm3 = crypto.getHashes().includes("sm3");
  return {
    hashText: (suite, text) =>
      suite === "sm3" && !hasSm3 ? portableBackend.hashText(suite, text) : crypto.hash(suite, text, "hex"),
    // Asking for hexadecimal takes a third of the time of asking for a buffer.
    hashBytes: (suite, bytes) =>
      suite === "sm3" && !hasSm3 ? portableBackend.hashBytes(suite, bytes) : crypto.hash(suite, bytes, "hex"),
    createHasher: (suite) => {
      if (suite === "sm3" && !hasSm3) return portableBackend.createHasher(suite);
      const hash = crypto.createHash(suite);
      return { update: (text) => void hash.update(text, "utf8"), digest: () => hash.digest("hex") };
    },
  };
}

function nodeCrypto(): NodeCrypto | undefined {
  const { process } = globalThis as { process?: { getBuiltinModule?: (name: string) => unknown } };
  return process?.getBuiltinModule?.("node:crypto") as NodeCrypto | undefined;
}

/** Lower-case hexadecimal. */
export function toHex(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += byte.toString(16).padStart(2, "0");
  return text;
}

/** Refuses any other hash function, whatever the runtime may know. */
export function checkSuite(suite: unknown): void {
  if (suite === "sha256" || suite === "sm3") return;
  const expected = "sha256 or sm3";
  throw new DoubleRandomError({ code: "FIELD_INVALID", path: "suite", expected, received: describeValue(suite) });
}

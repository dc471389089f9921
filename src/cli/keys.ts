import { createPrivateKey, createPublicKey, randomBytes, type KeyObject } from "node:crypto";
import { existsSync, realpathSync } from "node:fs";
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import type { PublicKey, SignatureAlgorithm } from "../model/signature.js";
import { readText, type Output } from "./files.js";
import { UsageError } from "./usage.js";

/** An Ed25519 key as the library signs with it, and its public half. */
export interface SigningKey {
  readonly privateKey: string;
  readonly publicKey: PublicKey;
}

/** What stands before the 32 bytes in the PKCS#8 form of an Ed25519 key (RFC 8410, section 7). */
const PKCS8_HEADER = Buffer.from("302e020100300506032b657004220420", "hex");

/** Reads an Ed25519 key: PEM as `openssl genpkey -algorithm ed25519` makes it, or 64 hexadecimal characters. */
export function readSigningKey(path: string): SigningKey {
  const key = readKey(path, readText(path).trim());
  if (key.asymmetricKeyType !== "ed25519") {
    throw new UsageError(`${path} holds a key for ${key.asymmetricKeyType ?? "something else"}, not for ed25519`);
  }
  const { d = "" } = key.export({ format: "jwk" });
  const { x = "" } = createPublicKey(key).export({ format: "jwk" });
  const toHex = (text: string): string => Buffer.from(text, "base64url").toString("hex");
  return { privateKey: toHex(d), publicKey: { algorithm: "ed25519", key: toHex(x) } };
}

function readKey(path: string, text: string): KeyObject {
  const der = /^[0-9a-fA-F]{64}$/.test(text) ? Buffer.concat([PKCS8_HEADER, Buffer.from(text, "hex")]) : undefined;
  try {
    return der ? createPrivateKey({ key: der, format: "der", type: "pkcs8" }) : createPrivateKey(text);
  } catch {
    throw new UsageError(
      `${path} holds no private key: PEM without a password, as openssl genpkey -algorithm ed25519 makes it, ` +
        "or 64 hexadecimal characters",
    );
  }
}

/** A secret of 32 bytes, and the file to write if it is new. */
export interface Secret {
  readonly value: string;
  readonly outputs: readonly Output[];
}

/** Reads 32 secret bytes as 64 hexadecimal characters. */
export function readSecretFile(path: string): string {
  const text = readText(path).trim();
  if (/^[0-9a-f]{64}$/.test(text)) return text;
  throw new UsageError(`${path} must hold 64 lower-case hexadecimal characters (openssl rand -hex 32)`);
}

/** Reads a secret, or makes one of fresh random bytes if there is no such file. Never inside a folder that is published. */
export function openSecret(path: string, published: string): Secret {
  refuseInside(path, published);
  if (existsSync(path)) return { value: readSecretFile(path), outputs: [] };
  const value = randomBytes(32).toString("hex");
  return { value, outputs: [{ path, text: `${value}\n`, secret: true }] };
}

/** Refuses a secret file in a folder whose files are given away. */
export function refuseInside(path: string, published: string): void {
  const way = relative(realPath(published), realPath(path));
  const isOutside = way === ".." || way.startsWith(`..${sep}`) || isAbsolute(way);
  if (!isOutside) throw new UsageError(`${path} is a secret and must not be inside ${published}, which is published`);
}

/** With links followed, as far as the path exists. */
function realPath(path: string): string {
  const full = resolve(path);
  if (existsSync(full) || dirname(full) === full) return realpathSync(full);
  return join(realPath(dirname(full)), basename(full));
}

const KEY_FORM: Readonly<Record<SignatureAlgorithm, RegExp>> = {
  ed25519: /^[0-9a-f]{64}$/,
  sm2: /^04[0-9a-f]{128}$/,
};

/** Reads `ed25519:HEX` or `sm2:HEX`. */
export function parsePublicKey(text: string): PublicKey {
  const [algorithm = "", key = "", ...rest] = text.split(":");
  if ((algorithm === "ed25519" || algorithm === "sm2") && rest.length === 0 && KEY_FORM[algorithm].test(key)) {
    return { algorithm, key };
  }
  throw new UsageError(
    `${text} is no public key: ed25519:HEX with 64 characters, or sm2:HEX with 130 that begin with 04`,
  );
}

/** Writes a public key as {@link parsePublicKey} reads it. */
export function formatPublicKey({ algorithm, key }: PublicKey): string {
  return `${algorithm}:${key}`;
}

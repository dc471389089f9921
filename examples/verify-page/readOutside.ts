import type { OutsideHashes, OutsideKnowledge } from "double-random/verify";

/** What a reader typed of what they know from elsewhere. */
export interface TypedKnowledge {
  readonly authorityKeys: string;
  readonly witnessKeys: string;
  readonly head: string;
  readonly register: string;
  readonly commitment: string;
  readonly result: string;
}

/** The field that cannot be read. */
export class FieldError extends Error {
  readonly field: keyof TypedKnowledge;

  constructor(field: keyof TypedKnowledge) {
    super(field);
    this.field = field;
  }
}

/** What is known for a publication, in the forms of the command. */
export function readOutside(typed: TypedKnowledge): OutsideKnowledge {
  const head = typed.head.trim();
  const register = linesOf(typed.register);
  return {
    authorityKeys: linesOf(typed.authorityKeys).map((text) => readKey("authorityKeys", text)),
    witnessKeys: linesOf(typed.witnessKeys).map((text) => {
      const [, name, key] = /^([^=]+)=(.*)$/.exec(text) ?? [];
      if (name === undefined || key === undefined) throw new FieldError("witnessKeys");
      return { name, ...readKey("witnessKeys", key) };
    }),
    ...(head !== "" && { head: readHead(head) }),
    ...(register.length > 0 && { register }),
  };
}

/** What is known for the file of one business. */
export function readHashes(typed: TypedKnowledge): OutsideHashes {
  const [commitment, result] = [readHash("commitment", typed.commitment), readHash("result", typed.result)];
  return { ...(commitment !== undefined && { commitment }), ...(result !== undefined && { result }) };
}

function linesOf(text: string): readonly string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== "");
}

function readKey(
  field: keyof TypedKnowledge,
  text: string,
): { readonly algorithm: "ed25519" | "sm2"; readonly key: string } {
  if (!/^(?:ed25519:[0-9a-f]{64}|sm2:04[0-9a-f]{128})$/.test(text)) throw new FieldError(field);
  const [algorithm, key = ""] = text.split(":");
  return { algorithm: algorithm === "sm2" ? "sm2" : "ed25519", key };
}

function readHead(text: string): NonNullable<OutsideKnowledge["head"]> {
  const [, number, entryHash] = /^([1-9]\d{0,8}):([0-9a-f]{64})$/.exec(text) ?? [];
  if (entryHash === undefined) throw new FieldError("head");
  return { number: Number(number), entryHash };
}

function readHash(field: "commitment" | "result", text: string): string | undefined {
  const hash = text.trim();
  if (hash === "") return undefined;
  if (!/^[0-9a-f]{64}$/.test(hash)) throw new FieldError(field);
  return hash;
}

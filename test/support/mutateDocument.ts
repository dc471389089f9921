import fc from "fast-check";

/** A change of one place of a JSON document. */
export interface Mutation {
  /** Which child is gone into at each level; the numbers are taken modulo the number of children. */
  readonly way: readonly number[];
  readonly kind: "drop" | "add" | "retype" | "change" | "swap";
  /** For `retype`. */
  readonly value: unknown;
  /** Decides among several ways to make the change. */
  readonly choice: number;
}

/** Values that a schema may be wrong about. */
const STRANGE: readonly unknown[] = [
  ...[null, true, false, 0, -0, 1, -1, 0.5, 1e21, 2 ** 53, 2 ** 53 - 1, 20, 21, 2999, 3000],
  ...["", " ", "x", "ID-1", "-1", "é", "１", "\u0000", "a\nb", "a\u2028b", "\ud800", "x".repeat(65), "2024-02-30"],
  ...["5%", "1/2", "0".repeat(64), "F".repeat(64), "0".repeat(65), "declared", "census", "ticket/1", "dr1"],
  ...[[], {}, [[]], [{}], [null], { kind: "none" }, { kind: "unit" }, { type: "declared" }, { kind: 1 }],
];

const FIELDS = ["nonsense", "__proto__", "constructor", "toString", "kind", "id", "name", "unclassified", "note", ""];

export const mutations: fc.Arbitrary<Mutation> = fc.record({
  way: fc.array(fc.nat(1000), { maxLength: 9 }),
  kind: fc.constantFrom("drop", "add", "retype", "change", "change", "swap"),
  value: fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...STRANGE) }, { weight: 1, arbitrary: fc.jsonValue() }),
  choice: fc.nat(1000),
});

type Parent = Record<string | number, unknown>;

/** Makes the change in the document itself. */
export function mutate(document: unknown, { way, kind, value, choice }: Mutation): void {
  let parent: Parent | undefined;
  let key: string | undefined;
  let here = document;
  for (const step of way) {
    if (typeof here !== "object" || here === null || Object.keys(here).length === 0) break;
    const keys = Object.keys(here);
    parent = here as Parent;
    key = keys[step % keys.length]!;
    here = parent[key];
  }
  if (!parent || key === undefined) return;
  const siblings = Object.keys(parent);
  const pick = <T>(among: readonly T[]): T => among[choice % among.length]!;
  switch (kind) {
    case "drop":
      if (Array.isArray(parent)) parent.splice(Number(key), 1);
      else Reflect.deleteProperty(parent, key);
      break;
    case "add":
      if (Array.isArray(parent)) parent.push(value);
      else define(parent, pick(FIELDS), value);
      break;
    case "retype":
      define(parent, key, value);
      break;
    case "swap":
      define(parent, key, structuredClone(parent[pick(siblings)]));
      break;
    case "change":
      define(parent, key, changed(here, choice));
  }
}

/** Also for `__proto__`, which JSON has as a field like any other. */
function define(parent: object, key: string, value: unknown): void {
  Object.defineProperty(parent, key, { value, enumerable: true, configurable: true, writable: true });
}

function changed(value: unknown, choice: number): unknown {
  if (typeof value === "number") return [value + 1, value - 1, -value, value * 1000, value + 0.5][choice % 5];
  if (typeof value === "boolean") return !value;
  if (typeof value === "string") {
    const at = choice % (value.length + 1);
    const put = ["", "-", "0", "a", "A", "é", "\u007f", "/", " "][choice % 9]!;
    return choice % 2 === 0
      ? value.slice(0, at) + put + value.slice(at + 1)
      : value.slice(0, at) + put + value.slice(at);
  }
  return value;
}

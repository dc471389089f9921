/** What a throwing getter or trap of {@link hostileValues} throws; it is the caller's own error and may come through. */
export class CallersOwnError extends Error {}

/**
 * Values that no document holds on purpose, by name: what a spreadsheet, a hasty script or an attacker passes instead of
 * the value that is expected. Made anew on every call, because some of them can be changed.
 */
export function hostileValues(): ReadonlyMap<string, unknown> {
  const cyclicObject: Record<string, unknown> = {};
  cyclicObject["self"] = cyclicObject;
  const cyclicList: unknown[] = [];
  cyclicList.push(cyclicList);
  const refuse = (): never => {
    throw new CallersOwnError("a value that cannot be read");
  };
  return new Map<string, unknown>([
    ["undefined", undefined],
    ["null", null],
    ["true", true],
    ["NaN", Number.NaN],
    ["Infinity", Number.POSITIVE_INFINITY],
    ["minus zero", -0],
    ["zero", 0],
    ["minus one", -1],
    ["one and a half", 1.5],
    ["2^53", 2 ** 53],
    ["a bigint", 10n ** 30n],
    ["empty text", ""],
    ["a space", " "],
    ["a full-width digit", "１"],
    ["a full-width letter", "Ａ-1"],
    ["a zero byte", "T\u0000"],
    ["a line feed", "T-1\n"],
    ["a terminal escape", "\u001b[2J"],
    ["a lone surrogate", "\uD800"],
    ["an emoji", "🎲"],
    ["__proto__", "__proto__"],
    ["constructor", "constructor"],
    ["a long text", "9".repeat(100_000)],
    ["an empty list", []],
    ["a list with a hole", new Array(1)],
    ["a list of null", [null]],
    ["a list of undefined", [undefined]],
    ["a list of symbols", [Symbol("row")]],
    ["an empty object", {}],
    ["an object without prototype", Object.create(null)],
    ["an object with a key __proto__", JSON.parse('{"__proto__":{"polluted":true}}')],
    ["an array-like object", { length: 1, 0: "T-1" }],
    ["a symbol", Symbol("hostile")],
    ["a function", (): string => "T-1"],
    ["a date", new Date(0)],
    ["a map", new Map([["id", "T-1"]])],
    ["a set", new Set(["T-1"])],
    ["a boxed text", Object("T-1")],
    ["a cyclic object", cyclicObject],
    ["a cyclic list", cyclicList],
    ["a deep list", deepList(50_000)],
    ["an object with a throwing getter", Object.defineProperty({}, "id", { enumerable: true, get: refuse })],
    [
      "a proxy that refuses",
      new Proxy({}, { get: refuse, has: refuse, ownKeys: refuse, getOwnPropertyDescriptor: refuse }),
    ],
    ["a transparent proxy", new Proxy({}, {})],
  ]);
}

function deepList(depth: number): unknown[] {
  let list: unknown[] = [];
  for (let level = 1; level < depth; level++) list = [list];
  return list;
}

import { expect, it } from "vitest";
import { parseJson, parsePlan, parseTargets } from "double-random";
import { refusal } from "../support/badField.js";

it("lists without end are refused by the reader of the document", () => {
  const deep = `${"[".repeat(100_000)}${"]".repeat(100_000)}`;
  expect(refusal(() => parsePlan(parseJson(deep, "plan.json"))).code).toBe("INPUT_INVALID");
  expect(refusal(() => parseTargets(parseJson(deep, "targets.json"))).code).toBe("INPUT_INVALID");
});

it("a key __proto__ changes nothing and is refused by the reader of the document", () => {
  const read = parseJson('[{"__proto__":{"polluted":true},"id":"T-1"}]', "targets.json");
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  expect(refusal(() => parseTargets(read)).issues[0]).toMatchObject({
    code: "FIELD_UNKNOWN",
    path: "targets[0].__proto__",
  });
});

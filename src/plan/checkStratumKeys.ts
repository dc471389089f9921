import { describeValue } from "../errors/describeValue.js";
import { DoubleRandomError, type ErrorIssue } from "../errors/DoubleRandomError.js";
import { isId } from "../random/ticketOf.js";

const KEY_EXPECTED =
  "an id of 1 to 64 characters from 0-9 A-Z a-z . _ - (half-width), beginning with a letter or digit";
const PART_EXPECTED = "text that is not empty and has no control characters";

/**
 * Refuses keys of strata that are no ids. Credit class and region of a directory that nobody read by its schema can make one.
 *
 * @throws {@link DoubleRandomError} `INPUT_INVALID` with `FIELD_INVALID` for each, as `allocate` reports strata of a caller
 */
export function checkStratumKeys(keys: readonly string[]): void {
  const issues = keys.flatMap((key, index): ErrorIssue[] => {
    const path = `strata[${String(index)}]`;
    const groups = key.split(".").slice(0, -1);
    return [
      ...(isId(key) ? [] : [invalid(`${path}.key`, KEY_EXPECTED, key)]),
      ...groups.flatMap((group, place) =>
        /^\P{Cc}+$/u.test(group) ? [] : [invalid(`${path}.path[${String(place)}]`, PART_EXPECTED, group)],
      ),
    ];
  });
  if (issues.length > 0) throw DoubleRandomError.collect("strata", issues);
}

function invalid(path: string, expected: string, received: string): ErrorIssue {
  return { code: "FIELD_INVALID", path, expected, received: describeValue(received) };
}

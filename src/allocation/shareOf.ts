import { describeValue } from "../errors/describeValue.js";
import { DoubleRandomError } from "../errors/DoubleRandomError.js";
import type { Fraction } from "../exact/fraction.js";
import { parseShare } from "../exact/parseRatio.js";

/**
 * A share of a plan, exact. Text that is none is refused even here, because a plan may have been read by its JSON Schema, which
 * does not look into numbers.
 *
 * @throws {@link DoubleRandomError} `RATIO_INVALID`
 */
export function shareOf(text: string): Fraction {
  const share = parseShare(text);
  if (share) return share;
  const expected = "a share from 0 to 100 %, as text, such as 5%";
  throw new DoubleRandomError({ code: "RATIO_INVALID", path: "share", expected, received: describeValue(text) });
}

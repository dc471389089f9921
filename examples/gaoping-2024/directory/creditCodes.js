// @ts-check
/** @import { SubjectType } from "double-random" */
/** @import { StreamOf } from "./randomStreams.js" */
/** @import { Shares } from "./shares.js" */
import { creditCodeMaker } from "./creditCode.js";
import { present } from "./randomStreams.js";
import { dealByKind } from "./shares.js";

/**
 * Some have a code; of those, one in a thousand has a wrong check character, as real directories do.
 *
 * @param {number} perTenThousand
 * @returns {Shares<"valid" | "wrong" | undefined>}
 */
const coded = (perTenThousand) => [
  ["valid", 999 * perTenThousand],
  ["wrong", perTenThousand],
  [undefined, 1000 * (10_000 - perTenThousand)],
];

/** Businesses that kept an old 15-digit number, and stalls, have no code. */
const CODED = {
  enterprise: coded(9950),
  individual: coded(9600),
  cooperative: coded(10_000),
  institution: coded(10_000),
  "representative-office": coded(10_000),
  other: coded(1000),
  "small-food-business": coded(1500),
};

/**
 * @param {StreamOf} streamOf
 * @param {readonly SubjectType[]} subjectTypes
 * @param {readonly (readonly string[])[]} directoriesOf
 * @returns {readonly { readonly creditCode?: string }[]}
 */
export function creditCodesOf(streamOf, subjectTypes, directoriesOf) {
  const makeCode = creditCodeMaker(streamOf("credit-code"));
  const kinds = subjectTypes.map((subjectType, index) =>
    present(directoriesOf[index]).includes("small-food-business") ? "small-food-business" : subjectType,
  );
  return dealByKind(streamOf("credit-code-check"), kinds, CODED).map((check, index) =>
    check === undefined ? {} : { creditCode: makeCode(present(subjectTypes[index]), check) },
  );
}

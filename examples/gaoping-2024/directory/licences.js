// @ts-check
/** @import { Licence, RandomSource } from "double-random" */
/** @import { StreamOf } from "./randomStreams.js" */
/** @import { Shares } from "./shares.js" */
import { dateBetween, yearsLater } from "./calendar.js";
import { dealByKind } from "./shares.js";

/** @type {Shares<"valid" | "expired">} */
const VALIDITY = [
  ["valid", 88],
  ["expired", 12],
];

/** The licence that members of a directory hold. */
const KINDS = {
  "industrial-production-licence": "industrial-product",
  "food-production": "food-production",
  "food-sales": "food-business",
  catering: "food-business",
  "small-food-business": "small-food-registration",
};

/** @typedef {keyof typeof KINDS} Licensed */

const LICENSED = /** @type {readonly Licensed[]} */ (Object.keys(KINDS));

/**
 * The licences of each target. Those of 12 % of the members of a licensed directory ran out before July 2024.
 *
 * @param {StreamOf} streamOf
 * @param {readonly (readonly string[])[]} directoriesOf
 * @returns {readonly { readonly licences?: readonly Licence[] }[]}
 */
export function licencesOf(streamOf, directoriesOf) {
  const licensed = directoriesOf.map((directories) => LICENSED.filter((name) => directories.includes(name)));
  const main = licensed.map((names) => names[0] ?? "none");
  const validities = dealByKind(
    streamOf("licence-validity"),
    main,
    Object.fromEntries(LICENSED.map((name) => [name, VALIDITY])),
  );
  const source = streamOf("licences");
  let issued = 0;
  return licensed.map((names, index) => {
    if (names.length === 0) return {};
    const kinds = [...new Set(names.map((name) => KINDS[name]))];
    const licences = kinds.map((kind) => {
      issued += 1;
      return licence(source, kind, `XN-${String(issued).padStart(6, "0")}`, validities[index] === "valid");
    });
    return { licences };
  });
}

/**
 * @param {RandomSource} source
 * @param {string} kind
 * @param {string} number
 * @param {boolean} isValid
 * @returns {Licence}
 */
function licence(source, kind, number, isValid) {
  const validTo = isValid
    ? dateBetween(source, "2024-12-01", "2028-11-28")
    : dateBetween(source, "2021-01-01", "2024-05-28");
  return { kind, number, validFrom: yearsLater(validTo, -5), validTo };
}

// @ts-check
/** @import { SubjectType, Tier } from "double-random" */
/** @import { StreamOf } from "./randomStreams.js" */
/** @import { Shares } from "./shares.js" */
import { pick } from "./randomStreams.js";
import { dealByKind } from "./shares.js";

/**
 * 73 : 19 : 5 : 3, the mix of 30 323 enterprises that 巴彦淖尔 published in 2022, among those that are classified.
 *
 * @param {number} percentClassified
 * @returns {Shares<string | undefined>}
 */
const creditClasses = (percentClassified) => [
  ["A", 73 * percentClassified],
  ["B", 19 * percentClassified],
  ["C", 5 * percentClassified],
  ["D", 3 * percentClassified],
  [undefined, 100 * (100 - percentClassified)],
];

/** Each classification of a month is as of its last day. */
const CLASSIFIED_ON = ["2023-12-31", "2024-01-31", "2024-02-29", "2024-03-31", "2024-04-30", "2024-05-31"];

/** Lines of business with a classification of their own; elsewhere it is rare. */
const GRADED = [
  "food-production",
  "food-sales",
  "catering",
  "small-food-business",
  "special-equipment",
  "industrial-production-licence",
];

/** @type {Readonly<Record<"graded" | "other", Shares<Tier | undefined>>>} */
const INDUSTRY_TIERS = {
  graded: [
    ["low", 35],
    ["general", 35],
    ["higher", 15],
    ["high", 5],
    [undefined, 10],
  ],
  other: [
    ["low", 2],
    ["general", 1],
    [undefined, 97],
  ],
};

/**
 * The credit class (企业信用风险分类) of most enterprises and of some cooperatives.
 *
 * @param {StreamOf} streamOf
 * @param {readonly SubjectType[]} subjectTypes
 */
export function creditClassesOf(streamOf, subjectTypes) {
  const source = streamOf("credit-class-dates");
  return dealByKind(streamOf("credit-class"), subjectTypes, {
    enterprise: creditClasses(97),
    cooperative: creditClasses(40),
  }).map((creditClass) =>
    creditClass === undefined ? {} : { creditClass, creditClassAsOf: pick(source, CLASSIFIED_ON) },
  );
}

/**
 * The industry tier (行业监管风险分类), mostly of those in a special directory.
 *
 * @param {StreamOf} streamOf
 * @param {readonly (readonly string[])[]} directoriesOf
 */
export function industryTiersOf(streamOf, directoriesOf) {
  const kinds = directoriesOf.map((directories) =>
    GRADED.some((name) => directories.includes(name)) ? "graded" : "other",
  );
  return dealByKind(streamOf("industry-tier"), kinds, INDUSTRY_TIERS).map((industryTier) =>
    industryTier === undefined ? {} : { industryTier },
  );
}

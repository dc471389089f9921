// @ts-check
/** @import { RandomSource, TargetStatus } from "double-random" */
/** @import { StreamOf } from "./randomStreams.js" */
/** @import { Shares } from "./shares.js" */
import { below, pick, present } from "./randomStreams.js";
import { dealByKind } from "./shares.js";

/** 高平市 and three of its neighbours (GB/T 2260). */
const COUNTY = "140581";
const NEIGHBOURS = ["140525", "140525", "140524", "140502"];

/** Numbers of the right form; which township has which is not meant. */
const TOWNSHIPS = [
  ...Array.from({ length: 3 }, (_, index) => `${COUNTY}00${String(index + 1)}`),
  ...Array.from({ length: 9 }, (_, index) => `${COUNTY}10${String(index)}`),
  ...Array.from({ length: 4 }, (_, index) => `${COUNTY}20${String(index)}`),
];

/** The market supervision offices, each in charge of one or two townships. */
export const OFFICES = Array.from({ length: 10 }, (_, index) => `office-${String(index + 1).padStart(2, "0")}`);

/** @typedef {"county" | "township" | "village" | "neighbour"} Place */

/** @type {Shares<Place>} */
const USUAL = [
  ["county", 600],
  ["township", 248],
  ["village", 150],
  ["neighbour", 2],
];

/** @type {Readonly<Record<TargetStatus, Shares<Place>>>} */
const PLACES = {
  existing: USUAL,
  deregistering: USUAL,
  deregistered: USUAL,
  revoked: USUAL,
  rescinded: USUAL,
  unknown: USUAL,
  "moved-out": [
    ["neighbour", 75],
    ["county", 25],
  ],
};

/**
 * Where each target is: its region code, as exact as the directory happens to have it, and the office in charge. A
 * target that has gone to a neighbour has no office.
 *
 * @param {StreamOf} streamOf
 * @param {readonly TargetStatus[]} statuses
 * @returns {readonly { readonly regionCode: string, readonly localOfficeId?: string }[]}
 */
export function territories(streamOf, statuses) {
  const source = streamOf("region-codes");
  return dealByKind(streamOf("places"), statuses, PLACES).map((place) => territory(source, present(place)));
}

/**
 * @param {RandomSource} source
 * @param {Place} place
 */
function territory(source, place) {
  if (place === "neighbour") return { regionCode: pick(source, NEIGHBOURS) };
  const township = below(source, TOWNSHIPS.length);
  const localOfficeId = present(OFFICES[township % OFFICES.length]);
  const code = present(TOWNSHIPS[township]);
  if (place === "county") return { regionCode: COUNTY, localOfficeId };
  return { regionCode: place === "township" ? code : `${code}${String(201 + below(source, 40))}`, localOfficeId };
}

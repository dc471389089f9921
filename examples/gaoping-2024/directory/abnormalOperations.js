// @ts-check
/** @import { ListEntry, RandomSource, SubjectType } from "double-random" */
/** @import { StreamOf } from "./randomStreams.js" */
/** @import { Shares } from "./shares.js" */
import { dateBetween } from "./calendar.js";
import { present } from "./randomStreams.js";
import { dealByKind } from "./shares.js";

/** @typedef {"listed" | "removed-before" | "removed-after" | "listed-later"} History */

/**
 * Three per cent of enterprises. Whether a frame of mid-2024 has them depends on its date.
 *
 * @type {Shares<History | undefined>}
 */
const HISTORIES = [
  ["listed", 170],
  ["removed-before", 50],
  ["removed-after", 60],
  ["listed-later", 20],
  [undefined, 9700],
];

/**
 * The entries on the list of abnormal operations (经营异常名录).
 *
 * @param {StreamOf} streamOf
 * @param {readonly SubjectType[]} subjectTypes
 * @param {readonly string[]} establishedOn - for enterprises, before 2023-12-28
 * @returns {readonly { readonly lists?: readonly ListEntry[] }[]}
 */
export function abnormalOperationsOf(streamOf, subjectTypes, establishedOn) {
  const source = streamOf("list-dates");
  return dealByKind(streamOf("list-history"), subjectTypes, { enterprise: HISTORIES }).map((history, index) =>
    history === undefined ? {} : { lists: [entry(source, history, present(establishedOn[index]))] },
  );
}

/**
 * @param {RandomSource} source
 * @param {History} history
 * @param {string} establishedOn
 * @returns {ListEntry}
 */
function entry(source, history, establishedOn) {
  const list = "abnormal-operations";
  if (history === "listed-later") return { list, since: dateBetween(source, "2024-07-01", "2024-10-28") };
  const since = dateBetween(source, establishedOn > "2019-01-01" ? establishedOn : "2019-01-01", "2023-12-28");
  switch (history) {
    case "listed":
      return { list, since };
    case "removed-before":
      return { list, since, removedOn: dateBetween(source, "2024-01-01", "2024-06-28") };
    case "removed-after":
      return { list, since, removedOn: dateBetween(source, "2024-07-01", "2024-12-28") };
  }
}

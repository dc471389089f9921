// @ts-check
/** @import { SubjectType, Target, TargetStatus } from "double-random" */
/** @import { StreamOf } from "./randomStreams.js" */
/** @import { Shares } from "./shares.js" */
import { abnormalOperationsOf } from "./abnormalOperations.js";
import { dateBetween } from "./calendar.js";
import { chainsOf } from "./chains.js";
import { creditClassesOf, industryTiersOf } from "./classifications.js";
import { creditCodesOf } from "./creditCodes.js";
import { licencesOf } from "./licences.js";
import { inventedBrand, inventedName } from "./names.js";
import { present } from "./randomStreams.js";
import { deal, dealByKind } from "./shares.js";
import { memberships } from "./specialDirectories.js";
import { territories } from "./territory.js";

/** @type {Shares<SubjectType>} */
const SUBJECT_TYPES = [
  ["individual", 7300],
  ["enterprise", 2200],
  ["cooperative", 400],
  ["institution", 50],
  ["other", 49],
  ["representative-office", 1],
];

/** @type {Shares<TargetStatus>} */
const STATUSES = [
  ["existing", 880],
  ["deregistered", 60],
  ["revoked", 35],
  ["deregistering", 12],
  ["moved-out", 8],
  ["unknown", 4],
  ["rescinded", 1],
];

/**
 * A few shops are in the directory before the day on which they open.
 *
 * @type {Shares<"usual" | "later">}
 */
const ESTABLISHMENTS = [
  ["usual", 999],
  ["later", 1],
];

/**
 * The inspection targets (检查对象名录库), by id. Every column is dealt in shares, from a source of its own.
 *
 * @param {StreamOf} streamOf
 * @param {number} targetCount
 * @returns {readonly Target[]}
 */
export function makeTargets(streamOf, targetCount) {
  const subjectTypes = deal(streamOf("subject-type"), targetCount, SUBJECT_TYPES);
  const statusShares = Object.fromEntries(SUBJECT_TYPES.map(([type]) => [type, STATUSES]));
  const statuses = dealByKind(streamOf("status"), subjectTypes, statusShares).map(present);
  const directoriesOf = memberships(streamOf, subjectTypes, statuses);
  const establishedOn = establishments(streamOf, subjectTypes);

  const creditCodes = creditCodesOf(streamOf, subjectTypes, directoriesOf);
  const places = territories(streamOf, statuses);
  const creditClasses = creditClassesOf(streamOf, subjectTypes);
  const industryTiers = industryTiersOf(streamOf, directoriesOf);
  const licences = licencesOf(streamOf, directoriesOf);
  const lists = abnormalOperationsOf(streamOf, subjectTypes, establishedOn);
  const chains = chainsOf(streamOf, directoriesOf);
  const names = streamOf("names");

  return subjectTypes.map((subjectType, index) => {
    const directories = present(directoriesOf[index]);
    const chain = chains.get(index);
    return {
      id: `GP-${String(index + 1).padStart(6, "0")}`,
      name: inventedName(names, chain?.brand ?? inventedBrand(names), subjectType, directories),
      ...creditCodes[index],
      subjectType,
      status: present(statuses[index]),
      establishedOn: present(establishedOn[index]),
      ...present(places[index]),
      ...creditClasses[index],
      ...industryTiers[index],
      ...(directories.length > 0 && { directories }),
      ...licences[index],
      ...lists[index],
      ...(chain && { groupId: chain.groupId }),
    };
  });
}

/**
 * @param {StreamOf} streamOf
 * @param {readonly SubjectType[]} subjectTypes
 * @returns {readonly string[]}
 */
function establishments(streamOf, subjectTypes) {
  const source = streamOf("establishment-dates");
  return dealByKind(streamOf("establishment"), subjectTypes, { individual: ESTABLISHMENTS }).map((establishment) =>
    establishment === "later"
      ? dateBetween(source, "2024-07-01", "2024-09-28")
      : dateBetween(source, "1992-01-01", "2023-11-28"),
  );
}

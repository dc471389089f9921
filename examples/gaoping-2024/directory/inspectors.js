// @ts-check
/** @import { Certificate, Inspector, RandomSource } from "double-random" */
/** @import { StreamOf } from "./randomStreams.js" */
/** @import { Shares } from "./shares.js" */
import { shuffle } from "double-random";
import { dateBetween, yearsLater } from "./calendar.js";
import { pick, present } from "./randomStreams.js";
import { deal } from "./shares.js";
import { OFFICES } from "./territory.js";

const COMPETENCES = [
  "intellectual-property",
  "advertising",
  "testing-accreditation",
  "industrial-licence",
  "price",
  "metrology",
  "certification",
  "food",
  "special-equipment",
];

/** The sections of the bureau, with what everybody there is competent for. */
const SECTIONS = [
  { unitId: "credit", competences: [] },
  { unitId: "food-production", competences: ["food"] },
  { unitId: "food-sales", competences: ["food"] },
  { unitId: "catering", competences: ["food"] },
  { unitId: "metrology", competences: ["metrology"] },
  { unitId: "quality", competences: ["industrial-licence"] },
  { unitId: "advertising", competences: ["advertising"] },
  { unitId: "price", competences: ["price"] },
  { unitId: "intellectual-property", competences: ["intellectual-property"] },
  { unitId: "special-equipment", competences: ["special-equipment"] },
  { unitId: "certification", competences: ["certification", "testing-accreditation"] },
];

/** @type {Shares<string>} */
const UNITS = [
  ...SECTIONS.map(({ unitId }) => /** @type {const} */ ([unitId, 5])),
  ...OFFICES.map((unitId) => /** @type {const} */ ([unitId, 6])),
];

/** @type {Shares<"working" | "expert" | "transfer" | "retirement" | "leave">} */
const POSTS = [
  ["working", 108],
  ["expert", 5],
  ["transfer", 3],
  ["retirement", 2],
  ["leave", 2],
];

/** @type {Shares<"valid" | "runs-out" | "renewed" | "expired" | "not-yet" | "none">} */
const CERTIFICATES = [
  ["valid", 103],
  ["runs-out", 8],
  ["renewed", 2],
  ["expired", 3],
  ["not-yet", 2],
  ["none", 2],
];

/** @type {Shares<boolean>} */
const CAN_LEAD = [
  [true, 102],
  [false, 18],
];

/** The day on which everybody was asked whom to keep away from; one in forty has not answered. */
const DECLARED_ON = "2024-03-29";
const UNDECLARED_EVERY = 40;

/** Days inside the windows of the plan. */
const RUNS_OUT_ON = ["2024-05-20", "2024-07-25", "2024-09-15", "2024-10-28"];

/**
 * The inspectors (执法检查人员名录库). Those whom nothing keeps from a team are dealt the competences in turn, two
 * each, so that none is short of inspectors by bad luck.
 *
 * @param {StreamOf} streamOf
 * @param {number} inspectorCount
 * @returns {readonly Inspector[]}
 */
export function makeInspectors(streamOf, inspectorCount) {
  const source = streamOf("inspectors");
  const units = deal(source, inspectorCount, UNITS);
  const posts = deal(source, inspectorCount, POSTS);
  const certificates = deal(source, inspectorCount, CERTIFICATES);
  const leads = deal(source, inspectorCount, CAN_LEAD);
  const isValid = (/** @type {number} */ index) => posts[index] === "working" && certificates[index] === "valid";
  const all = units.map((_, index) => index);
  const turns = [...shuffle(all.filter(isValid), source), ...all.filter((index) => !isValid(index))];
  const turnOf = new Map(turns.map((index, turn) => [index, turn]));

  return units.map((unitId, index) => {
    const number = String(index + 1).padStart(3, "0");
    const post = present(posts[index]);
    const active = post === "working" || post === "expert";
    const turn = present(turnOf.get(index));
    const own = SECTIONS.find((section) => section.unitId === unitId)?.competences ?? [];
    const dealt = [0, 1].map((step) => present(COMPETENCES[(2 * turn + step) % COMPETENCES.length]));
    return {
      id: `INS-${number}`,
      name: `检查员${number}（虚构）`,
      unitId,
      regionCode: "140581",
      active,
      ...(!active && { inactiveReason: post }),
      certificates: certificatesOf(source, present(certificates[index]), `XN-${number}`),
      competences: COMPETENCES.filter((name) => own.includes(name) || dealt.includes(name)),
      ...(post === "expert" && { isExpert: true }),
      ...(leads[index] === false && { canLead: false }),
      ...(index % UNDECLARED_EVERY !== 0 && { declaredOn: DECLARED_ON }),
    };
  });
}

/**
 * @param {RandomSource} source
 * @param {(typeof CERTIFICATES)[number][0]} kind
 * @param {string} number
 * @returns {readonly Certificate[]}
 */
function certificatesOf(source, kind, number) {
  /** @type {(validTo: string) => Certificate} */
  const until = (validTo) => ({ number, validFrom: yearsLater(validTo, -5), validTo });
  switch (kind) {
    case "valid":
      return [until(dateBetween(source, "2026-01-01", "2026-12-28"))];
    case "runs-out":
      return [until(pick(source, RUNS_OUT_ON))];
    case "renewed":
      return [until("2024-09-15"), { number: `${number}-2`, validFrom: "2024-09-16", validTo: "2029-09-15" }];
    case "expired":
      return [until(dateBetween(source, "2022-01-01", "2023-12-28"))];
    case "not-yet":
      return [{ number, validFrom: "2024-08-01", validTo: "2029-07-31" }];
    case "none":
      return [];
  }
}

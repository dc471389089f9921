// @ts-check
/** @import { RandomSource, SubjectType } from "double-random" */
import { below, pick, present } from "./randomStreams.js";

/** GB 32100-2015: the alphabet without I O S V Z, and 3^(i - 1) mod 31. */
const ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/** GB 11714: the weights of the organisation code; its letters count from A = 10. */
const ORGANISATION_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2];
const ORGANISATION_VALUES = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

/**
 * No registry begins organisation codes with these letters (虚拟, xūnǐ: made up), so no code made here is that of a
 * real business.
 */
const INVENTED = "XN";
const SERIAL_LENGTH = ORGANISATION_WEIGHTS.length - INVENTED.length;

/** @type {Readonly<Record<SubjectType, readonly string[]>>} */
const PREFIXES = {
  enterprise: ["91"],
  individual: ["92"],
  cooperative: ["93"],
  institution: ["12", "12", "52"],
  "representative-office": ["91"],
  other: ["Y1"],
};

/** The authority that registered, which need not be that of the place: county, now and then prefecture or province. */
const AUTHORITIES = [...Array.from({ length: 18 }, () => "140581"), "140500", "140000"];

/**
 * Makes unified social credit codes (统一社会信用代码), each once.
 *
 * @param {RandomSource} source
 * @returns {(subjectType: SubjectType, check: "valid" | "wrong") => string}
 */
export function creditCodeMaker(source) {
  /** @type {Set<string>} */
  const organisations = new Set();
  return (subjectType, check) => {
    const authority = subjectType === "enterprise" ? pick(source, AUTHORITIES) : "140581";
    const body = `${pick(source, PREFIXES[subjectType])}${authority}${newOrganisation(source, organisations)}`;
    const value = checkValue(body);
    const shift = check === "valid" ? 0 : 1 + below(source, ALPHABET.length - 1);
    return body + present(ALPHABET[(value + shift) % ALPHABET.length]);
  };
}

/**
 * @param {RandomSource} source
 * @param {Set<string>} taken
 */
function newOrganisation(source, taken) {
  for (;;) {
    let number = below(source, ALPHABET.length ** SERIAL_LENGTH);
    let serial = "";
    for (let place = 0; place < SERIAL_LENGTH; place++) {
      const digit = number % ALPHABET.length;
      serial = present(ALPHABET[digit]) + serial;
      number = (number - digit) / ALPHABET.length;
    }
    if (taken.has(serial)) continue;
    taken.add(serial);
    return withOrganisationCheck(INVENTED + serial);
  }
}

/** @param {string} body */
function withOrganisationCheck(body) {
  const sum = ORGANISATION_WEIGHTS.reduce(
    (total, weight, index) => total + weight * ORGANISATION_VALUES.indexOf(present(body[index])),
    0,
  );
  return body + present("0123456789X"[(11 - (sum % 11)) % 11]);
}

/** @param {string} body - 17 characters */
function checkValue(body) {
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * ALPHABET.indexOf(present(body[index])), 0);
  return (31 - (sum % 31)) % 31;
}

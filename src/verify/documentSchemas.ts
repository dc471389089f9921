// Made by `npm run schemas` from the schemas of src/model; schema/ has the same in full.
import type { JsonSchema } from "./jsonSchema.js";
import { exactly, list, map, object, oneOf, text, whole, word } from "./schemaForms.js";

const s1: JsonSchema = text("^[0-9A-Za-z][0-9A-Za-z._-]{0,63}$");
const s2: JsonSchema = text("^\\P{Cc}+$");
const s3: JsonSchema = text("^(?:\\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)|02-(?:0[1-9]|1\\d|2[0-8]))|(?:\\d\\d(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29)$");
const s4: JsonSchema = text("^\\d{2,12}$");
const s5: JsonSchema = whole(1);
const s6: JsonSchema = {"type":"boolean"};
const s7: JsonSchema = word("enterprise individual cooperative institution representative-office other");
const s8: JsonSchema = word("existing deregistering deregistered revoked rescinded moved-out unknown");
const s9: JsonSchema = text("^[0-9A-Za-z][0-9A-Za-z_-]{0,15}$");
const s10: JsonSchema = list(s1);
const s11: JsonSchema = {"type":"string"};
const s12: JsonSchema = whole(0);
const s13: JsonSchema = object({ low: s11, general: s11, higher: s11, high: s11, unclassified: s11 }, "unclassified");
const s14: JsonSchema = object({ minimum: s11, maximum: s11 });
const s15: JsonSchema = object({ low: s14, general: s14, higher: s14, high: s14, unclassified: s14 }, "unclassified");
const s16: JsonSchema = object({ start: s3, end: s3 });
const s17: JsonSchema = word("province prefecture county");
const s18: JsonSchema = whole(2, 20);
const s19: JsonSchema = whole(1, 20);
const s20: JsonSchema = list(oneOf(object({ kind: exactly("unit"), unitId: s1, least: s12, most: s12 }, "least most"), object({ kind: exactly("each-unit"), most: s5 }), object({ kind: exactly("competence"), competence: s1, least: s12, most: s12 }, "least most")));
const s21: JsonSchema = list(object({ irregularity: s1, field: s2, raw: s11, value: s11, rule: s2, severity: word("note warning") }));
const s22: JsonSchema = word("sha256 sm3");
const s23: JsonSchema = word("ceil half-up floor");
const s24: JsonSchema = word("frame eligible");
const s25: JsonSchema = word("largest-remainder webster systematic-random");
const s26: JsonSchema = word("error adjust-total");
const s27: JsonSchema = word("low general higher high");
const s28: JsonSchema = map(s9, s27);
const s29: JsonSchema = word("max credit industry matrix");
const s30: JsonSchema = object({ low: s27, general: s27, higher: s27, high: s27 });
const s31: JsonSchema = object({ low: s30, general: s30, higher: s30, high: s30 });
const s32: JsonSchema = list(word("credit-class subject-type region"));
const s33: JsonSchema = word("ticket/1 shuffle/1");
const s34: JsonSchema = word("merge separate");
const s35: JsonSchema = word("balanced/1 pair-ticket/1");
const s36: JsonSchema = word("chances loads");
const s37: JsonSchema = word("members standing-teams");
const s38: JsonSchema = word("one-member all-members");
const s39: JsonSchema = word("any notHomeOffice homeOfficeAtMostOne homeOfficeOnly");
const s40: JsonSchema = word("covers-window touches-window");
const s41: JsonSchema = list(word("declared applied"));
const s42: JsonSchema = list(object({ taskId: s1, targetId: s1, reason: word("recently-inspected already-drawn-this-year annual-limit under-investigation exempt-by-policy other-decision"), decidedBy: s2, decidedOn: s3, note: s2 }, "note"));
const s43: JsonSchema = exactly("dr1");
const s44: JsonSchema = object({ suite: s22, rounding: s23, minimumPerTask: s12, minimumPerStratum: s12, ratioBase: s24, apportionment: s25, onInfeasible: s26, creditClassTiers: s28, tierCombination: s29, tierMatrix: s31, strata: s32, selection: s33, reservePerStratum: s12, visits: s34, assignment: s35, evenness: s36, formation: s37, teamSize: s18, competence: s38, teamRules: s20, territory: s39, absence: s40, ignoredWithdrawals: s41, mostVisitsPerInspector: s5, mostVisitsPerPair: s5 }, "tierMatrix mostVisitsPerInspector mostVisitsPerPair");
const s45: JsonSchema = exactly("declared");
const s46: JsonSchema = exactly("announced");
const s47: JsonSchema = whole(0, 999999);
const s48: JsonSchema = list(object({ count: whole(1, 1000), lowest: s47, highest: s47, distinct: s6 }, "distinct"), 1);
const s49: JsonSchema = exactly("reveal");
const s50: JsonSchema = text("^[0-9a-f]{64}$");
const s51: JsonSchema = exactly("drand");
const s52: JsonSchema = text("^52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971\\/[1-9]\\d{0,9}$");
const s53: JsonSchema = text("^[0-9a-f]{96}$");
const s54: JsonSchema = exactly("nist");
const s55: JsonSchema = text("^[1-9]\\d{0,5}\\/(?:\\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)|02-(?:0[1-9]|1\\d|2[0-8]))|(?:\\d\\d(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29)T(?:[01]\\d|2[0-3]):[0-5]\\d:00Z$");
const s56: JsonSchema = text("^[0-9a-f]{128}$");
const s57: JsonSchema = text("^(?:[0-9A-F]{2})+$");
const s58: JsonSchema = list(oneOf(object({ type: s45, ref: s2, entropyBits: s12, value: s2 }, "entropyBits"), object({ type: s46, ref: s2, groups: s48, value: s2 }), object({ type: s49, ref: s2, digest: s50, value: s50 }), object({ type: s51, ref: s52, value: s50, signature: s53 }), object({ type: s54, ref: s55, value: s56, pulse: object({ version: s2, cipherSuite: s12, period: s5, certificateId: s56, chainIndex: s5, pulseIndex: s12, timeStamp: s2, localRandomValue: s57, external: object({ sourceId: s57, statusCode: s12, value: s57 }), listValues: list(object({ type: s2, value: s57 })), precommitmentValue: s57, statusCode: s12, signatureValue: s57, outputValue: s57 }) })));
const s59: JsonSchema = object({ count: s12, digest: s50 });
const s60: JsonSchema = object({ number: s5, cumulativeShare: s11, alreadyDrawn: s10 });
const s61: JsonSchema = text("^-?\\d+(\\/\\d+)?$");
const s62: JsonSchema = word("low general higher high unclassified untiered");
const s63: JsonSchema = list(object({ code: word("POLICIES_DEFAULTED LADDER_DEFAULTED LADDER_NO_EFFECT TIER_INVERSION UNCLASSIFIED_STRATUM EMPTY_FRAME RAISED_TO_MINIMUM QUOTA_CAPPED QUOTA_MET_BEFORE RANGE_LOWER_END BAND_WITHOUT_INTEGER TOTAL_RAISED TOTAL_CAPPED PRINT_CORRECTED OPEN_QUESTION CREDIT_CLASS_STALE CREDIT_CODE_CHECK CREDIT_CLASS_GAP AVOIDANCE_UNMATCHED AVOIDANCE_UNDECLARED OVERLAP VISITS_APART CHANCES_BY_RULE CHANCES_BY_CAPACITY CHANCES_APPROXIMATE SEED_DECLARED SEED_SHORT SEED_LAST_REVEALER SEED_ONE_OPERATOR"), message: s2 }));
const s64: JsonSchema = list(object({ inspectorId: s1, role: word("lead member expert") }));
const s65: JsonSchema = object({ visitId: s2, targetId: s1, taskIds: s10, window: s16, team: s64, eligible: s12, leastChance: s61, mostChance: s61, ticket: s50, eligibleTeams: s5, avoided: list(object({ inspectorId: s1, avoidanceId: s1 })) }, "leastChance mostChance ticket eligibleTeams");
const s66: JsonSchema = list(s1, 1);
const s67: JsonSchema = object({ inspectors: s59, avoidances: s59 });
const s68: JsonSchema = oneOf(object({ protocol: s43, record: s50, number: s5, previous: s50, visitId: s2, by: s2, at: s3, eventHash: s50, kind: exactly("inspector-replaced"), leaves: s66, joins: s66, round: s5, ticket: s50, candidates: s5, team: s64, reason: word("recusal-upheld recusal-applied leave illness transfer retirement certificate other"), note: s2, evidence: s67 }, "note"), object({ protocol: s43, record: s50, number: s5, previous: s50, visitId: s2, by: s2, at: s3, eventHash: s50, kind: exactly("result-recorded"), outcome: word("no-problem problem-pending corrected-on-order not-published false-information unreachable-at-registered-address activity-not-carried-on closed-or-in-liquidation refused-serious deregistered revoked rescinded moved-out"), findings: list(object({ taskId: s1, itemId: s1, outcome: word("no-problem problem-pending corrected-on-order not-published false-information activity-not-carried-on") }), 1) }, "findings"), object({ protocol: s43, record: s50, number: s5, previous: s50, visitId: s2, by: s2, at: s3, eventHash: s50, kind: exactly("reserve-used"), reason: word("activity-not-carried-on closed-or-in-liquidation deregistered revoked rescinded moved-out"), taskId: s1, stratum: s1, position: s5, ticket: s50, visit: s65, replaced: list(object({ leaves: s66, joins: s66, round: s5, ticket: s50, candidates: s5 })), evidence: s67 }, "ticket"));
const s69: JsonSchema = text("^(?:\\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)|02-(?:0[1-9]|1\\d|2[0-8]))|(?:\\d\\d(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29)T(?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\dZ$");
const s70: JsonSchema = list(object({ algorithm: word("ed25519 sm2"), key: text("^(?:[0-9a-f]{64}|04[0-9a-f]{128})$"), value: s56 }));
const s71: JsonSchema = object({ root: s50, size: s12 });
const s72: JsonSchema = object({ protocol: s43, suite: s22, authority: s1, number: s5, previous: s50, at: s69, entryHash: s50, signatures: s70, kind: exactly("commitment"), planId: s1, plan: s50, asOf: s3, drawNumber: s5, redrawReason: s2, policies: s44, publication: word("open blinded"), lists: object({ targets: s71, inspectors: s71, avoidances: s71, exclusions: s71 }), tasks: list(object({ taskId: s1, drawId: s2, batch: s60, frame: s71, size: s12, quotaCount: s12, level: s61, strata: list(object({ stratum: s1, tier: s62, size: s12, eligible: s12, intensity: s61, lower: s12, upper: s12, exactCount: s61, drawn: s12 }, "drawn")) }, "level"), 1), sources: list(oneOf(object({ type: s45, ref: s2, entropyBits: s12, at: s69 }, "entropyBits"), object({ type: s46, ref: s2, groups: s48, at: s69 }), object({ type: s49, ref: s2, digest: s50, at: s69 }), object({ type: s51, ref: s52 }), object({ type: s54, ref: s55 })), 1), notBefore: object({ ref: s52, signature: s53 }), skipReasons: list(word("unreachable-at-registered-address activity-not-carried-on closed-or-in-liquidation deregistered revoked rescinded moved-out")), software: s2 }, "previous signatures redrawReason notBefore software");
const s73: JsonSchema = object({ protocol: s43, suite: s22, authority: s1, number: s5, previous: s50, at: s69, entryHash: s50, signatures: s70, kind: exactly("seed"), commitment: s50, sources: s58, countedBits: s12, draws: list(object({ drawId: s2, seed: s50 })) }, "previous signatures");
const s74: JsonSchema = object({ protocol: s43, suite: s22, authority: s1, number: s5, previous: s50, at: s69, entryHash: s50, signatures: s70, kind: exactly("result"), commitment: s50, seed: s50, record: s50, tasks: list(object({ drawId: s2, strata: list(object({ stratum: s1, drawn: s12, cutoff: s50 }, "cutoff")) })) }, "previous signatures");
const s75: JsonSchema = object({ id: s1, salt: s50 });

/** The schema of every document that a page may be given, by its kind. */
export const DOCUMENT_SCHEMAS: Readonly<Record<"plan" | "targets" | "inspectors" | "avoidances" | "exclusions" | "record" | "event" | "chain-entry" | "witness" | "salt-key" | "openings" | "target-proof", JsonSchema>> = {
  plan: object({ id: s1, year: whole(2000, 2999), title: s2, documentNumber: s2, issuedOn: s3, issuer: object({ id: s1, name: s2, regionCode: s4 }), scopeKind: word("internal joint"), tasks: list(object({ id: s1, sequence: s5, name: s2, kind: word("targeted untargeted"), items: list(object({ id: s1, name: s2, competence: s1, truncated: s6 }, "competence truncated")), scope: object({ regionCodes: list(s4), subjectTypes: list(s7), statuses: list(s8), creditClasses: list(s9), directories: s10, lists: s10, licenceKinds: s10 }, "regionCodes subjectTypes statuses creditClasses directories lists licenceKinds"), quota: oneOf(object({ kind: exactly("ratio"), ratio: s11 }), object({ kind: exactly("at-least-ratio"), ratio: s11 }), object({ kind: exactly("count"), count: s5 }), object({ kind: exactly("ratio-range"), minimum: s11, maximum: s11 }), object({ kind: exactly("count-range"), minimum: s12, maximum: s5 }), object({ kind: exactly("census") }), object({ kind: exactly("ratio-by-tier"), ratios: s13 })), frequency: object({ drawsPerYear: s5, perTargetPerYear: s5 }, "perTargetPerYear"), risk: oneOf(object({ kind: exactly("none") }), object({ kind: exactly("uniform") }), object({ kind: exactly("escalating"), intensities: s13, bands: s15 }, "intensities bands"), object({ kind: exactly("bands"), bands: s15 })), window: s16, mode: object({ drawnBy: s17, inspectedBy: s17 }), team: object({ size: s18, departments: list(object({ departmentId: s1, members: s19 })), experts: list(object({ competence: s1, experts: s19 }, "competence")), rules: s20 }, "size departments experts rules"), raw: list(object({ column: s2, text: s11 })), corrections: s21, openQuestions: list(object({ irregularity: s1, field: s2, question: s2, assumption: s2 })) }, "team raw corrections openQuestions")), untargetedZeros: list(object({ subjectType: s7, creditClass: s9, reason: s2, irregularity: s1 }, "irregularity")), corrections: s21, policies: object({ suite: s22, rounding: s23, minimumPerTask: s12, minimumPerStratum: s12, ratioBase: s24, apportionment: s25, onInfeasible: s26, creditClassTiers: s28, tierCombination: s29, tierMatrix: s31, strata: s32, selection: s33, reservePerStratum: s12, visits: s34, assignment: s35, evenness: s36, formation: s37, teamSize: s18, competence: s38, teamRules: s20, territory: s39, absence: s40, ignoredWithdrawals: s41, mostVisitsPerInspector: s5, mostVisitsPerPair: s5 }, "suite rounding minimumPerTask minimumPerStratum ratioBase apportionment onInfeasible creditClassTiers tierCombination tierMatrix strata selection reservePerStratum visits assignment evenness formation teamSize competence teamRules territory absence ignoredWithdrawals mostVisitsPerInspector mostVisitsPerPair") }, "documentNumber issuedOn untargetedZeros corrections policies"),
  targets: list(object({ id: s1, name: s2, creditCode: text("^[0-9A-HJ-NPQRTUWXY]{18}$"), subjectType: s7, status: s8, establishedOn: s3, regionCode: s4, localOfficeId: s1, creditClass: s9, creditClassAsOf: s3, industryTier: s27, directories: s10, licences: list(object({ kind: s1, number: s2, validFrom: s3, validTo: s3 }, "number validFrom validTo")), lists: list(object({ list: s1, since: s3, removedOn: s3 }, "removedOn")), groupId: s1 }, "name creditCode establishedOn localOfficeId creditClass creditClassAsOf industryTier directories licences lists groupId")),
  inspectors: list(object({ id: s1, name: s2, unitId: s1, departmentId: s1, standingTeamId: s1, level: s17, regionCode: s4, active: s6, inactiveReason: s2, certificates: list(object({ number: s2, validFrom: s3, validTo: s3 }, "number")), competences: s10, isExpert: s6, canLead: s6, absences: list(object({ from: s3, to: s3, reason: word("leave training secondment transfer retirement other") }, "to")), priorVisits: s12, leastVisits: s12, mostVisits: s12, declaredOn: s3 }, "name departmentId standingTeamId level regionCode inactiveReason competences isExpert canLead absences priorVisits leastVisits mostVisits declaredOn")),
  avoidances: list(object({ id: s1, inspectorId: s1, against: word("target group inspector region unit"), refId: s1, ground: word("self-declared kinship interest former-post party-application territorial cooling-off other"), status: word("declared applied upheld rejected"), decidedBy: s2, decidedOn: s3, validFrom: s3, validTo: s3 }, "decidedBy decidedOn validFrom validTo")),
  exclusions: s42,
  record: object({ protocol: s43, kind: exactly("plan-record"), planId: s1, asOf: s3, drawNumber: s5, redrawReason: s2, policies: s44, seed: object({ sources: s58, countedBits: s12 }), evidence: object({ plan: s50, targets: s59, inspectors: s59, avoidances: s59, exclusions: s59 }), tasks: list(object({ taskId: s1, drawId: s2, asOf: s3, batch: s60, seed: s50, frame: object({ size: s12, eligible: s12, digest: s50, outOfScope: list(object({ reason: word("not-existing not-yet-established other-region other-subject-type other-credit-class not-in-directory not-on-list no-valid-licence"), count: s12 })), exclusions: s42 }), quotaCount: s12, drawn: s12, level: s61, strata: list(object({ stratum: s1, tier: s62, size: s12, eligible: s12, intensity: s61, lower: s12, upper: s12, exactCount: s61, drawn: s12, inclusionProbability: s61, cutoff: s50, reserve: list(object({ targetId: s1, ticket: s50 }, "ticket")) }, "cutoff")), inversions: list(object({ lowerTier: s27, lowerTierRate: s61, higherTier: s27, higherTierRate: s61 })), selected: list(object({ order: s5, targetId: s1, stratum: s1, ticket: s50 }, "ticket")), warnings: s63 }, "level")), assignment: object({ method: s35, seed: s50, visits: list(s65), loads: list(object({ inspectorId: s1, expected: s2, visits: s12, prior: s12 }, "expected")), ineligible: list(object({ inspectorId: s1, reason: word("inactive expert other-level transferred retired absent no-certificate certificate-not-yet-valid certificate-expires-in-window not-competent other-region avoids-target home-office not-home-office no-standing-team standing-team"), visits: s5 })), evened: object({ inspectorIds: s10, allowance: s2 }), repair: object({ places: s12, of: s12, searched: s6 }), warnings: s63 }, "evened repair"), warnings: s63, recordHash: s50 }, "redrawReason"),
  event: s68,
  "chain-entry": oneOf(s72, s73, s74, object({ protocol: s43, suite: s22, authority: s1, number: s5, previous: s50, at: s69, entryHash: s50, signatures: s70, kind: exactly("event"), result: s50, event: s68 }, "previous signatures"), object({ protocol: s43, suite: s22, authority: s1, number: s5, previous: s50, at: s69, entryHash: s50, signatures: s70, kind: exactly("void"), commitment: s50, reason: word("withdrawn source-missing cannot-be-drawn"), source: s2, note: s2 }, "previous signatures source")),
  witness: object({ protocol: s43, kind: exactly("witness"), authority: s1, entry: s50, at: s69, signatures: s70 }),
  "salt-key": object({ protocol: s43, kind: exactly("salt-key"), key: s50 }),
  openings: object({ protocol: s43, kind: exactly("openings"), openings: list(s75) }),
  "target-proof": object({ protocol: s43, kind: exactly("target-proof"), taskId: s1, targetId: s1, opening: s75, leaf: object({ list: text("^frame\\/[0-9A-Za-z][0-9A-Za-z._-]{0,63}$"), salt: s50, value: object({ id: s1, stratum: s1 }) }), index: s12, path: list(s50), ticket: s50, drawn: s6, commitment: s72, seed: s73, result: s74 }, "opening ticket"),
};

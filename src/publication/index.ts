/**
 * Checking what an authority published, in Node or in a browser: no file is read, nothing is fetched, and nothing of it draws.
 *
 * @packageDocumentation
 */

export { LEVEL_QUESTIONS, type LevelSummary } from "./levels.js";
export type { OutsideKnowledge } from "./publication.js";
export type { PublishedFiles } from "./readPublication.js";
export { verifyProof, type OutsideHashes } from "./verifyProof.js";
export { verifyPublication, type PublicationReport } from "./verifyPublication.js";
export type { VerificationCheck, VerificationLevel } from "../verify/report.js";

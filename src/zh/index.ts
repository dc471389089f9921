/**
 * Reading printed Chinese plans: from the text of a table to a validated plan, with every repair and every open question stated.
 *
 * @packageDocumentation
 */

export { readPlan } from "./readPlan.js";
export type { PlanQuestion, PlanReading } from "./readLocatedPlan.js";
export type { PlanAnswer, PlanDepartment, ReadPlanOptions } from "./planOptions.js";
export { decodeText, type DecodedText } from "./decodeText.js";
export type { TextEncoding } from "./markedEncoding.js";
export { printPlan } from "./printPlan.js";
export type { PlanLanguage } from "./reading.js";
export type { PlanLayout } from "./sourceTable.js";
export { VOCABULARY, type DirectoryTerm, type ItemTerm, type NamedTerm, type Vocabulary } from "./vocabulary.js";

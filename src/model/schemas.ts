import * as z from "zod";
import { avoidanceSchema } from "./avoidance.js";
import { exclusionSchema } from "./exclusion.js";
import { inspectorSchema } from "./inspector.js";
import { planSchema } from "./plan.js";
import { partialPoliciesSchema } from "./policies.js";
import { planRecordSchema } from "./record.js";
import { seedSchema } from "./seed.js";
import { targetSchema } from "./target.js";

/** The documents that have a JSON Schema. */
export type DocumentName =
  | "plan"
  | "targets"
  | "inspectors"
  | "avoidances"
  | "exclusions"
  | "policies"
  | "seed"
  | "record";

/**
 * The JSON Schema (2020-12) of a document, as in the folder `schema/` of the package.
 *
 * The schema describes form. What one field says of another (a window that ends before it starts, an id used twice) is
 * checked by the readers such as {@link parsePlan}.
 *
 * @example
 * ```ts
 * import { jsonSchemaOf } from "double-random";
 *
 * console.log(jsonSchemaOf("seed").required);
 * ```
 * ```text
 * [ 'sources' ]
 * ```
 */
export function jsonSchemaOf(name: DocumentName): Readonly<Record<string, unknown>> {
  return { ...z.toJSONSchema(documents()[name], { io: "input" }), title: `double-random ${name}` };
}

/** Every {@link DocumentName}. */
export const DOCUMENT_NAMES: readonly DocumentName[] = [
  "plan",
  "targets",
  "inspectors",
  "avoidances",
  "exclusions",
  "policies",
  "seed",
  "record",
];

function documents(): Readonly<Record<DocumentName, z.ZodType>> {
  return {
    plan: planSchema,
    targets: z.array(targetSchema),
    inspectors: z.array(inspectorSchema),
    avoidances: z.array(avoidanceSchema),
    exclusions: z.array(exclusionSchema),
    policies: partialPoliciesSchema,
    seed: seedSchema,
    record: planRecordSchema,
  };
}

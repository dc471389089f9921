import * as z from "zod/mini";
import { byWindow } from "./byWindow.js";
import { date, id, label, listOf, regionCode, type Shape } from "./fields.js";

/** A law-enforcement certificate (执法证), valid from and to the given days, both inclusive. */
export interface Certificate {
  readonly number?: string;
  readonly validFrom: string;
  readonly validTo: string;
}

/** A law-enforcement inspector (执法检查人员). */
export interface Inspector {
  readonly id: string;
  /** For people; never hashed into a draw. */
  readonly name?: string;
  /** The section or office that the inspector belongs to. */
  readonly unitId: string;
  readonly regionCode?: string;
  /** False after a transfer, a retirement, a long leave. */
  readonly active: boolean;
  readonly inactiveReason?: string;
  readonly certificates: readonly Certificate[];
  /** What the inspector is competent for: the ids that items name as `competence`. */
  readonly competences?: readonly string[];
  /** Experts assist on top of the team and are not drawn into it. Default false. */
  readonly isExpert?: boolean;
  /** Whether the inspector may lead a team. Default true. */
  readonly canLead?: boolean;
}

const certificate: z.ZodMiniType<Certificate> = z
  .strictObject({ number: z.exactOptional(label), validFrom: date, validTo: date } satisfies Shape<Certificate>)
  .check(byWindow("validFrom", "validTo"));

/** The schema of {@link Inspector}. */
export const inspectorSchema: z.ZodMiniType<Inspector> = z.strictObject({
  id,
  name: z.exactOptional(label),
  unitId: id,
  regionCode: z.exactOptional(regionCode),
  active: z.boolean({ error: "true or false" }),
  inactiveReason: z.exactOptional(label),
  certificates: listOf(certificate),
  competences: z.exactOptional(listOf(id)),
  isExpert: z.exactOptional(z.boolean({ error: "true or false" })),
  canLead: z.exactOptional(z.boolean({ error: "true or false" })),
} satisfies Shape<Inspector>);

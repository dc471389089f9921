import * as z from "zod/mini";
import { administrativeLevel, type AdministrativeLevel } from "./administrativeLevel.js";
import { byWindow } from "./byWindow.js";
import { count, date, id, label, listOf, regionCode, type Shape } from "./fields.js";

/** A law-enforcement certificate (执法证), valid from and to the given days, both inclusive. */
export interface Certificate {
  readonly number?: string;
  readonly validFrom: string;
  readonly validTo: string;
}

/**
 * Why an inspector is away. `transfer` and `retirement` end the service: an inspector who leaves before a window ends is
 * on no team of it, however short the rest (unless the absence itself ended before the window began).
 */
export type AbsenceReason = "leave" | "training" | "secondment" | "transfer" | "retirement" | "other";

/** Days on which an inspector is away, both inclusive. */
export interface Absence {
  readonly from: string;
  /** Open if absent. */
  readonly to?: string;
  readonly reason: AbsenceReason;
}

/** A law-enforcement inspector (执法检查人员). */
export interface Inspector {
  readonly id: string;
  /** For people; never hashed into a draw. */
  readonly name?: string;
  /** The section or office that the inspector belongs to. */
  readonly unitId: string;
  /** The department of a joint task that the inspector stands for. */
  readonly departmentId?: string;
  /** The standing team that the inspector belongs to, for bureaus that draw whole teams. */
  readonly standingTeamId?: string;
  /** The inspector works for this level only; for every level if absent. */
  readonly level?: AdministrativeLevel;
  /** The inspector may inspect targets whose region code begins with this; everywhere if absent. */
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
  readonly absences?: readonly Absence[];
  /** Visits already assigned this year. They count towards the two bounds. Default 0. */
  readonly priorVisits?: number;
  /** The fewest visits of the year, inclusive. Default 0. */
  readonly leastVisits?: number;
  /** The most visits of the year, inclusive. Default: the policy `mostVisitsPerInspector`, or no limit. */
  readonly mostVisits?: number;
  /** When the inspector last stated whom to keep away from, nobody included. */
  readonly declaredOn?: string;
}

const certificate: z.ZodMiniType<Certificate> = z
  .strictObject({ number: z.exactOptional(label), validFrom: date, validTo: date } satisfies Shape<Certificate>)
  .check(byWindow("validFrom", "validTo"));

const absence: z.ZodMiniType<Absence> = z
  .strictObject({
    from: date,
    to: z.exactOptional(date),
    reason: z.enum(["leave", "training", "secondment", "transfer", "retirement", "other"]),
  } satisfies Shape<Absence>)
  .check(byWindow("from", "to"));

const fields = {
  id,
  name: z.exactOptional(label),
  unitId: id,
  departmentId: z.exactOptional(id),
  standingTeamId: z.exactOptional(id),
  level: z.exactOptional(administrativeLevel),
  regionCode: z.exactOptional(regionCode),
  active: z.boolean({ error: "true or false" }),
  inactiveReason: z.exactOptional(label),
  certificates: listOf(certificate),
  competences: z.exactOptional(listOf(id)),
  isExpert: z.exactOptional(z.boolean({ error: "true or false" })),
  canLead: z.exactOptional(z.boolean({ error: "true or false" })),
  absences: z.exactOptional(listOf(absence)),
  priorVisits: z.exactOptional(count),
  leastVisits: z.exactOptional(count),
  mostVisits: z.exactOptional(count),
  declaredOn: z.exactOptional(date),
} satisfies Shape<Inspector>;

/** The schema of {@link Inspector}. */
export const inspectorSchema: z.ZodMiniType<Inspector> = z.strictObject(fields).check(
  z.superRefine(({ leastVisits = 0, mostVisits }, context) => {
    if (mostVisits === undefined || leastVisits <= mostVisits) return;
    const message = `a number not below leastVisits (${String(leastVisits)})`;
    context.addIssue({ code: "custom", path: ["mostVisits"], message });
  }),
);

import * as z from "zod/mini";
import { byWindow } from "./byWindow.js";
import { date, id, label, type Shape } from "./fields.js";

/**
 * What an inspector keeps away from: one target, every target of a group, another inspector, every target of a region
 * (its code begins with `refId`), every target of a local office (`localOfficeId`).
 */
export type AvoidanceAgainst = "target" | "group" | "inspector" | "region" | "unit";

/** Why. */
export type AvoidanceGround =
  | "self-declared"
  | "kinship"
  | "interest"
  | "former-post"
  | "party-application"
  | "territorial"
  | "cooling-off"
  | "other";

/** `declared`, `applied` and `upheld` exclude at the draw; `rejected` does not. */
export type AvoidanceStatus = "declared" | "applied" | "upheld" | "rejected";

/** A withdrawal (回避) of an inspector: 行政处罚法, Article 43. */
export interface Avoidance {
  readonly id: string;
  readonly inspectorId: string;
  readonly against: AvoidanceAgainst;
  /** The id of the target, group, inspector or office, or a region code. */
  readonly refId: string;
  readonly ground: AvoidanceGround;
  readonly status: AvoidanceStatus;
  readonly decidedBy?: string;
  readonly decidedOn?: string;
  /** First day of validity; unbounded if absent. */
  readonly validFrom?: string;
  /** Last day of validity; unbounded if absent. */
  readonly validTo?: string;
}

/** The schema of {@link Avoidance}. */
export const avoidanceSchema: z.ZodMiniType<Avoidance> = z
  .strictObject({
    id,
    inspectorId: id,
    against: z.enum(["target", "group", "inspector", "region", "unit"]),
    refId: id,
    ground: z.enum([
      "self-declared",
      "kinship",
      "interest",
      "former-post",
      "party-application",
      "territorial",
      "cooling-off",
      "other",
    ]),
    status: z.enum(["declared", "applied", "upheld", "rejected"]),
    decidedBy: z.exactOptional(label),
    decidedOn: z.exactOptional(date),
    validFrom: z.exactOptional(date),
    validTo: z.exactOptional(date),
  } satisfies Shape<Avoidance>)
  .check(byWindow("validFrom", "validTo"));

import * as z from "zod/mini";
import { count, id, listOf, positiveCount, wholeNumber, type Shape } from "./fields.js";

/** How many members of each team belong to one unit. At least one of the two bounds is given; both are inclusive. */
export interface UnitRule {
  readonly kind: "unit";
  readonly unitId: string;
  readonly least?: number;
  readonly most?: number;
}

/** How many members of each team may belong to the same unit, whichever it is; inclusive. */
export interface EachUnitRule {
  readonly kind: "each-unit";
  readonly most: number;
}

/** How many members of each team hold one competence (a qualification such as 特种设备安全监察员). Bounds as in {@link UnitRule}. */
export interface CompetenceRule {
  readonly kind: "competence";
  readonly competence: string;
  readonly least?: number;
  readonly most?: number;
}

/** A rule for who is on a team together. */
export type TeamRule = UnitRule | EachUnitRule | CompetenceRule;

/** How many members a department contributes to each team of a joint task (部门联合抽查). */
export interface DepartmentShare {
  readonly departmentId: string;
  readonly members: number;
}

/** How many experts accompany each team, on top of its members. */
export interface ExpertShare {
  /** Any expert if absent. */
  readonly competence?: string;
  readonly experts: number;
}

/** What a task asks of each of its teams. */
export interface TeamRequirement {
  /** Members with a certificate, at least 2 (行政处罚法, Article 42). Default: the policy `teamSize`. */
  readonly size?: number;
  /** A team is never smaller than the sum of its departments. */
  readonly departments?: readonly DepartmentShare[];
  readonly experts?: readonly ExpertShare[];
  readonly rules?: readonly TeamRule[];
}

/** The largest team that can be asked for. */
const LARGEST_TEAM = 20;

export const teamSize: z.ZodMiniType<number> = wholeNumber(2, LARGEST_TEAM);

const bounds = z.superRefine(({ least, most }: UnitRule | CompetenceRule, context) => {
  if (least === undefined && most === undefined) {
    context.addIssue({ code: "custom", path: ["least"], message: "least, most or both" });
  } else if (most !== undefined && (least ?? 0) > most) {
    context.addIssue({ code: "custom", path: ["most"], message: `a number not below least (${String(least)})` });
  }
});

const teamRuleSchema: z.ZodMiniType<TeamRule> = z.discriminatedUnion("kind", [
  z
    .strictObject({
      kind: z.literal("unit"),
      unitId: id,
      least: z.exactOptional(count),
      most: z.exactOptional(count),
    } satisfies Shape<UnitRule>)
    .check(bounds),
  z.strictObject({ kind: z.literal("each-unit"), most: positiveCount } satisfies Shape<EachUnitRule>),
  z
    .strictObject({
      kind: z.literal("competence"),
      competence: id,
      least: z.exactOptional(count),
      most: z.exactOptional(count),
    } satisfies Shape<CompetenceRule>)
    .check(bounds),
]);

export const teamRules: z.ZodMiniType<readonly TeamRule[]> = listOf(teamRuleSchema);

/** A list in which no two entries have the same name. */
function distinct<T>(nameOf: (entry: T) => string | undefined, expected: string): z.core.$ZodCheck<readonly T[]> {
  return z.refine((entries: readonly T[]) => new Set(entries.map(nameOf)).size === entries.length, { error: expected });
}

/** The schema of {@link TeamRequirement}. */
export const teamRequirementSchema: z.ZodMiniType<TeamRequirement> = z
  .strictObject({
    size: z.exactOptional(teamSize),
    departments: z.exactOptional(
      listOf(
        z.strictObject({ departmentId: id, members: wholeNumber(1, LARGEST_TEAM) } satisfies Shape<DepartmentShare>),
      ).check(distinct(({ departmentId }) => departmentId, "each department once")),
    ),
    experts: z.exactOptional(
      listOf(
        z.strictObject({
          competence: z.exactOptional(id),
          experts: wholeNumber(1, LARGEST_TEAM),
        } satisfies Shape<ExpertShare>),
      ).check(distinct(({ competence }) => competence, "each competence once")),
    ),
    rules: z.exactOptional(teamRules),
  } satisfies Shape<TeamRequirement>)
  .check(
    z.superRefine(({ departments = [] }, context) => {
      const members = departments.reduce((sum, share) => sum + share.members, 0);
      if (members <= LARGEST_TEAM) return;
      const message = `at most ${String(LARGEST_TEAM)} members of all departments together`;
      context.addIssue({ code: "custom", path: ["departments"], message });
    }),
  );

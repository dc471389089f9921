import * as z from "zod";
import { creditClassName, date, id, label, listOf, regionCode, type Shape } from "./fields.js";
import { partialPoliciesSchema, type Policies } from "./policies.js";
import { subjectType, type SubjectType } from "./target.js";
import { correctionSchema, taskSchema, type Correction, type Task } from "./task.js";

/** The authority that issues the plan. */
export interface Issuer {
  /** Part of every draw's identity. */
  readonly id: string;
  readonly name: string;
  readonly regionCode: string;
}

/**
 * A credit class that no untargeted task draws on purpose: an explicit zero (无事不扰), never a gap that nobody
 * noticed. Its targets stay in the scope of targeted tasks.
 */
export interface UntargetedZero {
  readonly subjectType: SubjectType;
  readonly creditClass: string;
  readonly reason: string;
  readonly irregularity?: string;
}

/** A yearly plan of random inspections (年度抽查工作计划). */
export interface Plan {
  readonly id: string;
  readonly year: number;
  readonly title: string;
  readonly documentNumber?: string;
  readonly issuedOn?: string;
  readonly issuer: Issuer;
  /** 内部 or 部门联合. */
  readonly scopeKind: "internal" | "joint";
  readonly tasks: readonly Task[];
  readonly untargetedZeros?: readonly UntargetedZero[];
  /** Repairs to the document as a whole. */
  readonly corrections?: readonly Correction[];
  /** Choices stated with the plan; a caller's own take precedence. */
  readonly policies?: Partial<Policies>;
}

/** The schema of {@link Plan}. */
export const planSchema: z.ZodType<Plan> = z.strictObject({
  id,
  year: z.int({ error: "a year" }).min(2000, { error: "a year from 2000" }).max(2999, { error: "a year to 2999" }),
  title: label,
  documentNumber: label.exactOptional(),
  issuedOn: date.exactOptional(),
  issuer: z.strictObject({ id, name: label, regionCode } satisfies Shape<Issuer>),
  scopeKind: z.enum(["internal", "joint"]),
  tasks: listOf(taskSchema),
  untargetedZeros: listOf(
    z.strictObject({
      subjectType,
      creditClass: creditClassName,
      reason: label,
      irregularity: id.exactOptional(),
    } satisfies Shape<UntargetedZero>),
  ).exactOptional(),
  corrections: listOf(correctionSchema).exactOptional(),
  policies: partialPoliciesSchema.exactOptional(),
} satisfies Shape<Plan>);

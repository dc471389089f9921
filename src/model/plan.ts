import * as z from "zod/mini";
import { creditClassName, date, id, label, listOf, regionCode, wholeNumber, type Shape } from "./fields.js";
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
export const planSchema: z.ZodMiniType<Plan> = z.strictObject({
  id,
  year: wholeNumber(2000, 2999),
  title: label,
  documentNumber: z.exactOptional(label),
  issuedOn: z.exactOptional(date),
  issuer: z.strictObject({ id, name: label, regionCode } satisfies Shape<Issuer>),
  scopeKind: z.enum(["internal", "joint"]),
  tasks: listOf(taskSchema),
  untargetedZeros: z.exactOptional(
    listOf(
      z.strictObject({
        subjectType,
        creditClass: creditClassName,
        reason: label,
        irregularity: z.exactOptional(id),
      } satisfies Shape<UntargetedZero>),
    ),
  ),
  corrections: z.exactOptional(listOf(correctionSchema)),
  policies: z.exactOptional(partialPoliciesSchema),
} satisfies Shape<Plan>);

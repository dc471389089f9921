import * as z from "zod/mini";
import { byWindow } from "./byWindow.js";
import { creditClassName, creditCode, date, id, label, listOf, regionCode, type Shape } from "./fields.js";
import { tier, type Tier } from "./tier.js";

/** 企业, 个体工商户, 农民专业合作社, 机构 (schools, public institutions), 代表机构, 其他. */
export type SubjectType =
  "enterprise" | "individual" | "cooperative" | "institution" | "representative-office" | "other";

/** 存续, 注销中, 注销, 吊销, 撤销, 迁出, unknown. */
export type TargetStatus =
  "existing" | "deregistering" | "deregistered" | "revoked" | "rescinded" | "moved-out" | "unknown";

/** A licence of a target, valid from and to the given days, both inclusive. */
export interface Licence {
  readonly kind: string;
  readonly number?: string;
  readonly validFrom?: string;
  readonly validTo?: string;
}

/** The entry of a target on a list such as 经营异常名录. */
export interface ListEntry {
  readonly list: string;
  /** First day on the list. */
  readonly since: string;
  /** First day no longer on the list. */
  readonly removedOn?: string;
}

/** An inspection target (检查对象) as the directory has it on the date of the frame. */
export interface Target {
  /** Stable and assigned by the bureau. It alone enters the draw. */
  readonly id: string;
  /** For people; never hashed into a draw. */
  readonly name?: string;
  /** 统一社会信用代码, where there is one. */
  readonly creditCode?: string;
  readonly subjectType: SubjectType;
  readonly status: TargetStatus;
  /** Before this day the target is not in any frame. */
  readonly establishedOn?: string;
  /** GB/T 2260, 2 to 12 digits. */
  readonly regionCode: string;
  /** The market supervision office in charge (属地市场监管所). */
  readonly localOfficeId?: string;
  /** 企业信用风险分类: A to D by default; absent if the target has none. */
  readonly creditClass?: string;
  /** The day on which the credit class was set. */
  readonly creditClassAsOf?: string;
  /** 行业监管风险分类. */
  readonly industryTier?: Tier;
  /** Special directories (专业分库) that the target is in. */
  readonly directories?: readonly string[];
  readonly licences?: readonly Licence[];
  readonly lists?: readonly ListEntry[];
  /** Targets under one control share a group. */
  readonly groupId?: string;
}

export const subjectType: z.ZodMiniType<SubjectType> = z.enum([
  "enterprise",
  "individual",
  "cooperative",
  "institution",
  "representative-office",
  "other",
]);

export const targetStatus: z.ZodMiniType<TargetStatus> = z.enum([
  "existing",
  "deregistering",
  "deregistered",
  "revoked",
  "rescinded",
  "moved-out",
  "unknown",
]);

const licence: z.ZodMiniType<Licence> = z
  .strictObject({
    kind: id,
    number: z.exactOptional(label),
    validFrom: z.exactOptional(date),
    validTo: z.exactOptional(date),
  } satisfies Shape<Licence>)
  .check(byWindow("validFrom", "validTo"));

const listEntry: z.ZodMiniType<ListEntry> = z
  .strictObject({ list: id, since: date, removedOn: z.exactOptional(date) } satisfies Shape<ListEntry>)
  .check(byWindow("since", "removedOn"));

/** The schema of {@link Target}. */
export const targetSchema: z.ZodMiniType<Target> = z.strictObject({
  id,
  name: z.exactOptional(label),
  creditCode: z.exactOptional(creditCode),
  subjectType,
  status: targetStatus,
  establishedOn: z.exactOptional(date),
  regionCode,
  localOfficeId: z.exactOptional(id),
  creditClass: z.exactOptional(creditClassName),
  creditClassAsOf: z.exactOptional(date),
  industryTier: z.exactOptional(tier),
  directories: z.exactOptional(listOf(id)),
  licences: z.exactOptional(listOf(licence)),
  lists: z.exactOptional(listOf(listEntry)),
  groupId: z.exactOptional(id),
} satisfies Shape<Target>);

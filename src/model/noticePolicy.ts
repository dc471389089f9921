import * as z from "zod/mini";
import type { Shape } from "./fields.js";
import { parseWith } from "./parse.js";

/** How much of a name or a code is printed: all of it, its ends, nothing. */
export type Disclosure = "shown" | "masked" | "hidden";

/** What a notice may print about businesses and people. */
export interface NoticePolicy {
  /**
   * Which drawn targets a public notice names.
   *
   * - `published`: all
   * - `after-inspection`: those whose visit has a result; the others are counted
   * - `withheld`: none
   */
  readonly selection: "published" | "after-inspection" | "withheld";
  /** The names of enterprises, cooperatives, institutions and offices. */
  readonly names: Disclosure;
  /** The names of individual businesses (个体工商户) and of `other` targets, such as stalls, which often name a person. */
  readonly individualNames: Disclosure;
  /** The unified social credit codes of the former. */
  readonly creditCodes: Disclosure;
  /** The unified social credit codes of the latter. */
  readonly individualCreditCodes: Disclosure;
  /**
   * What stands for an inspector. Where there is no certificate number it is the id.
   *
   * - `name`: name and certificate number
   * - `masked-name`: the first character of the name, and certificate number
   * - `certificate`: certificate number
   * - `id`: id
   */
  readonly inspectors: "name" | "masked-name" | "certificate" | "id";
  /** Whether a public notice says who inspects. */
  readonly teams: "shown" | "hidden";
}

/** What a public notice prints unless the bureau decides otherwise. */
export const PUBLIC_NOTICE_POLICY: NoticePolicy = {
  selection: "after-inspection",
  names: "shown",
  individualNames: "masked",
  creditCodes: "shown",
  individualCreditCodes: "masked",
  inspectors: "certificate",
  teams: "hidden",
};

/** What a working paper prints unless the bureau decides otherwise: what its inspectors need to find a business. */
export const WORKING_PAPER_POLICY: NoticePolicy = {
  selection: "published",
  names: "shown",
  individualNames: "shown",
  creditCodes: "shown",
  individualCreditCodes: "shown",
  inspectors: "name",
  teams: "shown",
};

const disclosure = z.enum(["shown", "masked", "hidden"]);

const fields = {
  selection: z.enum(["published", "after-inspection", "withheld"]),
  names: disclosure,
  individualNames: disclosure,
  creditCodes: disclosure,
  individualCreditCodes: disclosure,
  inspectors: z.enum(["name", "masked-name", "certificate", "id"]),
  teams: z.enum(["shown", "hidden"]),
} satisfies Shape<NoticePolicy>;

/** The schema of what a bureau decides; what it leaves out stays as it is by default. */
export const noticePolicySchema: z.ZodMiniType<Partial<NoticePolicy>> = z.strictObject({
  selection: z.exactOptional(fields.selection),
  names: z.exactOptional(fields.names),
  individualNames: z.exactOptional(fields.individualNames),
  creditCodes: z.exactOptional(fields.creditCodes),
  individualCreditCodes: z.exactOptional(fields.individualCreditCodes),
  inspectors: z.exactOptional(fields.inspectors),
  teams: z.exactOptional(fields.teams),
});

/**
 * Reads what a bureau has decided that its notices print.
 *
 * @param input - an object with some of the fields of {@link NoticePolicy}
 * @throws `DoubleRandomError` `INPUT_INVALID`; `issues` holds every problem
 *
 * @example
 * ```ts
 * import { parseNoticePolicy } from "double-random/notices";
 *
 * console.log(parseNoticePolicy({ selection: "published", teams: "shown" }));
 * try {
 *   parseNoticePolicy({ names: "visible" });
 * } catch (error) {
 *   console.log(error.message);
 * }
 * ```
 * ```text
 * { selection: 'published', teams: 'shown' }
 * policy: 1 problem
 *   policy.names: expected one of "shown", "masked", "hidden", got "visible"
 * ```
 */
export function parseNoticePolicy(input: unknown): Partial<NoticePolicy> {
  return parseWith(noticePolicySchema, input, "policy");
}

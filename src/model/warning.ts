import * as z from "zod/mini";
import { WARNING_CODES, type Warning } from "../errors/warnings.js";
import { label, type Shape } from "./fields.js";

export type { Warning };

/** The schema of {@link Warning}. */
export const warningSchema: z.ZodMiniType<Warning> = z.strictObject({
  code: z.enum(WARNING_CODES),
  message: label,
} satisfies Shape<Warning>);

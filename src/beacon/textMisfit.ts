import type { SeedSource } from "../model/seed.js";
import { isUnambiguous } from "../random/isUnambiguous.js";
import type { Misfit } from "./misfit.js";

/** What keeps the texts of a source from being typed by everybody alike. */
export function textMisfit(source: SeedSource): Misfit | undefined {
  const field = (["ref", "value"] as const).find((name) => !isUnambiguous(source[name]));
  if (field === undefined) return undefined;
  const expected = "text in Unicode form NFC without control characters or outer spaces";
  return { field, expected, received: source[field] };
}

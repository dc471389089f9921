import * as z from "zod/mini";
import { chainHeader, type ChainHeader } from "./chainHeader.js";
import { recordEventSchema, type RecordEvent } from "./event.js";
import { hash, type Shape } from "./fields.js";

/** Something that happened to a visit after the draw. */
export interface EventEntry extends ChainHeader {
  readonly kind: "event";
  /** The hash of the result entry. */
  readonly result: string;
  readonly event: RecordEvent;
}

/** The schema of {@link EventEntry}. */
export const eventEntrySchema: z.ZodMiniType<EventEntry> & z.core.$ZodTypeDiscriminable = z.strictObject({
  ...chainHeader,
  kind: z.literal("event"),
  result: hash,
  event: recordEventSchema,
} satisfies Shape<EventEntry>);

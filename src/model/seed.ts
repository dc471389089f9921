import * as z from "zod/mini";
import { count, hash, hexOf, label, listOf, positiveCount, wholeNumber, type Shape } from "./fields.js";

/** Numbers of one kind that are announced together: forty ten-sided dice, six balls of thirty-three. */
export interface NumberGroup {
  /** How many numbers, at most 1 000. */
  readonly count: number;
  /** Both inclusive; at most 999 999. */
  readonly lowest: number;
  readonly highest: number;
  /** Whether no number comes twice, as with balls that are not put back. Default false. */
  readonly distinct?: boolean;
}

/** Text that the bureau typed in, the weakest kind. */
export interface DeclaredSource {
  readonly type: "declared";
  /** What the text is, in words a reader can look up. */
  readonly ref: string;
  readonly value: string;
  /** The bits that nobody could know beforehand, as the bureau states them; never counted higher than the text could carry. */
  readonly entropyBits?: number;
}

/** Numbers that a public event announces: a lottery, balls, dice. */
export interface AnnouncedSource {
  readonly type: "announced";
  readonly ref: string;
  readonly groups: readonly NumberGroup[];
  /**
   * The numbers as announced, in the order announced: each with as many digits as the highest of its group has, leading
   * zeros kept, nothing between them, and `+` between groups: `061123252831+09`.
   */
  readonly value: string;
}

/** A secret that one party chose and committed to beforehand. */
export interface RevealedSource {
  readonly type: "reveal";
  /** The party. */
  readonly ref: string;
  /** `H("dr1:secret:" + value + ":" + ref)`. */
  readonly digest: string;
  /** 32 bytes. */
  readonly value: string;
}

/** A round of the randomness beacon drand, network quicknet. */
export interface DrandSource {
  readonly type: "drand";
  /** `<chain hash>/<round>`. */
  readonly ref: string;
  /** SHA-256 of the signature. */
  readonly value: string;
  /** 48 bytes. */
  readonly signature: string;
}

/** A pulse of the NIST randomness beacon, version 2, as NIST publishes it, without its `uri`. */
export interface NistPulse {
  readonly version: string;
  readonly cipherSuite: number;
  /** Milliseconds. */
  readonly period: number;
  readonly certificateId: string;
  readonly chainIndex: number;
  readonly pulseIndex: number;
  readonly timeStamp: string;
  readonly localRandomValue: string;
  readonly external: { readonly sourceId: string; readonly statusCode: number; readonly value: string };
  readonly listValues: readonly { readonly type: string; readonly value: string }[];
  readonly precommitmentValue: string;
  readonly statusCode: number;
  readonly signatureValue: string;
  readonly outputValue: string;
}

/** A pulse of the NIST randomness beacon. */
export interface NistSource {
  readonly type: "nist";
  /** `<chain index>/<time stamp to the second>`: `2/2026-07-10T12:00:00Z`. */
  readonly ref: string;
  /** `outputValue` of the pulse, 64 bytes in lower case. */
  readonly value: string;
  readonly pulse: NistPulse;
}

/** One source of a seed, with its value. */
export type SeedSource = DeclaredSource | AnnouncedSource | RevealedSource | DrandSource | NistSource;

/** Where the seed of a draw comes from. */
export interface Seed {
  /** In the order committed to. */
  readonly sources: readonly SeedSource[];
}

/**
 * A source as it is named before its value exists. `at` is when the value will be announced; for `drand` and `nist`, `ref` says it.
 */
export type CommittedSource =
  | (Omit<DeclaredSource, "value"> & { readonly at: string })
  | (Omit<AnnouncedSource, "value"> & { readonly at: string })
  | (Omit<RevealedSource, "value"> & { readonly at: string })
  | Omit<DrandSource, "value" | "signature">
  | Omit<NistSource, "value" | "pulse">;

const numberGroup: z.ZodMiniType<NumberGroup> = z
  .strictObject({
    count: wholeNumber(1, 1000),
    lowest: wholeNumber(0, 999_999),
    highest: wholeNumber(0, 999_999),
    distinct: z.exactOptional(z.boolean({ error: "true or false" })),
  } satisfies Shape<NumberGroup>)
  .check(
    z.refine(({ count, lowest, highest, distinct = false }) => highest - lowest >= (distinct ? count : 1), {
      error: "more numbers to choose from than are announced",
      path: ["highest"],
    }),
  );

const numberGroups: z.ZodMiniType<readonly NumberGroup[]> = listOf(numberGroup).check(
  z.minLength(1, { error: "at least one group" }),
);

/** The text of a byte string of NIST, which is in upper case. */
const nistBytes: z.ZodMiniType<string> = z
  .string({ error: "upper-case hexadecimal" })
  .check(z.regex(/^(?:[0-9A-F]{2})+$/, { error: "upper-case hexadecimal" }));

const nistPulse: z.ZodMiniType<NistPulse> = z.strictObject({
  version: label,
  cipherSuite: count,
  period: positiveCount,
  certificateId: hexOf(64),
  chainIndex: positiveCount,
  pulseIndex: count,
  timeStamp: label,
  localRandomValue: nistBytes,
  external: z.strictObject({ sourceId: nistBytes, statusCode: count, value: nistBytes } satisfies Shape<
    NistPulse["external"]
  >),
  listValues: listOf(
    z.strictObject({ type: label, value: nistBytes } satisfies Shape<NistPulse["listValues"][number]>),
  ),
  precommitmentValue: nistBytes,
  statusCode: count,
  signatureValue: nistBytes,
  outputValue: nistBytes,
} satisfies Shape<NistPulse>);

/** The one network that the protocol knows, quicknet, and a round. */
export const drandRef: z.ZodMiniType<string> = form(
  /^52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971\/[1-9]\d{0,9}$/,
  "the chain hash of quicknet, a stroke and a round of at most ten digits",
);
const NIST_MINUTE: RegExp = /^[1-9]\d{0,5}\/\d{4}-\d{2}-\d{2}T(?:[01]\d|2[0-3]):[0-5]\d:00Z$/;
/** Whether the minute exists is for the schema of the commitment to say. */
const nistRef: z.ZodMiniType<string> = form(NIST_MINUTE, "a chain index, a stroke and a full minute of UTC");

function form(pattern: RegExp, expected: string): z.ZodMiniType<string> {
  return z.string({ error: expected }).check(z.regex(pattern, { error: expected }));
}

const declared = { type: z.literal("declared"), ref: label, entropyBits: z.exactOptional(count) };
const announced = { type: z.literal("announced"), ref: label, groups: numberGroups };
const reveal = { type: z.literal("reveal"), ref: label, digest: hash };
const drand = { type: z.literal("drand"), ref: drandRef };
const nist = { type: z.literal("nist"), ref: nistRef };

const seedSource: z.ZodMiniType<SeedSource> = z.discriminatedUnion("type", [
  z.strictObject({ ...declared, value: label } satisfies Shape<DeclaredSource>),
  z.strictObject({ ...announced, value: label } satisfies Shape<AnnouncedSource>),
  z.strictObject({ ...reveal, value: hash } satisfies Shape<RevealedSource>),
  z.strictObject({ ...drand, value: hash, signature: hexOf(48) } satisfies Shape<DrandSource>),
  z.strictObject({ ...nist, value: hexOf(64), pulse: nistPulse } satisfies Shape<NistSource>),
]);

/**
 * The schema of {@link CommittedSource}; made when it is asked for, because most programs never read one.
 *
 * @param at - the schema of an instant
 */
export function committedSourceSchema(at: z.ZodMiniType<string>): z.ZodMiniType<CommittedSource> {
  return z.discriminatedUnion("type", [
    z.strictObject({ ...declared, at }),
    z.strictObject({ ...announced, at }),
    z.strictObject({ ...reveal, at }),
    z.strictObject(drand),
    z.strictObject(nist),
  ]);
}

export const seedSources: z.ZodMiniType<readonly SeedSource[]> = listOf(seedSource);

/** The schema of {@link Seed}. */
export const seedSchema: z.ZodMiniType<Seed> = z.strictObject({ sources: seedSources } satisfies Shape<Seed>);

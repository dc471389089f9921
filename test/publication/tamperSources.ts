/* eslint-disable @typescript-eslint/no-unsafe-argument, @typescript-eslint/no-unsafe-assignment, @typescript-eslint/no-unsafe-call, @typescript-eslint/no-unsafe-member-access, @typescript-eslint/no-unsafe-return, @typescript-eslint/restrict-plus-operands -- an attacker writes what the types forbid */
import { hashText } from "../../src/random/hashing.js";
import { ROUND_123 } from "../support/smallPublication.js";
import { remakeDraw } from "../support/remakeDraw.js";
import { fileOf, type Draft, type Loose } from "../support/tamperDraft.js";
import type { Tampering } from "./tampering.js";

/** quicknet, 15 September 2023, 11:00:03 UTC (mcdcam/python-drand-verify). */
const ROUND_657413 = {
  ref: "52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971/657413",
  value: "fc1873a13f3545aeade8401532ef5519920652eee6b0d2b19ca12643b87b3587",
  signature: "b713718a38ae728dfd477991af2822e08d2f305e47718cef9f7848ce4050e7be41076862b98fad56e91a6b85b89cd97b",
};

const commitmentOf = (draft: Draft): Loose => draft.items[0]!.entry;
const seedOf = (draft: Draft): Loose => draft.items[1]!.entry;

/** Changes what the seed entry says of its sources, and makes seeds, record and result anew. */
const given =
  (change: (sources: Loose[]) => Loose[] | undefined) =>
  async (draft: Draft): Promise<void> => {
    const { sources } = seedOf(draft);
    seedOf(draft).sources = change(sources) ?? sources;
    await remakeDraw(draft, 1, "seed");
  };

/** The same for what commitment and seed both say. */
const agreed =
  (change: (source: Loose, index: number) => void) =>
  async (draft: Draft): Promise<void> => {
    for (const { sources } of [commitmentOf(draft), seedOf(draft)]) sources.forEach(change);
    await remakeDraw(draft, 1, "seed");
  };

const NAMED = { levels: ["L2"], check: "draw.1.sources" } as const;
const FIRST = { levels: ["L2"], check: "draw.1.source.1" } as const;
const SECOND = { levels: ["L2"], check: "draw.1.source.2" } as const;

/** Where a seed comes from. Unless stated otherwise the draw is made anew with the seed that the attacker likes. */
export const SOURCE_TAMPERINGS: readonly Tampering[] = [
  {
    id: "source-dropped",
    what: "a source that was not liked is left out",
    base: "plain",
    ...NAMED,
    how: given((sources) => sources.slice(0, 1)),
  },
  {
    id: "source-added",
    what: "a source that was not named is added",
    base: "plain",
    ...NAMED,
    how: given((sources) => [...sources, { type: "declared", ref: "afterthought", value: "42" }]),
  },
  {
    id: "sources-swapped",
    what: "the sources stand in another order",
    base: "plain",
    ...NAMED,
    how: given((sources) => [...sources].reverse()),
  },
  {
    id: "next-round",
    what: "another round of drand is taken, with its right signature",
    base: "dated",
    ...NAMED,
    how: given(([dice]) => [dice, { type: "drand", ...ROUND_657413 }]),
  },
  {
    id: "round-renamed",
    what: "the right signature of another round is given for the round that was named",
    base: "dated",
    ...SECOND,
    how: given(([dice, round]) => [dice, { ...round, value: ROUND_657413.value, signature: ROUND_657413.signature }]),
  },
  {
    id: "round-invented",
    what: "the value of the round is invented, and its signature is the right one",
    base: "dated",
    ...SECOND,
    how: given(([dice, round]) => [dice, { ...round, value: "0".repeat(64) }]),
  },
  {
    id: "round-signature-invented",
    what: "signature and value of the round are invented and fit each other",
    base: "dated",
    ...SECOND,
    how: given(([dice, round]) => {
      const signature = `c${"0".repeat(95)}`;
      const value = "ef6d4a6dfb5a1f9e9a5d1a0a7b4b1a0b".padEnd(64, "0");
      return [dice, { ...round, signature, value }];
    }),
  },
  {
    id: "round-of-the-past",
    what: "commitment and seed name a round that was known before, and everything fits",
    base: "dated",
    levels: ["L3"],
    check: "chain.dates",
    how: async (draft) => {
      const { createHash } = await import("node:crypto");
      const value = createHash("sha256").update(Buffer.from(ROUND_123.signature, "hex")).digest("hex");
      commitmentOf(draft).sources[1].ref = ROUND_123.ref;
      Object.assign(seedOf(draft).sources[1], { ...ROUND_123, value });
      await remakeDraw(draft, 1, "seed");
    },
  },
  {
    id: "announced-by-hand",
    what: "what should have been announced is typed in",
    base: "plain",
    ...NAMED,
    how: given(([dice, secret]) => [{ type: "declared", ref: dice.ref, value: dice.value }, secret]),
  },
  {
    id: "announcement-too-short",
    what: "a die is left out",
    base: "plain",
    ...FIRST,
    how: given(([dice, secret]) => [{ ...dice, value: dice.value.slice(1) }, secret]),
  },
  {
    id: "leading-zero-dropped",
    what: "numbers are written without their leading zeros",
    base: "plain",
    ...FIRST,
    how: async (draft) => {
      for (const { sources } of [commitmentOf(draft), seedOf(draft)]) {
        sources[0].groups = [{ count: 24, lowest: 1, highest: 33 }];
      }
      seedOf(draft).sources[0].value = "123456789".repeat(3).slice(0, 24);
      await remakeDraw(draft, 1, "seed");
    },
  },
  {
    id: "announcement-out-of-range",
    what: "a number that the dice do not have",
    base: "plain",
    ...FIRST,
    how: async (draft) => {
      for (const { sources } of [commitmentOf(draft), seedOf(draft)]) sources[0].groups[0].highest = 8;
      seedOf(draft).sources[0].value = seedOf(draft).sources[0].value.replace("8", "9");
      await remakeDraw(draft, 1, "seed");
    },
  },
  {
    id: "announcement-repeats",
    what: "a ball comes twice that is not put back",
    base: "plain",
    ...FIRST,
    how: async (draft) => {
      for (const { sources } of [commitmentOf(draft), seedOf(draft)]) {
        sources[0].groups = [{ count: 6, lowest: 1, highest: 33, distinct: true }];
      }
      seedOf(draft).sources[0].value = "010203040506".replace("06", "01");
      await remakeDraw(draft, 1, "seed");
    },
  },
  {
    id: "announcement-full-width",
    what: "a digit is a full-width one",
    base: "plain",
    ...FIRST,
    how: given(([dice, secret]) => [{ ...dice, value: dice.value.replace("1", "１") }, secret]),
  },
  {
    id: "secret-chosen-late",
    what: "the party reveals another secret than the one of its digest",
    base: "plain",
    ...SECOND,
    how: given(([dice, secret]) => [dice, { ...secret, value: "f".repeat(64) }]),
  },
  {
    id: "secret-of-another-suite",
    what: "the digest of the secret is by SHA-256 in a draw by SM3",
    base: "other",
    ...SECOND,
    how: agreed((source) => {
      if (source.type !== "reveal") return;
      source.digest = hashText("sha256", `dr1:secret:${"d4".repeat(32)}:${source.ref}`);
    }),
  },
  {
    id: "secret-digest-changed",
    what: "the digest is changed with the secret, in the seed alone",
    base: "plain",
    ...NAMED,
    how: given(([dice, secret]) => {
      const value = "f".repeat(64);
      return [dice, { ...secret, value, digest: hashText("sha256", `dr1:secret:${value}:${secret.ref}`) }];
    }),
  },
  {
    id: "seed-weak",
    what: "four dice are all the chance that there is",
    base: "blinded",
    levels: ["L2"],
    check: "draw.1.entropy",
    how: async (draft) => {
      for (const { sources } of [commitmentOf(draft), seedOf(draft)]) sources[0].groups[0].count = 4;
      seedOf(draft).sources[0].value = "0705";
      await remakeDraw(draft, 1, "seed");
    },
  },
  {
    id: "seed-declared-weak",
    what: "the bureau types in six digits",
    base: "blinded",
    levels: ["L2"],
    check: "draw.1.entropy",
    how: async (draft) => {
      const { ref, at } = commitmentOf(draft).sources[0];
      commitmentOf(draft).sources = [{ type: "declared", ref, at }];
      seedOf(draft).sources = [{ type: "declared", ref, value: "123456" }];
      await remakeDraw(draft, 1, "seed");
    },
  },
  {
    id: "bits-flattered",
    what: "seed and record count more bits than there are",
    base: "plain",
    levels: ["L0"],
    check: "draw.1.seeds",
    how: (draft) => {
      seedOf(draft).countedBits += 1;
      fileOf(draft, "record").seed.countedBits += 1;
    },
  },
  {
    id: "seeds-swapped",
    what: "two tasks change seeds",
    base: "plain",
    levels: ["L0", "L1"],
    check: "draw.1.seeds",
    how: (draft) => {
      const { draws } = seedOf(draft);
      [draws[0].seed, draws[1].seed] = [draws[1].seed, draws[0].seed];
    },
    because: "the record states the seeds of its tasks",
  },
  {
    id: "seed-of-a-task-dropped",
    what: "the seed of a task is left out",
    base: "plain",
    levels: ["L0", "L1"],
    check: "draw.1.seeds",
    how: (draft) => seedOf(draft).draws.pop(),
    because: "the record states the seeds of its tasks",
  },
  {
    id: "ref-not-normalised",
    what: "the name of a source is written with a combining accent",
    base: "plain",
    levels: ["L0", "L1", "L2"],
    check: "draw.1.source.1",
    because: "text that two people may type differently is no source, and the seeds are those of another",
    how: (draft) => {
      for (const holder of [commitmentOf(draft), seedOf(draft), fileOf(draft, "record").seed]) {
        holder.sources[0].ref = "de\u0301s";
      }
    },
  },
  {
    id: "value-with-space",
    what: "a value has a space at its end",
    base: "blinded",
    levels: ["L0", "L1", "L2"],
    check: "draw.1.source.1",
    because: "text that two people may type differently is no source, and the seeds are those of another",
    how: (draft) => {
      const { ref, at } = commitmentOf(draft).sources[0];
      commitmentOf(draft).sources = [{ type: "declared", ref, at }];
      for (const holder of [seedOf(draft), fileOf(draft, "record").seed]) {
        holder.sources = [{ type: "declared", ref, value: `${"1234567890".repeat(4)} ` }];
        holder.countedBits = 132;
      }
    },
  },
  {
    id: "groups-turned-around",
    what: "a group has its highest number below its lowest",
    base: "plain",
    levels: ["L0", "L2"],
    check: "draw.1.source.1",
    because: "no announcement fits such a group, and it carries other bits than were counted",
    how: (draft) => {
      for (const holder of [commitmentOf(draft), seedOf(draft), fileOf(draft, "record").seed]) {
        Object.assign(holder.sources[0].groups[0], { lowest: 9, highest: 0 });
      }
    },
  },
];

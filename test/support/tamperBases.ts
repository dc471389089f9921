import type { Evidence, PlanRecord, RecordEvent, SeedSource, Visit } from "double-random";
import { recordResult, replaceInspector, useReserve } from "double-random/events";
import { blindLists, commitDraw, revealSeed, signDocument, voidDraw } from "../../src/chain/index.js";
import type { ChainEntry } from "../../src/model/chain.js";
import type { WitnessStatement } from "../../src/model/witness.js";
import type { Openings } from "../../src/model/proof.js";
import { hashText, type HashSuite } from "../../src/random/hashing.js";
import type { OutsideKnowledge } from "../../src/publication/index.js";
import { smallEvidence } from "./smallEvidence.js";
import { smallInspector, smallPlan, smallTarget, smallTask } from "./smallPlan.js";
import { named, ROUND_1000, SALT_KEY, smallPublication, type SmallPublication } from "./smallPublication.js";

/** Invented private keys. */
export const AUTHORITY_KEY: string = "a1".repeat(32);
const WITNESS_KEY: string = "b2".repeat(32);
export const BLINDING_KEY: string = "c3".repeat(32);

/** A valid publication as an attacker holds it: every entry with the files of its folder. */
export interface TamperBase {
  readonly items: readonly { readonly entry: ChainEntry; readonly files: Readonly<Record<string, unknown>> }[];
  readonly witnesses: Readonly<Record<string, WitnessStatement>>;
  /** What a careful verifier knows from elsewhere. */
  readonly outside: Required<OutsideKnowledge>;
}

/** The valid publications that are tampered with. */
export interface TamperBases {
  /** One draw from an announcement and a secret, with a replacement, a result and a skip. Signed. */
  readonly plain: TamperBase;
  /** One draw from dice and drand, with `notBefore` and a witness. Signed. */
  readonly dated: TamperBase;
  /** Two batches, a draw made again, entries of two draws that alternate, and a void of each kind. */
  readonly several: TamperBase;
  /** One draw from blinded lists with the openings of what was drawn. */
  readonly blinded: TamperBase;
  /** One draw with SM3, `shuffle/1`, `pair-ticket/1` and `systematic-random`. */
  readonly other: TamperBase;
  /** One draw with a reserve in place of a target that is gone, and a result that tells the items apart. Signed. */
  readonly reserves: TamperBase;
}

/** A secret of a party, as it is revealed. */
function secretOf(party: string, byte: string, suite: HashSuite = "sha256"): SeedSource {
  const value = byte.repeat(32);
  return { type: "reveal", ref: party, digest: hashText(suite, `dr1:secret:${value}:${party}`), value };
}

/** Twenty-four dice. */
export function diceOf(value: string): SeedSource {
  return { type: "announced", ref: `dice ${value.slice(0, 3)}`, groups: [{ count: 24, lowest: 0, highest: 9 }], value };
}

const DICE = "070531846291375508264193";

/**
 * Makes all of them, through the public calls.
 *
 * @param size - how many targets each directory has
 */
export async function tamperBases(size = 24): Promise<TamperBases> {
  const evidence = tamperEvidence(size);
  return {
    plain: await plainBase(evidence),
    dated: await datedBase(evidence),
    several: await severalBase(evidence),
    blinded: await blindedBase(evidence),
    other: await otherBase(evidence),
    // Its events need more targets than a small directory has.
    reserves: await reservesBase(tamperEvidence(Math.max(size, 24))),
  };
}

async function plainBase(evidence: Required<Evidence>): Promise<TamperBase> {
  const made = await smallPublication({
    evidence,
    policies: { reservePerStratum: 1 },
    sources: [diceOf(DICE), secretOf("an invented trade association", "d4")],
    commit: { software: "an invented program 1.0", notBefore: undefined },
    events: threeEvents,
  });
  return signedBase(
    made,
    evidence.targets.map(({ id }) => id),
  );
}

async function datedBase(evidence: Required<Evidence>): Promise<TamperBase> {
  const made = await smallPublication({ evidence, sources: [diceOf(DICE), { type: "drand", ...ROUND_1000 }] });
  return signedBase(
    made,
    evidence.targets.map(({ id }) => id),
  );
}

/** A few targets of all classes and six inspectors; T01 has a withdrawal and an exclusion. */
function tamperEvidence(size: number): Required<Evidence> {
  const { targets, ...others } = smallEvidence();
  return { ...others, targets: targets.slice(0, size) };
}

function threeEvents(record: PlanRecord, evidence: Required<Evidence>): readonly RecordEvent[] {
  const [first, second, third] = record.assignment.visits;
  const decided = { by: "credit section", at: "2024-05-06" } as const;
  const events: RecordEvent[] = [];
  events.push(
    replaceInspector({
      ...evidence,
      record,
      events,
      ...decided,
      visitId: first!.visitId,
      inspectorId: first!.team[1]!.inspectorId,
      reason: "other",
      note: "an invented reason",
    }),
  );
  events.push(recordResult({ record, events, ...decided, visitId: second!.visitId, outcome: "no-problem" }));
  events.push(recordResult({ record, events, ...decided, visitId: third!.visitId, outcome: "moved-out" }));
  return events;
}

async function reservesBase(evidence: Required<Evidence>): Promise<TamperBase> {
  const made = await smallPublication({
    evidence,
    policies: { reservePerStratum: 1 },
    sources: [diceOf(DICE)],
    commit: { notBefore: undefined },
    events: reserveAndFindings,
  });
  return signedBase(
    made,
    evidence.targets.map(({ id }) => id),
  );
}

/** A target of one task is gone, and one of the team keeps away from the reserve; another target is inspected for each item. */
function reserveAndFindings(record: PlanRecord, evidence: Required<Evidence>): readonly RecordEvent[] {
  const decided = { by: "credit section", at: "2024-05-06" } as const;
  const visits = new Set(record.assignment.visits.map(({ targetId }) => targetId));
  const reserveOf = (visit: Visit): string | undefined => {
    const task = record.tasks.find(({ taskId }) => taskId === visit.taskIds[0])!;
    const { stratum } = task.selected.find(({ targetId }) => targetId === visit.targetId)!;
    const [next] = task.strata.find((row) => row.stratum === stratum)!.reserve;
    return next && !visits.has(next.targetId) ? next.targetId : undefined;
  };
  const gone = record.assignment.visits.find((visit) => visit.taskIds.length === 1 && reserveOf(visit) !== undefined)!;
  const found = record.assignment.visits.find(({ visitId }) => visitId !== gone.visitId)!;
  const withdrawal = {
    id: "V-9",
    inspectorId: gone.team[1]!.inspectorId,
    against: "target",
    refId: reserveOf(gone)!,
    ground: "kinship",
    status: "declared",
  } as const;
  const events: RecordEvent[] = [];
  events.push(recordResult({ record, events, ...decided, visitId: gone.visitId, outcome: "moved-out" }));
  const avoidances = [...evidence.avoidances, withdrawal];
  events.push(useReserve({ ...evidence, avoidances, record, events, ...decided, visitId: gone.visitId }));
  const findings = found.taskIds.flatMap((taskId) =>
    evidence.plan.tasks
      .find(({ id }) => id === taskId)!
      .items.map(({ id }) => ({ taskId, itemId: id, outcome: "no-problem" as const })),
  );
  const { plan } = evidence;
  events.push(
    recordResult({ record, plan, events, ...decided, visitId: found.visitId, outcome: "no-problem", findings }),
  );
  return events;
}

async function severalBase(evidence: Required<Evidence>): Promise<TamperBase> {
  const share = (number: number, cumulativeShare: string, alreadyDrawn: readonly string[] = []) => ({
    number,
    cumulativeShare,
    alreadyDrawn,
  });
  const day = (number: number, hour: number): string => `2023-09-${String(number).padStart(2, "0")}T${hour}:00:00Z`;
  const times = (number: number): Record<string, string> => ({
    commitment: day(number, 10),
    announced: day(number, 12),
    seed: day(number, 13),
    result: day(number, 14),
    event: day(number, 15),
  });
  const batches = { T01: share(1, "50%") };
  const commitOptions = { ...evidence, asOf: "2024-04-30", saltKey: SALT_KEY };

  // 1 and 2: committed to and withdrawn.
  const announced = (value: string, at: string) => named(diceOf(value), at);
  const withdrawn = commitDraw({
    ...commitOptions,
    chain: [],
    at: day(1, 10),
    batches,
    sources: [announced("111111111111111111111111", day(1, 12))],
  });
  const withdrawal = voidDraw({ chain: [withdrawn], at: day(1, 11), reason: "withdrawn", note: "a wrong roster" });
  // 3 to 6: drawn, first batch, with a result of a visit.
  const first = await smallPublication({
    before: { chain: [withdrawn, withdrawal], draws: [] },
    evidence,
    sources: [diceOf(DICE)],
    commit: { batches, redrawReason: "withdrawn for a wrong roster", notBefore: undefined },
    times: times(2),
    events: (record, given) => [
      recordResult({
        record,
        events: [],
        visitId: record.assignment.visits[0]!.visitId,
        outcome: "no-problem",
        by: "credit section",
        at: given.plan.issuedOn ?? "2024-05-06",
      }),
    ],
  });
  // 7 to 9: the second batch of T01.
  const drawn = first.draws[0]!.record.tasks[0]!.selected.map(({ targetId }) => targetId);
  const second = await smallPublication({
    before: first,
    evidence,
    saltKey: "6b28".repeat(16),
    sources: [diceOf("222333444555666777888999")],
    commit: { taskIds: ["T01"], batches: { T01: share(2, "100%", drawn.sort()) }, notBefore: undefined },
    times: times(3),
  });
  // 10 to 13: one whose source is missing, and one without teams, in turns.
  const alone = {
    plan: smallPlan(smallTask()),
    targets: [smallTarget({ id: "T-01" })],
    inspectors: [smallInspector({ id: "I-1" })],
    avoidances: [],
    exclusions: [],
  };
  const lonely = { ...alone, plan: { ...alone.plan, id: "plan-2025" } };
  const secret = secretOf("an invented trade association", "e5");
  let chain: readonly ChainEntry[] = second.chain;
  const add = <E extends ChainEntry>(entry: E): E => {
    chain = [...chain, entry];
    return entry;
  };
  const missing = add(
    commitDraw({
      ...commitOptions,
      chain,
      at: day(4, 10),
      taskIds: ["T02"],
      redrawReason: "a decision of the review",
      sources: [named(secret, day(4, 12))],
    }),
  );
  const dice = diceOf("555000555000555000555000");
  const impossible = add(
    commitDraw({
      ...lonely,
      chain,
      asOf: "2024-04-30",
      saltKey: SALT_KEY,
      at: day(4, 11),
      sources: [named(dice, day(4, 12))],
    }),
  );
  add(await revealSeed({ chain, at: day(4, 13), sources: [dice], commitment: impossible.entryHash }));
  add(
    voidDraw({
      chain,
      at: day(4, 14),
      reason: "source-missing",
      source: secret.ref,
      note: "no reveal came",
      commitment: missing.entryHash,
    }),
  );
  add(
    voidDraw({
      chain,
      at: day(4, 15),
      reason: "cannot-be-drawn",
      note: "one inspector alone",
      commitment: impossible.entryHash,
    }),
  );
  const saltKey = { protocol: "dr1", kind: "salt-key", key: SALT_KEY };
  return signedBase({ chain, draws: second.draws }, ["T-01"], {
    1: { ...evidence, "salt-key": saltKey },
    [missing.number]: { ...evidence, "salt-key": saltKey },
    [impossible.number]: { ...lonely, "salt-key": saltKey },
  });
}

async function blindedBase({ plan, ...lists }: Required<Evidence>): Promise<TamperBase> {
  const { openings, ...blinded } = blindLists({ ...lists, blindingKey: BLINDING_KEY });
  const made = await smallPublication({
    evidence: { plan, ...blinded },
    sources: [diceOf(DICE)],
    commit: { publication: "blinded", notBefore: undefined },
  });
  const drawn = new Set(
    made.draws[0]!.record.tasks.flatMap(({ selected }) => selected.map(({ targetId }) => targetId)),
  );
  const uid = ({ id, salt }: (typeof openings)[number]): string => hashText("sha256", `dr1:uid:${salt}:${id}`);
  const opened = openings.filter((opening) => drawn.has(uid(opening)));
  const document: Openings = { protocol: "dr1", kind: "openings", openings: opened };
  return baseOf(
    made,
    opened.map(({ id }) => id),
    { 1: { openings: document } },
  );
}

async function otherBase(evidence: Required<Evidence>): Promise<TamperBase> {
  const made = await smallPublication({
    evidence,
    policies: {
      suite: "sm3",
      selection: "shuffle/1",
      assignment: "pair-ticket/1",
      apportionment: "systematic-random",
      reservePerStratum: 1,
    },
    sources: [diceOf(DICE), secretOf("an invented trade association", "d4", "sm3")],
    commit: { notBefore: undefined },
  });
  return baseOf(
    made,
    evidence.targets.map(({ id }) => id),
  );
}

function baseOf(
  { chain, draws }: SmallPublication,
  register: readonly string[],
  more: Readonly<Record<number, Readonly<Record<string, unknown>>>> = {},
): TamperBase {
  const filesOf = (number: number): Readonly<Record<string, unknown>> => {
    const draw = draws.find(({ commitmentNumber }) => commitmentNumber === number);
    if (!draw) return { ...more[number] };
    const { evidence, saltKey, record } = draw;
    return { ...evidence, "salt-key": { protocol: "dr1", kind: "salt-key", key: saltKey }, record, ...more[number] };
  };
  const head = chain.at(-1)!;
  return {
    items: chain.map((entry) => ({ entry, files: filesOf(entry.number) })),
    witnesses: {},
    outside: {
      authorityKeys: [],
      witnessKeys: [],
      head: { number: head.number, entryHash: head.entryHash },
      register,
    },
  };
}

async function signedBase(...[made, ...rest]: Parameters<typeof baseOf>): Promise<TamperBase> {
  const base = baseOf(made, ...rest);
  const items = await Promise.all(
    base.items.map(async ({ entry, files }) => ({
      entry: await signDocument({ document: entry, privateKey: AUTHORITY_KEY }),
      files,
    })),
  );
  const statement = {
    protocol: "dr1",
    kind: "witness",
    authority: made.chain[0]!.authority,
    entry: made.chain[0]!.entryHash,
    at: made.chain[0]!.at,
    signatures: [],
  } as const satisfies WitnessStatement;
  const witnessed = await signDocument({ document: statement, privateKey: WITNESS_KEY });
  const keyOf = ({ signatures }: { readonly signatures?: WitnessStatement["signatures"] }): string =>
    signatures![0]!.key;
  return {
    items,
    witnesses: { notary: witnessed },
    outside: {
      ...base.outside,
      authorityKeys: [{ algorithm: "ed25519", key: keyOf(items[0]!.entry) }],
      witnessKeys: [{ algorithm: "ed25519", key: keyOf(witnessed), name: "an invented notary" }],
    },
  };
}

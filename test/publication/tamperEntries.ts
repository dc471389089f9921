/* eslint-disable @typescript-eslint/no-confusing-void-expression, @typescript-eslint/no-unsafe-argument, @typescript-eslint/no-unsafe-assignment, @typescript-eslint/no-unsafe-call, @typescript-eslint/no-unsafe-member-access, @typescript-eslint/no-unsafe-return -- an attacker writes what the types forbid */
import { entryOf, fileOf, type Draft, type Loose } from "../support/tamperDraft.js";
import { replacementTicket } from "../../src/random/ticketOf.js";
import { remakeDraw } from "../support/remakeDraw.js";
import type { Tampering } from "./tampering.js";

const ORDER = { levels: ["L4"], check: "chain.order" } as const;
const STATES = { levels: ["L4"], check: "chain.states" } as const;
const EVENTS = { levels: ["L0"], check: "draw.1.events" } as const;
const DATES = { levels: ["L3"], check: "chain.dates" } as const;

const entry = (draft: Draft, number: number): Loose => draft.items[number - 1]!.entry;

/** Takes entries out; the others move up. */
function drop(draft: Draft, ...numbers: readonly number[]): void {
  draft.items = draft.items.filter((_, index) => !numbers.includes(index + 1));
}

/** A copy of an entry with other fields, put after an entry. */
function insert(draft: Draft, after: number, made: Loose): void {
  draft.items.splice(after, 0, { entry: structuredClone({ entryHash: "0".repeat(64), ...made }), files: {} });
}

/** The end of `several`, from the entry that is put in place of the twelfth. */
function until(draft: Draft, number: number): void {
  draft.items = draft.items.slice(0, number);
}

/** Order, states and dates of the chain, and entries of one draw in the place of those of another. */
export const ENTRY_TAMPERINGS: readonly Tampering[] = [
  // Order
  {
    id: "entries-swapped",
    what: "two entries change places and keep number and link",
    base: "plain",
    ...ORDER,
    kept: ["number", "previous", "entryHash"],
    how: (draft) => draft.items.push(...draft.items.splice(4, 1)),
    levels: ["L0", "L4"],
    because: "events have a chain of their own, too",
  },
  {
    id: "entry-doubled-exactly",
    what: "a line stands twice",
    base: "plain",
    ...ORDER,
    kept: ["number", "previous", "entryHash"],
    how: (draft) => draft.items.push(structuredClone(draft.items[5]!)),
    levels: ["L0", "L4"],
    because: "events have a chain of their own, too",
  },
  {
    id: "entry-removed-links-kept",
    what: "an entry is taken out and nothing is made anew",
    base: "several",
    ...ORDER,
    kept: ["number", "previous", "entryHash"],
    how: (draft) => drop(draft, 13),
  },
  {
    id: "first-entry-follows",
    what: "the first entry follows another, so that earlier ones are hidden",
    base: "plain",
    ...ORDER,
    how: (draft) => {
      entry(draft, 1).previous = "0".repeat(64);
      draft.items[0]!.kept = ["previous"];
    },
  },
  {
    id: "entry-follows-another",
    what: "an entry follows another than the one before it",
    base: "plain",
    ...ORDER,
    how: (draft) => {
      entry(draft, 6).previous = "0".repeat(64);
      draft.items[5]!.kept = ["previous"];
    },
  },
  {
    id: "entry-by-another-function",
    what: "an entry is hashed by another function than its draw",
    base: "plain",
    ...STATES,
    how: (draft) => {
      entry(draft, 6).suite = "sm3";
      draft.items[5]!.kept = ["eventHash"];
    },
  },
  {
    id: "draw-by-another-function",
    what: "the policies name another function than the entry is hashed by",
    base: "several",
    ...STATES,
    how: (draft) => (entry(draft, 10).policies.suite = "sm3"),
  },
  {
    id: "void-of-nothing",
    what: "a void names a commitment that the chain does not have",
    base: "several",
    ...STATES,
    how: (draft) => (entry(draft, 2).commitment = "0".repeat(64)),
  },
  {
    id: "numbers-from-zero-gap",
    what: "the numbers of the last entries leave one out",
    base: "plain",
    ...ORDER,
    kept: ["number"],
    how: (draft) => (entry(draft, 6).number = 7),
  },
  {
    id: "authority-of-another",
    what: "the chain goes on with an entry of another authority",
    base: "several",
    ...ORDER,
    how: (draft) => (entry(draft, 14).authority = "bureau-2"),
  },
  {
    id: "authority-renamed",
    what: "the whole chain is said to be of another authority",
    base: "plain",
    ...STATES,
    how: (draft) => draft.items.forEach((item) => (item.entry.authority = "bureau-2")),
  },
  {
    id: "hash-left",
    what: "an entry is changed and keeps its hash",
    base: "plain",
    levels: ["L0"],
    check: "entry.1.hash",
    kept: ["entryHash"],
    how: (draft) => (entry(draft, 1).software = "another program"),
  },

  // States
  {
    id: "commitment-doubled",
    what: "a second commitment for the same tasks, with the same number of the draw",
    base: "plain",
    ...STATES,
    how: (draft) => insert(draft, 6, { ...entry(draft, 1), at: entry(draft, 6).at }),
    levels: ["L3", "L4"],
    because: "its sources are known by now",
  },
  {
    id: "seed-doubled",
    what: "a second seed for the same commitment",
    base: "plain",
    ...STATES,
    how: (draft) => insert(draft, 2, entry(draft, 2)),
  },
  {
    id: "result-doubled",
    what: "a second result for the same commitment",
    base: "plain",
    ...STATES,
    how: (draft) => insert(draft, 3, entry(draft, 3)),
  },
  {
    id: "result-without-seed",
    what: "the seed entry is left out",
    base: "plain",
    ...STATES,
    levels: ["L1", "L4"],
    because: "without a seed there is nothing that the record could be of",
    how: (draft) => drop(draft, 2),
  },
  {
    id: "result-before-seed",
    what: "the result stands before its seed",
    base: "plain",
    ...STATES,
    how: (draft) => {
      const [, seed, result] = draft.items;
      draft.items.splice(1, 2, result!, seed!);
      seed!.entry.at = result!.entry.at;
    },
  },
  {
    id: "seed-for-another",
    what: "the seed of one draw is said to be that of another",
    base: "several",
    ...STATES,
    levels: ["L1", "L4"],
    because: "the draw that lost its seed has nothing that its record could be of",
    how: (draft) => (entry(draft, 8).commitment = entry(draft, 3).entryHash),
  },
  {
    id: "seed-of-another",
    what: "two draws change seeds",
    base: "several",
    levels: ["L0", "L1", "L2"],
    check: "draw.3.sources",
    how: (draft) => {
      const [first, second] = [entry(draft, 4), entry(draft, 8)];
      const { sources, countedBits, draws } = structuredClone(first);
      Object.assign(first, { sources: second.sources, countedBits: second.countedBits, draws: second.draws });
      Object.assign(second, { sources, countedBits, draws });
    },
    because: "other sources were named, the seeds are of other draws, and the records state their own",
  },
  {
    id: "seed-of-another-redrawn",
    what: "a draw is made with the sources of another, and everything fits",
    base: "several",
    levels: ["L2"],
    check: "draw.7.sources",
    how: async (draft) => {
      entry(draft, 8).sources = structuredClone(entry(draft, 4).sources);
      await remakeDraw(draft, 7, "seed");
    },
  },
  {
    id: "result-of-another-seed",
    what: "the result names the seed of another draw",
    base: "several",
    ...STATES,
    how: (draft) => (entry(draft, 9).seed = entry(draft, 4).entryHash),
  },
  {
    id: "result-for-another",
    what: "the result is said to be of another commitment",
    base: "several",
    ...STATES,
    how: (draft) => (entry(draft, 9).commitment = entry(draft, 3).entryHash),
  },
  {
    id: "event-of-another",
    what: "an event is said to be of the result of another draw",
    base: "several",
    levels: ["L0"],
    check: "draw.6.events",
    how: (draft) => {
      const [event] = draft.items.splice(5, 1);
      event!.entry.result = entry(draft, 8).entryHash;
      event!.entry.at = entry(draft, 8).at;
      draft.items.splice(8, 0, event!);
    },
  },
  {
    id: "event-before-result",
    what: "an event stands before its result",
    base: "several",
    ...STATES,
    how: (draft) => {
      const [event] = draft.items.splice(5, 1);
      event!.entry.at = entry(draft, 4).at;
      draft.items.splice(4, 0, event!);
    },
  },
  {
    id: "events-swapped",
    what: "two events change places",
    base: "plain",
    levels: ["L0"],
    check: "draw.1.events",
    how: (draft) => {
      const [first, second] = draft.items.splice(3, 2);
      draft.items.splice(3, 0, second!, first!);
    },
  },
  {
    id: "event-dropped",
    what: "a result that was bad for somebody is left out",
    base: "plain",
    levels: ["L0"],
    check: "draw.1.events",
    how: (draft) => drop(draft, 5),
  },
  {
    id: "event-after-result-of-visit",
    what: "an event of a visit that has a result",
    base: "plain",
    levels: ["L0"],
    check: "draw.1.events",
    how: (draft) => (entry(draft, 6).event.visitId = entry(draft, 5).event.visitId),
  },
  {
    id: "replacement-chosen",
    what: "somebody else comes, with a ticket of their own",
    base: "plain",
    levels: ["L0"],
    check: "draw.1.events",
    how: (draft) => {
      const { event } = entry(draft, 4);
      event.joins = ["I-6"];
    },
  },
  {
    id: "replacement-of-many",
    what: "two people are replaced at once",
    base: "plain",
    levels: ["L0"],
    check: "draw.1.events",
    how: (draft) => {
      const { event } = entry(draft, 4);
      const { visits } = fileOf(draft, "record").assignment;
      event.leaves = visits[0].team.map(({ inspectorId }: Loose) => inspectorId);
    },
  },
  {
    id: "replacement-rolled-again",
    what: "the round of a replacement is 2, which gives another ticket",
    base: "plain",
    levels: ["L0"],
    check: "draw.1.events",
    how: (draft) => (entry(draft, 4).event.round = 2),
  },
  {
    id: "event-after-seal",
    what: "an event is changed and keeps its hash",
    base: "plain",
    ...EVENTS,
    kept: ["eventHash"],
    how: (draft) => (entry(draft, 6).event.by = "somebody else"),
  },
  {
    id: "event-of-another-record",
    what: "an event names the record of another draw",
    base: "plain",
    ...EVENTS,
    kept: ["eventLinks"],
    how: (draft) => (entry(draft, 6).event.record = "0".repeat(64)),
  },
  {
    id: "event-follows-another",
    what: "an event follows another than the one before it",
    base: "plain",
    ...EVENTS,
    kept: ["eventLinks"],
    how: (draft) => (entry(draft, 6).event.previous = "0".repeat(64)),
  },
  {
    id: "first-event-follows",
    what: "the first event follows another than the record, so that earlier ones are hidden",
    base: "plain",
    ...EVENTS,
    how: (draft) => {
      entry(draft, 4).event.previous = "0".repeat(64);
      draft.items[3]!.kept = ["eventLinks"];
    },
  },
  {
    id: "event-of-no-visit",
    what: "an event is of a visit that was not drawn",
    base: "plain",
    ...EVENTS,
    how: (draft) => (entry(draft, 6).event.visitId = "T09/T-01"),
  },
  {
    id: "replacement-of-nobody",
    what: "somebody is replaced who is not on the team",
    base: "plain",
    ...EVENTS,
    how: (draft) => (entry(draft, 4).event.leaves = ["I-6"]),
  },
  {
    id: "replacement-by-a-member",
    what: "somebody comes who is on the team, with a ticket of their own",
    base: "plain",
    ...EVENTS,
    how: (draft) => {
      const { event } = entry(draft, 4);
      const { assignment, tasks } = fileOf(draft, "record");
      const visit = assignment.visits.find(({ visitId }: Loose) => visitId === event.visitId);
      const { inspectorId } = visit.team.find((member: Loose) => !event.leaves.includes(member.inspectorId));
      const { seed } = tasks.find(({ taskId }: Loose) => taskId === visit.taskIds[0]);
      event.joins = [inspectorId];
      event.ticket = replacementTicket("sha256", seed, visit.targetId, event.round, inspectorId);
    },
  },
  {
    id: "replacement-ticket-invented",
    what: "the ticket of a replacement is made smaller than it is",
    base: "plain",
    ...EVENTS,
    how: (draft) => (entry(draft, 4).event.ticket = "0".repeat(64)),
  },
  {
    id: "replacement-with-company",
    what: "with a replacement the other member changes, too",
    base: "plain",
    ...EVENTS,
    how: (draft) => {
      const { event } = entry(draft, 4);
      event.team.find(({ inspectorId }: Loose) => !event.joins.includes(inspectorId)).inspectorId = "I-6";
    },
  },
  {
    id: "skip-not-listed",
    what: "a target was not inspected for a reason that the commitment does not list",
    base: "plain",
    ...STATES,
    how: (draft) => (entry(draft, 6).event.outcome = "closed-or-in-liquidation"),
  },
  {
    id: "skip-reason-dropped",
    what: "the commitment no longer lists the reason for which a target was not inspected",
    base: "plain",
    ...STATES,
    how: (draft) => entry(draft, 1).skipReasons.pop(),
  },

  // Numbers of the draw
  {
    id: "redraw-without-reason",
    what: "a draw is made again without a reason",
    base: "several",
    ...STATES,
    how: (draft) => delete entry(draft, 10).redrawReason,
  },
  {
    id: "first-draw-with-reason",
    what: "a first draw has a reason for being made again",
    base: "plain",
    ...STATES,
    how: (draft) => {
      entry(draft, 1).redrawReason = "because";
      fileOf(draft, "record").redrawReason = "because";
    },
  },
  {
    id: "draw-number-skipped",
    what: "a number of the draw is left out, so that a draw may have been hidden",
    base: "several",
    ...STATES,
    how: (draft) => {
      entry(draft, 10).drawNumber = 4;
      entry(draft, 10).tasks[0].drawId = entry(draft, 10).tasks[0].drawId.replace("/d3", "/d4");
    },
  },
  {
    id: "draw-number-reused",
    what: "a draw is made again under the number of the earlier one",
    base: "several",
    ...STATES,
    how: (draft) => {
      delete entry(draft, 10).redrawReason;
      entry(draft, 10).drawNumber = 1;
      entry(draft, 10).tasks[0].drawId = entry(draft, 10).tasks[0].drawId.replace("/d3", "/d1");
    },
  },
  {
    id: "earlier-draw-hidden",
    what: "a commitment that was withdrawn is taken out with its void",
    base: "several",
    ...STATES,
    how: (draft) => drop(draft, 1, 2),
  },
  {
    id: "void-hidden",
    what: "the void of a commitment is taken out",
    base: "several",
    levels: ["L4"],
    check: "chain.complete",
    status: "not-checked",
    verifies: true,
    how: (draft) => drop(draft, 2),
    because: "nobody can tell it from a commitment that still waits",
  },
  {
    id: "result-hidden",
    what: "the result of a draw is not published, so that another can be awaited",
    base: "plain",
    levels: ["L4"],
    check: "chain.complete",
    status: "not-checked",
    verifies: true,
    how: (draft) => {
      until(draft, 2);
      delete draft.items[0]!.files["record"];
    },
    because: "nobody can tell it from a commitment that still waits",
  },
  {
    id: "tasks-unsorted",
    what: "the tasks of commitment, seed, record and result stand in another order",
    base: "plain",
    ...STATES,
    how: (draft) => {
      entry(draft, 1).tasks.reverse();
      entry(draft, 2).draws.reverse();
      entry(draft, 3).tasks.reverse();
      fileOf(draft, "record").tasks.reverse();
    },
    levels: ["L1", "L4"],
    because: "the seed of the teams depends on the order of the tasks",
  },
  {
    id: "task-twice",
    what: "a commitment has a task twice",
    base: "several",
    ...STATES,
    levels: ["L1", "L4"],
    because: "plan and lists give one frame for it",
    how: (draft) => entry(draft, 10).tasks.push(structuredClone(entry(draft, 10).tasks[0])),
  },
  {
    id: "draw-id-of-another",
    what: "a task has the drawId of another, so that both have one seed",
    base: "plain",
    ...STATES,
    how: (draft) => {
      entry(draft, 1).tasks[1].drawId = entry(draft, 1).tasks[0].drawId;
      entry(draft, 2).draws[1] = structuredClone(entry(draft, 2).draws[0]);
    },
    levels: ["L1", "L4"],
    because: "plan and batch give another drawId, and so does the record",
  },
  {
    id: "counts-left-open",
    what: "a commitment leaves its counts open, as if they were rounded with the seed",
    base: "several",
    ...STATES,
    how: (draft) => delete entry(draft, 10).tasks[0].strata[0].drawn,
    levels: ["L1", "L4"],
    because: "plan and lists give the count",
  },
  {
    id: "counts-fixed-too-early",
    what: "a commitment with systematic-random states its counts",
    base: "other",
    ...STATES,
    how: (draft) =>
      entry(draft, 1).tasks.forEach(({ strata }: Loose) => strata.forEach((one: Loose) => (one.drawn = 0))),
    levels: ["L1", "L4"],
    because: "without the seed there are no counts",
  },
  {
    id: "source-twice",
    what: "a source is named twice, so that it counts twice",
    base: "several",
    ...STATES,
    how: (draft) => {
      drop(draft, 12, 13, 14);
      entry(draft, 11).sources.push(structuredClone(entry(draft, 11).sources[0]));
    },
  },
  {
    id: "secret-twice",
    what: "two sources of a commitment have the same digest",
    base: "several",
    ...STATES,
    how: (draft) => {
      drop(draft, 12, 13, 14);
      entry(draft, 10).sources.push({ ...entry(draft, 10).sources[0], ref: "an invented party" });
    },
  },
  {
    id: "secret-used-again",
    what: "a party gives the digest of a secret that was named before",
    base: "several",
    ...STATES,
    how: (draft) => {
      drop(draft, 12, 13, 14);
      entry(draft, 11).sources.push({ ...entry(draft, 10).sources[0], ref: "an invented party" });
    },
  },

  // Batches
  {
    id: "already-drawn-shortened",
    what: "a target of an earlier batch can be drawn again, and everything fits",
    base: "several",
    levels: ["L4"],
    check: "draw.7.batches",
    how: async (draft) => {
      entry(draft, 7).tasks[0].batch.alreadyDrawn.pop();
      await remakeDraw(draft, 7);
    },
  },
  {
    id: "already-drawn-lengthened",
    what: "a target that was not drawn before is said to have been, and everything fits",
    base: "several",
    levels: ["L4"],
    check: "draw.7.batches",
    how: async (draft) => {
      const { batch } = entry(draft, 7).tasks[0];
      const other = fileOf(draft, "targets", 7).find(
        ({ id }: Loose) => !batch.alreadyDrawn.includes(id) && id !== "T-18",
      );
      batch.alreadyDrawn = [...batch.alreadyDrawn, other.id].sort();
      await remakeDraw(draft, 7);
    },
  },
  {
    id: "already-drawn-unsorted",
    what: "the targets of earlier batches stand in another order",
    base: "several",
    levels: ["L1", "L4"],
    check: "draw.7.batches",
    because: "the frame is counted with them in order",
    how: (draft) => {
      entry(draft, 7).tasks[0].batch.alreadyDrawn.reverse();
      fileOf(draft, "record", 7).tasks[0].batch.alreadyDrawn.reverse();
    },
  },
  {
    id: "first-batch-hidden",
    what: "the first batch is taken out of the chain, and the second stays",
    base: "several",
    levels: ["L4"],
    check: "draw.3.batches",
    how: (draft) => drop(draft, 3, 4, 5, 6),
    because: "the draw number of a later commitment is one too many, too",
  },
  {
    id: "earlier-batch-withheld",
    what: "the record of the first batch is not published",
    base: "several",
    levels: ["L4"],
    check: "draw.7.batches",
    status: "not-checked",
    how: (draft) => delete draft.items[2]!.files["record"],
    because: "what is not there is not checked",
  },

  // Voids
  {
    id: "void-after-seed",
    what: "a draw is withdrawn when its seed is known",
    base: "several",
    ...STATES,
    how: (draft) => (entry(draft, 14).reason = "withdrawn"),
  },
  {
    id: "void-too-late",
    what: "a draw is withdrawn when its source could be known",
    base: "several",
    ...STATES,
    how: (draft) => (entry(draft, 2).at = "2023-09-01T12:00:00Z"),
  },
  {
    id: "void-without-seed",
    what: "a draw is said to be impossible before its seed is known",
    base: "several",
    ...STATES,
    levels: ["L1", "L4"],
    because: "without a seed there is no draw that could be impossible",
    how: (draft) => (entry(draft, 2).reason = "cannot-be-drawn"),
  },
  {
    id: "void-of-a-good-draw",
    what: "a draw whose result is not liked is said to be impossible",
    base: "plain",
    levels: ["L1"],
    check: "draw.1.void",
    how: (draft) => {
      const { commitment, record: _, seed: __, tasks: ___, ...header } = entry(draft, 3);
      until(draft, 2);
      insert(draft, 2, { ...header, kind: "void", commitment, reason: "cannot-be-drawn", note: "no teams" });
    },
  },
  {
    id: "void-after-result",
    what: "a draw is given up when its result is known",
    base: "plain",
    ...STATES,
    how: (draft) => {
      const { commitment, record: _, seed: __, tasks: ___, ...header } = entry(draft, 3);
      insert(draft, 6, {
        ...header,
        at: entry(draft, 6).at,
        kind: "void",
        commitment,
        reason: "cannot-be-drawn",
        note: "no teams",
      });
    },
    levels: ["L1", "L4"],
    because: "there are teams, too",
  },
  {
    id: "void-twice",
    what: "a commitment is void twice",
    base: "several",
    ...STATES,
    how: (draft) => insert(draft, 14, entry(draft, 14)),
  },
  {
    id: "seed-after-void",
    what: "a seed is given for a commitment that was given up",
    base: "several",
    ...STATES,
    how: (draft) => {
      insert(draft, 14, { ...entry(draft, 12), at: entry(draft, 14).at });
      drop(draft, 12);
      entryOf(draft, "void", 2).reason = "withdrawn";
      entryOf(draft, "void", 2).at = entry(draft, 12).at;
    },
  },
  {
    id: "result-after-void",
    what: "a result for a commitment that was given up",
    base: "plain",
    ...STATES,
    how: (draft) => {
      const { commitment, record: _, seed: __, tasks: ___, ...header } = entry(draft, 3);
      insert(draft, 2, { ...header, kind: "void", commitment, reason: "cannot-be-drawn", note: "no teams" });
    },
    levels: ["L1", "L4"],
    because: "there are teams, too",
  },
  {
    id: "void-of-a-strange-source",
    what: "a source is said to be missing that the commitment does not have",
    base: "several",
    ...STATES,
    how: (draft) => (entryOf(draft, "void", 1).source = "the moon"),
  },
  {
    id: "void-without-source",
    what: "a source is said to be missing, and not which",
    base: "several",
    ...STATES,
    how: (draft) => delete entryOf(draft, "void", 1).source,
  },
  {
    id: "void-with-a-source",
    what: "a draw is withdrawn, and a source is named as missing",
    base: "several",
    ...STATES,
    how: (draft) => (entry(draft, 2).source = entry(draft, 1).sources[0].ref),
  },
  {
    id: "void-missing-after-seed",
    what: "a source is said to be missing whose value was given",
    base: "several",
    ...STATES,
    how: (draft) =>
      Object.assign(entry(draft, 14), { reason: "source-missing", source: entry(draft, 11).sources[0].ref }),
  },

  // Dates
  {
    id: "commitment-late",
    what: "the commitment is made when its first source is known",
    base: "plain",
    ...DATES,
    how: (draft) => (entry(draft, 1).at = "2023-08-23T15:50:00Z"),
  },
  {
    id: "commitment-late-drand",
    what: "the dice are thrown later than the round of drand, and the commitment is made between",
    base: "dated",
    ...DATES,
    how: (draft) => {
      entry(draft, 1).sources[0].at = "2023-08-23T15:59:59Z";
      entry(draft, 1).at = "2023-08-23T15:59:24Z";
    },
  },
  {
    id: "backdated-behind-the-last",
    what: "a commitment states a time before that of the last entry",
    base: "several",
    ...DATES,
    how: (draft) => (entry(draft, 7).at = "2023-09-02T14:59:59Z"),
  },
  {
    id: "backdated-behind-not-before",
    what: "a commitment states a time before the round of drand that it holds",
    base: "dated",
    levels: ["L3"],
    check: "draw.1.not-before",
    how: (draft) => (entry(draft, 1).at = "2023-08-23T15:15:32Z"),
  },
  {
    id: "not-before-forged",
    what: "the commitment holds a later round with the signature of an earlier one",
    base: "dated",
    levels: ["L3"],
    check: "draw.1.not-before",
    how: (draft) => (entry(draft, 1).notBefore.ref = entry(draft, 1).notBefore.ref.replace("/123", "/124")),
  },
  {
    id: "not-before-removed",
    what: "the commitment holds no round of drand",
    base: "dated",
    levels: ["L3"],
    check: "draw.1.not-before",
    status: "not-checked",
    verifies: true,
    how: (draft) => delete entry(draft, 1).notBefore,
    because: "there need not be one",
  },
  {
    id: "seed-early",
    what: "the seed is given before its last source is known",
    base: "dated",
    ...DATES,
    how: (draft) => (entry(draft, 2).at = "2023-08-23T15:59:23Z"),
  },
  {
    id: "time-that-does-not-exist",
    what: "an entry is of 31 September",
    base: "several",
    levels: ["L0"],
    check: "form",
    how: (draft) => draft.items.slice(6).forEach((item) => (item.entry.at = "2023-09-31T10:00:00Z")),
  },
  {
    id: "round-that-does-not-exist",
    what: "a source is a round of drand after the year 9999",
    base: "dated",
    levels: ["L0"],
    check: "form",
    how: (draft) => (entry(draft, 1).sources[1].ref = entry(draft, 1).sources[1].ref.replace("/1000", "/99999999999")),
  },
  {
    id: "date-that-does-not-exist",
    what: "the frames are of 31 April, in commitment and record",
    base: "plain",
    levels: ["L0"],
    check: "form",
    how: async (draft) => {
      entry(draft, 1).asOf = "2024-04-31";
      await remakeDraw(draft);
    },
  },
];

/* eslint-disable @typescript-eslint/no-unsafe-argument, @typescript-eslint/no-unsafe-assignment, @typescript-eslint/no-unsafe-call, @typescript-eslint/no-unsafe-member-access, @typescript-eslint/no-unsafe-return, @typescript-eslint/restrict-plus-operands -- an attacker writes what the types forbid */
import { unitTicket } from "../../src/random/ticketOf.js";
import { fileOf, type Draft, type Loose } from "../support/tamperDraft.js";
import { remakeDraw } from "../support/remakeDraw.js";
import type { Tampering } from "./tampering.js";

const RESULT_ONLY = async (draft: Draft): Promise<void> => {
  await remakeDraw(draft, 1, "result");
  draft.items = draft.items.filter(({ entry }) => entry.kind !== "event");
};

/** A stratum of the first task whose last drawn and first reserve no other task draws. */
function stratumWithReserve(draft: Draft): Loose {
  const [task, other] = fileOf(draft, "record").tasks;
  const isAlone = (id: string): boolean => !other.selected.some(({ targetId }: Loose) => targetId === id);
  const found = task.strata.find(({ cutoff, reserve }: Loose) => {
    const last = task.selected.find(({ ticket }: Loose) => ticket === cutoff);
    return last && isAlone(last.targetId) && reserve.length > 0 && isAlone(reserve[0].targetId);
  });
  if (!found) throw new Error("no stratum in which one target can take the place of another unnoticed");
  return found;
}

/** Somebody else takes the place of the last target drawn in a stratum, wherever that target is named. */
function favour(draft: Draft, whom: (stratum: Loose) => Loose): Loose {
  const record = fileOf(draft, "record");
  const stratum = stratumWithReserve(draft);
  const friend = record.tasks[0].selected.find(({ ticket }: Loose) => ticket === stratum.cutoff);
  const old = friend.targetId;
  const { targetId, ticket } = whom(stratum);
  Object.assign(friend, { targetId, ticket });
  for (const visit of record.assignment.visits) {
    if (visit.targetId !== old) continue;
    visit.targetId = targetId;
    visit.visitId = `${visit.taskIds[0]}/${targetId}`;
  }
  stratum.cutoff = ticket;
  return stratum;
}

const L0_AND_L1 = "the record does not keep its own arithmetic, and the draw made again gives another one";

/** Records and results, when everything above them is sealed anew. */
export const RECORD_TAMPERINGS: readonly Tampering[] = [
  {
    id: "target-replaced",
    what: "the last one drawn of a stratum is spared for the first of the reserve, with the ticket and the cut-off of that one",
    base: "plain",
    levels: ["L1"],
    check: "draw.1.selection",
    how: async (draft) => {
      favour(draft, ({ reserve }) => reserve[0]).reserve = [];
      await RESULT_ONLY(draft);
    },
  },
  {
    id: "target-replaced-over-reserve",
    what: "the same, and the reserve is left as it was",
    base: "plain",
    levels: ["L0", "L1"],
    check: "draw.1.selection",
    how: async (draft) => {
      favour(draft, ({ reserve }) => reserve[0]);
      await RESULT_ONLY(draft);
    },
    because: L0_AND_L1,
  },
  {
    id: "target-replaced-ticket-kept",
    what: "another target is drawn with the ticket of the one that it replaces",
    base: "plain",
    levels: ["L0", "L1"],
    check: "draw.1.record",
    how: async (draft) => {
      favour(draft, (stratum) => ({ targetId: stratum.reserve[0].targetId, ticket: stratum.cutoff }));
      await RESULT_ONLY(draft);
    },
    because: L0_AND_L1,
  },
  {
    id: "target-unlisted",
    what: "a target that the directory does not have is drawn, with its own ticket",
    base: "plain",
    levels: ["L1"],
    check: "draw.1.selection",
    how: async (draft) => {
      const { seed } = fileOf(draft, "record").tasks[0];
      const stratum = favour(draft, () => ({ targetId: "T-99", ticket: unitTicket("sha256", seed, "T-99") }));
      // Whatever the ticket is, the cut-off is made to let it in.
      stratum.cutoff = "f".repeat(64);
      stratum.reserve = [];
      await RESULT_ONLY(draft);
    },
  },
  {
    id: "cutoff-moved",
    what: "the cut-off of a stratum is moved up in record and result, past a reserve",
    base: "plain",
    levels: ["L0", "L1"],
    check: "draw.1.record",
    how: async (draft) => {
      stratumWithReserve(draft).cutoff = "f".repeat(64);
      await RESULT_ONLY(draft);
    },
    because: L0_AND_L1,
  },
  {
    id: "cutoff-moved-within",
    what: "the cut-off is moved up by one, past nobody",
    base: "plain",
    levels: ["L1"],
    check: "draw.1.selection",
    how: async (draft) => {
      const stratum = stratumWithReserve(draft);
      stratum.cutoff = (BigInt(`0x${stratum.cutoff}`) + 1n).toString(16).padStart(64, "0");
      await RESULT_ONLY(draft);
    },
  },
  {
    id: "cutoff-lowered",
    what: "the cut-off is lowered below the ticket of the last one drawn",
    base: "plain",
    levels: ["L0", "L1"],
    check: "draw.1.record",
    how: async (draft) => {
      stratumWithReserve(draft).cutoff = "0".repeat(64);
      await RESULT_ONLY(draft);
    },
    because: L0_AND_L1,
  },
  {
    id: "cutoff-of-result",
    what: "the cut-off of the result is lowered, so that a business believes that it was not drawn",
    base: "plain",
    levels: ["L1"],
    check: "draw.1.result",
    how: (draft) => (draft.items[2]!.entry.tasks[0].strata.find(({ cutoff }: Loose) => cutoff).cutoff = "0".repeat(64)),
  },
  {
    id: "cutoff-missing",
    what: "the result leaves a cut-off out",
    base: "plain",
    levels: ["L1"],
    check: "draw.1.result",
    how: (draft) => delete draft.items[2]!.entry.tasks[0].strata.find(({ cutoff }: Loose) => cutoff).cutoff,
  },
  {
    id: "result-task-dropped",
    what: "the result leaves a task out",
    base: "plain",
    levels: ["L1"],
    check: "draw.1.result",
    how: (draft) => draft.items[2]!.entry.tasks.pop(),
  },
  {
    id: "order-swapped",
    what: "two targets change places in the order of the inspections",
    base: "plain",
    levels: ["L1"],
    check: "draw.1.selection",
    how: (draft) => {
      const { selected } = fileOf(draft, "record").tasks[0];
      [selected[0], selected[1]] = [
        { ...selected[1], order: 1 },
        { ...selected[0], order: 2 },
      ];
    },
  },
  {
    id: "order-gap",
    what: "a place of the order is missing",
    base: "plain",
    levels: ["L0", "L1"],
    check: "draw.1.record",
    how: (draft) => (fileOf(draft, "record").tasks[0].selected[0].order = 99),
    because: L0_AND_L1,
  },
  {
    id: "reserve-shortened",
    what: "a reserve is left out",
    base: "plain",
    levels: ["L1"],
    check: "draw.1.selection",
    how: (draft) => (stratumWithReserve(draft).reserve = []),
  },
  {
    id: "target-dropped",
    what: "a drawn target is left out with its visit",
    base: "plain",
    levels: ["L0", "L1"],
    check: "draw.1.record",
    how: (draft) => fileOf(draft, "record").tasks[0].selected.pop(),
    because: L0_AND_L1,
  },
  {
    id: "target-drawn-twice",
    what: "a target is drawn twice in place of another",
    base: "plain",
    levels: ["L0", "L1"],
    check: "draw.1.record",
    how: (draft) => {
      const { selected } = fileOf(draft, "record").tasks[1];
      selected[1] = { ...selected[0], order: 2 };
    },
    because: L0_AND_L1,
  },
  {
    id: "visit-dropped",
    what: "a visit is left out",
    base: "plain",
    levels: ["L0", "L1"],
    check: "draw.1.record",
    how: (draft) => fileOf(draft, "record").assignment.visits.pop(),
    because: L0_AND_L1,
  },
  {
    id: "visit-renamed",
    what: "a visit is not named by its first task",
    base: "plain",
    levels: ["L0", "L1"],
    check: "draw.1.record",
    how: (draft) => (fileOf(draft, "record").assignment.visits.at(-1).visitId = "T09/T-01"),
    because: L0_AND_L1,
  },
  {
    id: "member-replaced",
    what: "a friend takes the place of a member, and the loads are counted anew",
    base: "plain",
    levels: ["L1"],
    check: "draw.1.teams",
    how: (draft) => {
      const { visits, loads } = fileOf(draft, "record").assignment;
      const loadOf = (id: string): Loose => loads.find(({ inspectorId }: Loose) => inspectorId === id);
      // Two visits swap a member each, so that nobody has more or fewer visits than before.
      for (const one of visits.slice(3)) {
        for (const other of visits.slice(3)) {
          const [a, b] = [one.team[1].inspectorId, other.team[1].inspectorId];
          const has = (visit: Loose, id: string): boolean =>
            visit.team.some(({ inspectorId }: Loose) => inspectorId === id);
          if (has(one, b) || has(other, a) || !loadOf(a) || !loadOf(b)) continue;
          one.team[1].inspectorId = b;
          other.team[1].inspectorId = a;
          return;
        }
      }
      throw new Error("no two visits can swap members");
    },
  },
  {
    id: "member-replaced-loads-kept",
    what: "a friend takes the place of a member, and the loads stay",
    base: "plain",
    levels: ["L0", "L1"],
    check: "draw.1.record",
    how: (draft) => (fileOf(draft, "record").assignment.visits.at(-1).team[1].inspectorId = "I-6"),
    because: L0_AND_L1,
  },
  {
    id: "lead-replaced",
    what: "lead and member change places",
    base: "plain",
    levels: ["L1"],
    check: "draw.1.teams",
    how: (draft) => {
      const { team } = fileOf(draft, "record").assignment.visits.at(-1);
      [team[0].inspectorId, team[1].inspectorId] = [team[1].inspectorId, team[0].inspectorId];
    },
  },
  {
    id: "team-of-one",
    what: "a team has a single member",
    base: "plain",
    levels: ["L0", "L1"],
    check: "draw.1.record",
    how: (draft) => {
      const { visits, loads } = fileOf(draft, "record").assignment;
      const { inspectorId } = visits.at(-1).team.pop();
      loads.find((load: Loose) => load.inspectorId === inspectorId).visits -= 1;
    },
    because: L0_AND_L1,
  },
  {
    id: "teams-seed-invented",
    what: "the seed of the teams is not that of the tasks",
    base: "plain",
    levels: ["L0", "L1"],
    check: "draw.1.record",
    how: (draft) => (fileOf(draft, "record").assignment.seed = "0".repeat(64)),
    because: L0_AND_L1,
  },
  {
    id: "pair-ticket-invented",
    what: "the ticket of a team is made smaller than it is",
    base: "other",
    levels: ["L0", "L1"],
    check: "draw.1.record",
    how: (draft) => (fileOf(draft, "record").assignment.visits[0].ticket = "0".repeat(64)),
    because: L0_AND_L1,
  },
  {
    id: "task-seed-invented",
    what: "a task of the record has another seed, and tickets and teams are of that one",
    base: "other",
    levels: ["L0", "L1"],
    check: "draw.1.record",
    how: async (draft) => {
      const { teamTicket } = await import("../../src/random/ticketOf.js");
      const { hashText } = await import("../../src/random/hashing.js");
      const { assignment, tasks } = fileOf(draft, "record");
      tasks[1].seed = "0".repeat(64);
      const seedOf = (taskId: string): string => tasks.find((task: Loose) => task.taskId === taskId).seed;
      assignment.seed = hashText("sm3", ["dr1:teams", tasks[0].seed, tasks[1].seed].join(":"));
      for (const visit of assignment.visits) {
        const ids = visit.team.map(({ inspectorId }: Loose) => inspectorId).sort();
        visit.ticket = teamTicket("sm3", seedOf(visit.taskIds[0]), visit.targetId, ids);
      }
    },
    because: L0_AND_L1,
  },
  {
    id: "pair-ticket-moved",
    what: "another pair than the one with the smallest ticket comes, with its own ticket",
    base: "other",
    levels: ["L1"],
    check: "draw.1.teams",
    how: async (draft) => {
      const { teamTicket } = await import("../../src/random/ticketOf.js");
      const { assignment, tasks } = fileOf(draft, "record");
      const visit = assignment.visits.at(-1);
      const [lead, member] = visit.team;
      const other = ["I-1", "I-2", "I-3", "I-4", "I-5"].find(
        (id) => ![lead, member].some((one) => one.inspectorId === id),
      )!;
      const loadOf = (id: string): Loose => assignment.loads.find(({ inspectorId }: Loose) => inspectorId === id);
      loadOf(member.inspectorId).visits -= 1;
      loadOf(other).visits += 1;
      member.inspectorId = other;
      const seed = tasks.find(({ taskId }: Loose) => taskId === visit.taskIds[0]).seed;
      visit.ticket = teamTicket("sm3", seed, visit.targetId, [lead.inspectorId, other].sort());
    },
  },
  {
    id: "shuffled-target-replaced",
    what: "with shuffle/1, two targets of different places of the order are exchanged",
    base: "other",
    levels: ["L1"],
    check: "draw.1.selection",
    how: (draft) => {
      const { selected } = fileOf(draft, "record").tasks[0];
      [selected[0].targetId, selected[1].targetId] = [selected[1].targetId, selected[0].targetId];
      [selected[0].stratum, selected[1].stratum] = [selected[1].stratum, selected[0].stratum];
    },
  },
  {
    id: "count-chosen",
    what: "with systematic-random, a count is moved from one stratum to another in record and result",
    base: "other",
    levels: ["L0", "L1"],
    check: "draw.1.selection",
    how: async (draft) => {
      const { strata } = fileOf(draft, "record").tasks[0];
      const from = strata.find(({ drawn }: Loose) => drawn > 0);
      const to = strata.find((stratum: Loose) => stratum !== from && stratum.drawn < stratum.eligible);
      from.drawn -= 1;
      to.drawn += 1;
      await RESULT_ONLY(draft);
    },
    because: L0_AND_L1,
  },
  {
    id: "record-of-another",
    what: "the record of another draw of the same plan",
    base: "several",
    levels: ["L1"],
    check: "draw.7.result",
    how: (draft) => (draft.items[6]!.files["record"] = structuredClone(draft.items[2]!.files["record"])),
  },
  {
    id: "result-of-another-record",
    what: "the result names the record of another draw",
    base: "several",
    levels: ["L1"],
    check: "draw.7.result",
    how: (draft) => (draft.items[8]!.entry.record = draft.items[4]!.entry.record),
  },
  {
    id: "assignment-of-another",
    what: "the teams of another draw of the same plan",
    base: "several",
    levels: ["L0", "L1"],
    check: "draw.7.record",
    how: (draft) => (fileOf(draft, "record", 7).assignment = structuredClone(fileOf(draft, "record", 3).assignment)),
    because: L0_AND_L1,
  },
  {
    id: "record-after-seal",
    what: "the record is changed and its hash is not",
    base: "plain",
    levels: ["L0"],
    check: "draw.1.record",
    kept: ["recordHash"],
    how: (draft) => fileOf(draft, "record").warnings.push({ code: "OVERLAP", message: "nothing" }),
  },
  {
    id: "tasks-swapped",
    what: "the tasks of the record stand in another order",
    base: "plain",
    levels: ["L1"],
    check: "draw.1.result",
    how: (draft) => fileOf(draft, "record").tasks.reverse(),
  },
  {
    id: "minus-zero",
    what: "a number is minus zero, which has no canonical form",
    base: "plain",
    levels: ["L0"],
    check: "draw.1.record",
    text: (files) =>
      void (files["draws/1/record.json"] = String(files["draws/1/record.json"]).replace('"prior":0', '"prior":-0')),
  },
];

/* eslint-disable @typescript-eslint/no-confusing-void-expression, @typescript-eslint/no-unsafe-argument, @typescript-eslint/no-unsafe-assignment, @typescript-eslint/no-unsafe-call, @typescript-eslint/no-unsafe-member-access, @typescript-eslint/no-unsafe-return, @typescript-eslint/restrict-plus-operands -- an attacker writes what the types forbid */
import { remakeDraw } from "../support/remakeDraw.js";
import { fileOf, type Draft, type Loose } from "../support/tamperDraft.js";
import type { Tampering } from "./tampering.js";

const LISTS = { base: "plain", levels: ["L1"], check: "draw.1.lists" } as const;
const TASKS = { base: "plain", levels: ["L1"], check: "draw.1.tasks" } as const;

/** The roots of the lists made anew, and the rest of the commitment left as it was. */
async function withRoots(draft: Draft): Promise<void> {
  const [{ entry }] = draft.items as [Draft["items"][number]];
  const { tasks } = entry;
  const copy = structuredClone(draft);
  await remakeDraw(copy);
  entry.lists = copy.items[0]!.entry.lists;
  entry.tasks = tasks;
}

const hide = (draft: Draft, id: string): void => {
  const { files } = draft.items[0]!;
  files["targets"] = files["targets"].filter((target: Loose) => target.id !== id);
};

const ghost = { id: "T-99", subjectType: "enterprise", status: "existing", regionCode: "140581" };

/** Plan and lists, the salt key, openings, and what the commitment says of them. */
export const LIST_TAMPERINGS: readonly Tampering[] = [
  {
    id: "target-hidden",
    what: "a target is taken out of the directory",
    ...LISTS,
    how: (draft) => hide(draft, "T-05"),
  },
  {
    id: "target-hidden-roots",
    what: "a target is taken out of the directory and out of its tree, but not out of the frames",
    ...TASKS,
    how: async (draft) => {
      hide(draft, "T-05");
      await withRoots(draft);
    },
  },
  {
    id: "target-hidden-commitment",
    what: "a target is taken out of the directory, its tree and all frames; the record stays",
    base: "plain",
    levels: ["L1"],
    check: "draw.1.commitment",
    how: async (draft) => {
      hide(draft, "T-05");
      const copy = structuredClone(draft);
      await remakeDraw(copy);
      Object.assign(draft.items[0]!.entry, { lists: copy.items[0]!.entry.lists, tasks: copy.items[0]!.entry.tasks });
    },
  },
  {
    id: "target-hidden-everywhere",
    what: "a target was never in the directory, and everything fits",
    base: "plain",
    levels: ["L6"],
    check: "draw.1.register",
    how: async (draft) => {
      hide(draft, "T-05");
      await remakeDraw(draft);
    },
    outside: ({ register }) => ({ register }),
  },
  {
    id: "ghost",
    what: "a target that does not exist is put into the directory",
    ...LISTS,
    how: (draft) => fileOf(draft, "targets").push(ghost),
  },
  {
    id: "ghost-roots",
    what: "the same, with the tree of the directory made anew",
    ...TASKS,
    how: async (draft) => {
      fileOf(draft, "targets").push(ghost);
      await withRoots(draft);
    },
  },
  {
    id: "target-twice",
    what: "a target stands twice in the directory, and everything that can be is made anew",
    ...LISTS,
    how: async (draft) => {
      const targets = fileOf(draft, "targets");
      targets.push({ ...targets[0] });
      const { committedLists } = await import("../../src/record/committedLists.js");
      const { files, entry } = draft.items[0]!;
      entry.lists = committedLists({ suite: "sha256", saltKey: files["salt-key"].key }, files as Loose);
    },
  },
  {
    id: "target-moved",
    what: "a target gets a better credit class, so that it is in a stratum that is drawn less",
    ...LISTS,
    how: (draft) => (fileOf(draft, "targets").find((target: Loose) => target.creditClass === "D").creditClass = "A"),
  },
  {
    id: "target-moved-roots",
    what: "the same, with the tree of the directory made anew",
    ...TASKS,
    how: async (draft) => {
      fileOf(draft, "targets").find((target: Loose) => target.creditClass === "D").creditClass = "A";
      await withRoots(draft);
    },
  },
  {
    id: "target-gone",
    what: "a target is said to have been struck off",
    ...LISTS,
    how: (draft) => (fileOf(draft, "targets")[0].status = "deregistered"),
  },
  {
    id: "target-homoglyph",
    what: "the T of an id becomes the Greek letter that looks like it",
    base: "plain",
    levels: ["L0"],
    check: "form",
    how: (draft) => (fileOf(draft, "targets")[0].id = "Τ-01"),
  },
  {
    id: "target-full-width",
    what: "a digit of an id becomes a full-width one",
    base: "plain",
    levels: ["L0"],
    check: "form",
    how: (draft) => (fileOf(draft, "targets")[0].id = "T-0１"),
  },
  {
    id: "target-lone-surrogate",
    what: "the name of a target has half a character, which has no hash",
    ...LISTS,
    how: (draft) => (fileOf(draft, "targets")[0].name = "\ud800"),
  },
  {
    id: "withdrawal-removed",
    what: "a withdrawal is left out",
    ...LISTS,
    how: (draft) => (draft.items[0]!.files["avoidances"] = []),
  },
  {
    id: "withdrawal-removed-roots",
    what: "a withdrawal is left out, and its tree is made anew",
    base: "plain",
    levels: ["L1"],
    check: "draw.1.evidence",
    how: async (draft) => {
      draft.items[0]!.files["avoidances"] = [];
      await withRoots(draft);
    },
  },
  {
    id: "withdrawal-rejected",
    what: "a withdrawal is said to have been rejected",
    ...LISTS,
    how: (draft) => (fileOf(draft, "avoidances")[0].status = "rejected"),
  },
  {
    id: "withdrawal-of-nobody",
    what: "a withdrawal is made one of an inspector who does not exist, and its tree is made anew",
    ...LISTS,
    how: async (draft) => {
      fileOf(draft, "avoidances")[0].inspectorId = "I-9";
      await withRoots(draft).catch(async () => {
        const { committedLists } = await import("../../src/record/committedLists.js");
        const { files, entry } = draft.items[0]!;
        entry.lists = committedLists({ suite: "sha256", saltKey: files["salt-key"].key }, files as Loose);
      });
    },
  },
  {
    id: "inspector-absent",
    what: "an inspector is said to be away",
    ...LISTS,
    how: (draft) => (fileOf(draft, "inspectors")[1].absences = [{ from: "2024-01-01", reason: "leave" }]),
  },
  {
    id: "inspector-absent-roots",
    what: "the same, with tree and digest of the roster made anew",
    base: "plain",
    levels: ["L1"],
    check: "draw.1.teams",
    how: async (draft) => {
      fileOf(draft, "inspectors")[1].absences = [{ from: "2024-01-01", reason: "leave" }];
      await withRoots(draft);
      const copy = structuredClone(draft);
      await remakeDraw(copy);
      fileOf(draft, "record").evidence = copy.items[0]!.files["record"].evidence;
    },
  },
  {
    id: "inspector-removed",
    what: "an inspector is taken off the roster",
    ...LISTS,
    how: (draft) => fileOf(draft, "inspectors").pop(),
  },
  {
    id: "exclusion-added",
    what: "a target is kept out by a decision that was not committed to",
    ...LISTS,
    how: (draft) => fileOf(draft, "exclusions").push({ ...fileOf(draft, "exclusions")[0], targetId: "T-03" }),
  },
  {
    id: "exclusion-removed",
    what: "a decision is left out",
    ...LISTS,
    how: (draft) => (draft.items[0]!.files["exclusions"] = []),
  },
  {
    id: "plan-quota",
    what: "the plan says 10 % where it said 20 %",
    base: "plain",
    levels: ["L1"],
    check: "draw.1.plan",
    how: (draft) => (fileOf(draft, "plan").tasks[0].quota.ratio = "10%"),
  },
  {
    id: "plan-quota-digest",
    what: "the same, with the digest of the plan made anew",
    ...TASKS,
    how: async (draft) => {
      fileOf(draft, "plan").tasks[0].quota.ratio = "10%";
      const { planDigest } = await import("../../src/frame/digests.js");
      draft.items[0]!.entry.plan = planDigest("sha256", fileOf(draft, "plan"));
    },
  },
  {
    id: "plan-of-another",
    what: "the plan of another draw",
    base: "several",
    levels: ["L1"],
    check: "draw.3.plan",
    how: (draft) => (draft.items[2]!.files["plan"] = draft.items[10]!.files["plan"]),
  },
  {
    id: "salt-key-of-another",
    what: "the salt key of another draw",
    base: "several",
    levels: ["L1"],
    check: "draw.3.lists",
    how: (draft) => (draft.items[2]!.files["salt-key"] = draft.items[6]!.files["salt-key"]),
  },
  {
    id: "policies-changed",
    what: "one more is drawn, and a policy that asks for it stands in commitment and record",
    ...TASKS,
    how: (draft) => {
      for (const holder of [draft.items[0]!.entry, fileOf(draft, "record")]) {
        holder.policies.minimumPerStratum = 1;
        holder.tasks[0].strata[0].drawn += 1;
        holder.tasks[0].quotaCount += 1;
      }
    },
    levels: ["L0", "L1"],
    because: "the record lists fewer targets than it says were drawn",
  },
  {
    id: "policies-rounding",
    what: "the policies of commitment and record say that counts are rounded down",
    ...TASKS,
    how: (draft) => {
      draft.items[0]!.entry.policies.rounding = "floor";
      fileOf(draft, "record").policies.rounding = "floor";
    },
  },
  {
    id: "strata-swapped",
    what: "two strata change places in the commitment",
    ...TASKS,
    how: (draft) => draft.items[0]!.entry.tasks[0].strata.reverse(),
  },
  {
    id: "strata-swapped-everywhere",
    what: "the strata stand in another order in commitment, record and result",
    ...TASKS,
    how: (draft) => {
      for (const holder of [draft.items[0]!.entry, draft.items[2]!.entry, fileOf(draft, "record")]) {
        holder.tasks[0].strata.reverse();
      }
    },
  },
  {
    id: "opening-of-another",
    what: "an opening has the salt of another",
    base: "blinded",
    levels: ["L1"],
    check: "draw.1.openings",
    how: (draft) => {
      const { openings } = fileOf(draft, "openings");
      openings[0].salt = openings[1].salt;
    },
  },
  {
    id: "opening-invented",
    what: "an opening of a business that is not in the directory",
    base: "blinded",
    levels: ["L1"],
    check: "draw.1.openings",
    how: (draft) => fileOf(draft, "openings").openings.push({ id: "T-99", salt: "0".repeat(64) }),
  },
  {
    id: "opening-withheld",
    what: "the opening of a business that a register has is not published",
    base: "blinded",
    levels: ["L6"],
    check: "draw.1.register",
    how: (draft) => fileOf(draft, "openings").openings.pop(),
    outside: ({ register }) => ({ register }),
  },
  {
    id: "openings-withheld",
    what: "no opening is published",
    base: "blinded",
    levels: ["L6"],
    check: "draw.1.register",
    status: "not-checked",
    verifies: true,
    because: "what is not there is not checked",
    how: (draft) => delete draft.items[0]!.files["openings"],
    outside: ({ register }) => ({ register }),
  },
  ...(["plan", "targets", "inspectors", "avoidances", "exclusions", "salt-key"] as const).map((name): Tampering => ({
    id: `withheld-${name}`,
    what: `${name}.json is not published, so that nobody can draw again`,
    base: "plain",
    levels: ["L1"],
    check: "draw.1.teams",
    status: "not-checked",
    how: (draft) => Reflect.deleteProperty(draft.items[0]!.files, name),
    because: "what is not there is not checked, and the publication does not verify",
  })),
  {
    id: "withheld-record",
    what: "the record is not published",
    base: "plain",
    levels: ["L0"],
    check: "draw.1.record",
    status: "not-checked",
    how: (draft) => delete draft.items[0]!.files["record"],
    because: "what is not there is not checked, and the publication does not verify",
  },
];

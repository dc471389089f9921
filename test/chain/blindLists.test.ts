import { describe, expect, it } from "vitest";
import { drawPlan, type Avoidance, type Evidence, type Inspector, type Target } from "double-random";
import { blindLists, type BlindedLists } from "double-random/chain";
import { uidOf } from "../../src/record/blinding.js";
import { deepFreeze } from "../support/deepFreeze.js";
import { expectRefusal } from "../support/refusals.js";
import { busyEvidence, SMALL_SEED } from "../support/smallEvidence.js";
import { AS_OF, smallInspector } from "../support/smallPlan.js";
import { hashByNode } from "../support/treeByTheBook.js";

const KEY = "0f".repeat(32);
const SUITES = ["sha256", "sm3"] as const;

/** Section 7 of the specification. */
function saltByTheBook(suite: "sha256" | "sm3", id: string): string {
  return hashByNode(suite, `dr1:blind:${KEY}:${id}`).toString("hex");
}
function uidByTheBook(suite: "sha256" | "sm3", id: string): string {
  return hashByNode(suite, `dr1:uid:${saltByTheBook(suite, id)}:${id}`).toString("hex");
}

/** Lists in which every field that can be there is, each with a text that is nowhere else. */
function fullLists(): Required<Omit<Evidence, "plan">> {
  const evidence = busyEvidence();
  const targets = evidence.targets.map((target, index): Target => {
    const number = String(index + 10);
    return {
      ...target,
      id: `TARGET-${number}`,
      name: `虚构店铺${number}`,
      creditCode: `91140581MA0FHT${number}2X`,
      establishedOn: "2020-01-01",
      localOfficeId: index % 2 === 0 ? "office-01" : "office-02",
      creditClassAsOf: "2024-03-31",
      directories: ["opticians"],
      licences: [{ kind: "devices", number: `LICENCE-${number}`, validFrom: "2020-01-01", validTo: "2030-12-31" }],
      lists: [{ list: "abnormal", since: "2024-01-01" }],
      groupId: `GROUP-${String(index % 5)}`,
    };
  });
  const others = ["A", "B", "C", "D"].map((id) => smallInspector({ id, unitId: "office-03" }));
  const inspectors = [...evidence.inspectors, ...others].map((inspector, index): Inspector => {
    const number = String(index + 10);
    return {
      ...inspector,
      id: `PERSON-${number}`,
      name: `虚构检查员${number}`,
      declaredOn: "2024-02-29",
      certificates: [{ number: `CERT-${number}`, validFrom: "2022-01-01", validTo: "2026-12-31" }],
      ...(!inspector.active && { inactiveReason: "long illness" }),
    };
  });
  const person = (index: number): string => inspectors[index]!.id;
  const about = { status: "upheld", decidedBy: "discipline section", decidedOn: "2024-02-02" } as const;
  const avoidances: readonly Avoidance[] = [
    { id: "V-1", inspectorId: person(0), against: "target", refId: targets[3]!.id, ground: "kinship", ...about },
    { id: "V-2", inspectorId: person(1), against: "group", refId: "GROUP-2", ground: "interest", ...about },
    { id: "V-3", inspectorId: person(2), against: "inspector", refId: person(3), ground: "former-post", ...about },
    { id: "V-4", inspectorId: person(4), against: "unit", refId: "office-02", ground: "territorial", ...about },
    {
      id: "V-5",
      inspectorId: person(1),
      against: "region",
      refId: "1405",
      ground: "cooling-off",
      ...about,
      validTo: "2024-05-31",
    },
  ];
  const exclusions = [
    {
      taskId: "T01",
      targetId: targets[1]!.id,
      reason: "under-investigation",
      decidedBy: "credit section",
      decidedOn: "2024-04-01",
      note: "case of the tenth of March",
    },
  ] as const;
  return deepFreeze({ targets, inspectors, avoidances, exclusions });
}

const LISTS = fullLists();
const blinded = (suite: "sha256" | "sm3" = "sha256", lists = LISTS): BlindedLists =>
  blindLists({ ...lists, blindingKey: KEY, suite });

describe("blinded lists", () => {
  it.each(SUITES)("have the ids of the specification in the place of all others (%s)", (suite) => {
    const uid = (id: string): string => uidByTheBook(suite, id);
    const { targets, inspectors, avoidances, exclusions, openings } = blinded(suite);
    const byId = (rows: readonly { readonly id: string }[]): unknown =>
      [...rows].sort((a, b) => (a.id < b.id ? -1 : 1));
    expect(byId(targets)).toEqual(
      byId(
        LISTS.targets.map(({ name: _, creditCode: __, ...target }) => ({
          ...target,
          id: uid(target.id),
          groupId: uid(target.groupId!),
          licences: [{ kind: "devices", validFrom: "2020-01-01", validTo: "2030-12-31" }],
        })),
      ),
    );
    expect(byId(inspectors)).toEqual(
      byId(
        LISTS.inspectors.map(({ name: _, inactiveReason: __, ...inspector }) => ({
          ...inspector,
          id: uid(inspector.id),
          certificates: [{ validFrom: "2022-01-01", validTo: "2026-12-31" }],
        })),
      ),
    );
    expect(byId(avoidances)).toEqual(
      byId(
        LISTS.avoidances.map(({ decidedBy: _, ...avoidance }) => ({
          ...avoidance,
          id: uid(avoidance.id),
          inspectorId: uid(avoidance.inspectorId),
          refId: ["unit", "region"].includes(avoidance.against) ? avoidance.refId : uid(avoidance.refId),
          ground: "other",
        })),
      ),
    );
    expect(exclusions).toEqual(
      LISTS.exclusions.map(({ note: _, ...exclusion }) => ({ ...exclusion, targetId: uid(exclusion.targetId) })),
    );
    const ids = [...LISTS.targets, ...LISTS.inspectors].map(({ id }) => id).sort();
    expect(openings).toEqual(ids.map((id) => ({ id, salt: saltByTheBook(suite, id) })));
  });

  it("hold nothing that names anybody: no id, name, number, code, note or office that decided", () => {
    const { openings: _, ...published } = blinded();
    const text = JSON.stringify(published);
    const named = LISTS.targets.flatMap(({ id, name, creditCode, groupId, licences }) => [
      id,
      name!,
      creditCode!,
      groupId!,
      licences![0]!.number!,
    ]);
    const people = LISTS.inspectors.flatMap(({ id, name, certificates }) => [id, name!, certificates[0]!.number!]);
    const words = ["long illness", "discipline section", "case of", "kinship", "former-post", KEY];
    for (const trace of [...named, ...people, ...words]) {
      expect(JSON.stringify(LISTS) + KEY).toContain(trace);
      expect(text).not.toContain(trace);
    }
    for (const { salt } of blinded().openings) expect(text).not.toContain(salt);
  });

  it("are led back from by exactly one opening each, and by none to somebody else", () => {
    const { targets, inspectors, openings } = blinded();
    const uids = openings.map((opening) => uidOf("sha256", opening));
    expect(new Set(uids).size).toBe(openings.length);
    expect([...uids].sort()).toEqual([...targets, ...inspectors].map(({ id }) => id).sort());
    for (const [index, { salt }] of openings.entries()) {
      const other = openings[(index + 1) % openings.length]!;
      expect(uids).not.toContain(uidOf("sha256", { id: other.id, salt }));
    }
  });

  it("have no order that tells who stands where in the directory", () => {
    const isSorted = (rows: readonly { readonly id: string }[]): boolean =>
      rows.every(({ id }, index) => index === 0 || rows[index - 1]!.id < id);
    const { targets, inspectors } = blinded();
    expect([isSorted(targets), isSorted(inspectors)]).toEqual([true, true]);
    const turned = { ...LISTS, targets: LISTS.targets.toReversed(), inspectors: LISTS.inspectors.toReversed() };
    expect(JSON.stringify(blinded("sha256", turned))).toBe(JSON.stringify(blinded()));
  });

  it("are others with another key or hash", () => {
    const ids = [blinded(), blinded("sm3"), blindLists({ ...LISTS, blindingKey: "0e".repeat(32) })].flatMap(
      ({ targets }) => targets.map(({ id }) => id),
    );
    expect(new Set(ids).size).toBe(3 * LISTS.targets.length);
  });

  it("leave out what was not there, and open an id that two lists share once", () => {
    const target: Target = { id: "SAME", subjectType: "enterprise", status: "existing", regionCode: "14" };
    const inspector: Inspector = { id: "SAME", unitId: "u", active: true, certificates: [] };
    const lists = { targets: [target], inspectors: [inspector], avoidances: [] };
    const uid = uidByTheBook("sha256", "SAME");
    expect(blindLists({ ...lists, blindingKey: KEY })).toEqual({
      targets: [{ ...target, id: uid }],
      inspectors: [{ ...inspector, id: uid }],
      avoidances: [],
      exclusions: [],
      openings: [{ id: "SAME", salt: saltByTheBook("sha256", "SAME") }],
    });
  });
});

describe("a draw over blinded lists", () => {
  const { plan } = busyEvidence();
  const options = { plan, asOf: AS_OF, seed: SMALL_SEED, policies: { reservePerStratum: 1 } } as const;
  const open = drawPlan({ ...options, ...LISTS });
  const { openings, ...lists } = blinded();
  const hidden = drawPlan({ ...options, ...lists });
  const idOf = new Map(openings.map((opening) => [uidOf("sha256", opening), opening.id]));

  it("has the counts of the open one, and tickets over the uid", () => {
    for (const [index, task] of open.tasks.entries()) {
      const other = hidden.tasks[index]!;
      const counts = ({ cutoff: _, reserve: __, ...stratum }: (typeof task.strata)[number]): unknown => stratum;
      expect(other.strata.map(counts)).toEqual(task.strata.map(counts));
      const sizes = ({ frame: { digest: _, exclusions: __, ...frame }, quotaCount, drawn }: typeof task): unknown => [
        frame,
        quotaCount,
        drawn,
      ];
      expect(sizes(other)).toEqual(sizes(task));
      const rows = [...other.selected, ...other.strata.flatMap(({ reserve = [] }) => reserve)];
      expect(rows.length).toBeGreaterThan(0);
      for (const { targetId, ticket } of rows) {
        expect(idOf.has(targetId)).toBe(true);
        expect(ticket).toBe(hashByNode("sha256", `dr1:unit:${other.seed}:${targetId}`).toString("hex"));
      }
    }
  });

  it("keeps the same people from the same businesses, for the same reasons", () => {
    // Everything is inspected, so that both draws have the same visits.
    const census = { ...plan, tasks: plan.tasks.map((task) => ({ ...task, quota: { kind: "census" } as const })) };
    const [one, other] = [LISTS, lists].map((drawn) => drawPlan({ ...options, plan: census, ...drawn }).assignment);
    const withdrawalOf = new Map(LISTS.avoidances.map(({ id }) => [uidByTheBook("sha256", id), id]));
    const byTarget = new Map(
      other!.visits.map(({ taskIds, targetId, eligible, avoided, window }) => [
        `${taskIds.join(" ")}/${idOf.get(targetId)!}`,
        {
          window,
          eligible,
          avoided: sorted(
            avoided.map(({ inspectorId, avoidanceId }) => ({
              inspectorId: idOf.get(inspectorId)!,
              avoidanceId: withdrawalOf.get(avoidanceId)!,
            })),
          ),
        },
      ]),
    );
    expect(byTarget.size).toBe(one!.visits.length);
    for (const { taskIds, targetId, eligible, avoided, window } of one!.visits) {
      const key = `${taskIds.join(" ")}/${targetId}`;
      expect(byTarget.get(key), key).toEqual({ window, eligible, avoided: sorted(avoided) });
    }
    const withdrawals = new Set(one!.visits.flatMap(({ avoided }) => avoided.map((row) => row.avoidanceId)));
    expect([...withdrawals].sort()).toEqual(["V-1", "V-2", "V-4", "V-5"]);
    expect(other!.ineligible.map((row) => ({ ...row, inspectorId: idOf.get(row.inspectorId) })).sort(byText)).toEqual(
      [...one!.ineligible].sort(byText),
    );
    const pair = [LISTS.inspectors[2]!.id, LISTS.inspectors[3]!.id];
    for (const { team } of other!.visits) {
      const ids = team.map(({ inspectorId }) => idOf.get(inspectorId)!);
      expect(pair.every((id) => ids.includes(id))).toBe(false);
    }
  });
});

function byText(a: unknown, b: unknown): number {
  return JSON.stringify(a, keysOf(a)) < JSON.stringify(b, keysOf(b)) ? -1 : 1;
}

function keysOf(value: unknown): string[] {
  return Object.keys(value as object).sort();
}

function sorted<T>(rows: readonly T[]): readonly T[] {
  return [...rows].sort(byText);
}

describe("what is not blinded", () => {
  const blinding = (fields: object) => () => blindLists({ ...LISTS, blindingKey: KEY, ...fields });

  it("lists with a row that is none, an id twice, or a class that nobody knows", async () => {
    const { targets, inspectors } = LISTS;
    await expectRefusal(blinding({ targets: [...targets, targets[0]] }), "DUPLICATE_ID", "targets[40].id");
    await expectRefusal(blinding({ targets: [{ id: "T" }] }), "INPUT_INVALID", "targets[0].subjectType");
    await expectRefusal(
      blinding({ inspectors: [{ ...inspectors[0], shoes: 43 }] }),
      "FIELD_UNKNOWN",
      "inspectors[0].shoes",
    );
    await expectRefusal(blinding({ avoidances: {} }), "INPUT_INVALID", "avoidances");
    await expectRefusal(blinding({ exclusions: [{}] }), "INPUT_INVALID", "exclusions[0].taskId");
    await expectRefusal(blinding({ creditClasses: ["A"] }), "CREDIT_CLASS_UNKNOWN", "targets[2].creditClass");
    expect(blinding({ creditClasses: ["A", "B", "C", "D"] })().targets).toHaveLength(40);
  });

  it("with a key or a hash that is none", async () => {
    for (const blindingKey of [undefined, "", KEY.toUpperCase(), KEY.slice(1), `${KEY}0`, 7, [KEY]]) {
      await expectRefusal(blinding({ blindingKey }), "FIELD_INVALID", "blindingKey");
    }
    await expectRefusal(blinding({ suite: "md5" }), "FIELD_INVALID", "suite");
    await expectRefusal(() => blindLists(undefined as never), "FIELD_INVALID", "options");
  });
});

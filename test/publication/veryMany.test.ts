/* eslint-disable @typescript-eslint/no-unsafe-argument, @typescript-eslint/no-unsafe-assignment, @typescript-eslint/no-unsafe-member-access, @typescript-eslint/no-unsafe-return -- an attacker writes what the types forbid */
import { beforeAll, describe, expect, it } from "vitest";
import { verifyPublication } from "../../src/publication/index.js";
import { tamperBases, type TamperBases } from "../support/tamperBases.js";
import { draftOf, entryOf, filesOfDraft, reseal, type Draft, type Loose } from "../support/tamperDraft.js";

/** More than a call takes arguments, so that lists must not be spread into calls. */
const VERY_MANY = 130_000;

let bases: TamperBases;
beforeAll(async () => {
  bases = await tamperBases(12);
});

function swell(list: Loose[], make: (name: string) => Loose): void {
  for (let index = 0; index < VERY_MANY; index++) list.push(make(String(index)));
}

/** Lists that an attacker makes as long as a file may be. */
const SWOLLEN: Readonly<Record<string, (draft: Draft) => void>> = {
  "sources of a seed": (draft) => {
    swell(entryOf(draft, "seed").sources, (name) => ({ type: "declared", ref: name, value: "x" }));
  },
  "targets drawn by an earlier batch": (draft) => {
    const { selected } = draft.items.find(({ files }) => files["record"])!.files["record"].tasks[0];
    swell(selected, (name) => ({ ...selected[0], targetId: `X${name}` }));
  },
};

describe("a list of very many is judged like any other", () => {
  it.each(Object.entries(SWOLLEN))("%s", async (_, spoil) => {
    const draft = draftOf(bases.several);
    spoil(draft);
    reseal(draft, ["signatures"]);
    const { checks, levels } = await verifyPublication(filesOfDraft(draft));
    expect(levels).toHaveLength(7);
    expect(checks[0]).toMatchObject({ id: "form", status: "pass" });
  });
});

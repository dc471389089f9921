/* eslint-disable @typescript-eslint/no-unsafe-argument, @typescript-eslint/no-unsafe-assignment, @typescript-eslint/no-unsafe-call, @typescript-eslint/no-unsafe-member-access, @typescript-eslint/no-unsafe-return -- an attacker writes what the types forbid */
import { signedText } from "../../src/record/sealEntry.js";
import { signText } from "../../src/signature/signText.js";
import { AUTHORITY_KEY } from "../support/tamperBases.js";
import { type Draft, type Loose } from "../support/tamperDraft.js";
import type { Tampering } from "./tampering.js";

const STRANGER = "f6".repeat(32);

const entry = (draft: Draft, number: number): Loose => draft.items[number - 1]!.entry;

const signed = async (document: Loose, privateKey: string): Promise<Loose> => ({
  ...document,
  signatures: [await signText({ algorithm: "ed25519", message: signedText(document), privateKey })],
});

const SIGNATURES = {
  base: "plain",
  levels: ["L5"],
  check: "chain.signatures",
  kept: ["signatures"],
  outside: ({ authorityKeys }) => ({ authorityKeys }),
} as const satisfies Partial<Tampering>;

const WITNESS = {
  base: "plain",
  levels: ["L3"],
  check: "draw.1.witness",
  status: "not-checked",
  verifies: true,
  outside: ({ witnessKeys }) => ({ witnessKeys }),
  because: "the statement shows nothing, and there need not be any",
} as const satisfies Partial<Tampering>;

const HEAD = {
  base: "plain",
  levels: ["L4"],
  check: "chain.head",
  outside: ({ head }) => ({ head }),
} as const satisfies Partial<Tampering>;

/** Signatures, witnesses and what was published elsewhere. */
export const OUTSIDE_TAMPERINGS: readonly Tampering[] = [
  {
    id: "signature-of-another-entry",
    what: "the signature of another entry",
    ...SIGNATURES,
    how: (draft) => (entry(draft, 2).signatures = entry(draft, 3).signatures),
  },
  {
    id: "signature-removed",
    what: "the signature of one entry is taken away",
    ...SIGNATURES,
    how: (draft) => delete entry(draft, 5).signatures,
  },
  {
    id: "signature-list-empty",
    what: "the list of signatures is empty",
    ...SIGNATURES,
    how: (draft) => (entry(draft, 5).signatures = []),
  },
  {
    id: "signature-second-wrong",
    what: "beside the right signature stands a wrong one by the same key",
    ...SIGNATURES,
    how: (draft) => {
      const { signatures } = entry(draft, 1);
      signatures.push({ ...signatures[0], value: entry(draft, 2).signatures[0].value });
    },
  },
  {
    id: "signature-of-a-stranger",
    what: "every entry is signed anew with a key of the attacker, which stands in the entries",
    ...SIGNATURES,
    how: async (draft) => {
      for (const item of draft.items) item.entry = await signed(item.entry, STRANGER);
    },
  },
  {
    id: "signature-of-the-witness",
    what: "the key of the authority is given as that of a witness only",
    ...SIGNATURES,
    status: "not-checked",
    verifies: true,
    kept: [],
    outside: ({ authorityKeys }) => ({
      witnessKeys: authorityKeys.map((key) => ({ ...key, name: "an invented notary" })),
    }),
    because: "no key of the authority was given",
  },
  {
    id: "signature-keys-in-bundle",
    what: "every entry is signed by the key in it, and the verifier knows none",
    ...SIGNATURES,
    status: "not-checked",
    verifies: true,
    outside: () => ({}),
    how: async (draft) => {
      for (const item of draft.items) item.entry = await signed(item.entry, STRANGER);
    },
    because: "the key in a signature only says which key to try",
  },
  {
    id: "signature-before-change",
    what: "an entry is changed and sealed anew without the key of the authority",
    ...SIGNATURES,
    how: (draft) => (entry(draft, 1).software = "another program"),
  },
  {
    id: "signature-in-upper-case",
    what: "a signature is written in upper case",
    ...SIGNATURES,
    levels: ["L0"],
    check: "form",
    how: (draft) => (entry(draft, 1).signatures[0].value = entry(draft, 1).signatures[0].value.toUpperCase()),
  },

  {
    id: "witness-of-another-entry",
    what: "a statement about an entry that the chain does not have",
    ...WITNESS,
    how: (draft) => (draft.witnesses["notary"].entry = "0".repeat(64)),
  },
  {
    id: "witness-unsigned",
    what: "a statement that nobody signed",
    ...WITNESS,
    how: (draft) => (draft.witnesses["notary"].signatures = []),
  },
  {
    id: "witness-key-in-bundle",
    what: "the attacker states to have seen it, with a key that stands in the statement",
    ...WITNESS,
    how: async (draft) => (draft.witnesses["notary"] = await signed(draft.witnesses["notary"], STRANGER)),
  },
  {
    id: "witness-is-the-authority",
    what: "the authority states to have seen its own entry",
    ...WITNESS,
    how: async (draft) => (draft.witnesses["notary"] = await signed(draft.witnesses["notary"], AUTHORITY_KEY)),
  },
  {
    id: "witness-without-key",
    what: "the statement is right, and the verifier knows no key",
    ...WITNESS,
    outside: () => ({}),
  },
  {
    id: "witness-too-late",
    what: "the statement is of a time when the first source was known",
    ...WITNESS,
    how: async (draft) => {
      const statement = { ...draft.witnesses["notary"], at: "2023-08-23T15:50:00Z" };
      draft.witnesses["notary"] = await signed(statement, "b2".repeat(32));
    },
  },
  {
    id: "witness-of-another-authority",
    what: "the statement is about an entry of another authority",
    ...WITNESS,
    how: async (draft) => {
      const statement = { ...draft.witnesses["notary"], authority: "bureau-2" };
      draft.witnesses["notary"] = await signed(statement, "b2".repeat(32));
    },
  },
  {
    id: "witness-backdated",
    what: "the time of the statement is moved forward after it was signed",
    ...WITNESS,
    how: (draft) => (draft.witnesses["notary"].at = "2023-08-23T15:10:00Z"),
  },
  {
    id: "witness-removed",
    what: "the statement is taken away",
    ...WITNESS,
    how: (draft) => (draft.witnesses = {}),
  },
  {
    id: "commitment-rewritten-after-witness",
    what: "the commitment is made anew after it was seen",
    ...WITNESS,
    how: (draft) => (entry(draft, 1).software = "another program"),
  },

  { id: "tail-cut", what: "the last entry is withheld", ...HEAD, how: (draft) => draft.items.pop() },
  {
    id: "tail-cut-far",
    what: "all that followed the result is withheld",
    ...HEAD,
    how: (draft) => draft.items.splice(3),
  },
  {
    id: "history-rewritten",
    what: "a word of the first entry is changed, and the whole chain made anew",
    ...HEAD,
    how: (draft) => (entry(draft, 1).software = "another program"),
  },
  {
    id: "history-rewritten-time",
    what: "the commitment is said to be older than it is, and the whole chain made anew",
    ...HEAD,
    how: (draft) => (entry(draft, 1).at = "2023-08-01T00:00:00Z"),
  },
  {
    id: "history-rewritten-dice",
    what: "other dice are said to have fallen, and everything is made anew",
    ...HEAD,
    how: async (draft) => {
      const { remakeDraw } = await import("../support/remakeDraw.js");
      entry(draft, 2).sources[0].value = "000000000000000000000000";
      await remakeDraw(draft, 1, "seed");
    },
  },
  {
    id: "head-elsewhere",
    what: "another chain is shown than the one whose entry was published",
    ...HEAD,
    outside: ({ head }) => ({ head: { ...head, entryHash: "0".repeat(64) } }),
  },
  {
    id: "head-before-the-first",
    what: "the entry that was published has no number",
    ...HEAD,
    outside: ({ head }) => ({ head: { ...head, number: 0 } }),
  },
];

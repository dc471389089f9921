/* eslint-disable @typescript-eslint/no-unsafe-argument, @typescript-eslint/no-unsafe-assignment, @typescript-eslint/no-unsafe-call, @typescript-eslint/no-unsafe-member-access, @typescript-eslint/no-unsafe-return -- an attacker writes what the types forbid */
import { proveTarget } from "../../src/chain/index.js";
import { openingOf, uidOf } from "../../src/record/blinding.js";
import { BLINDING_KEY, type TamperBase, type TamperBases } from "./tamperBases.js";
import { reseal, type Loose, type Seal } from "./tamperDraft.js";

/** Valid files of one business each. */
export interface ProofBases {
  /** Drawn, in the first stratum of which something is drawn. */
  readonly drawn: Loose;
  /** Of another stratum, and not drawn. */
  readonly spared: Loose;
  /** In a blinded publication. */
  readonly blinded: Loose;
  /** Without tickets. */
  readonly shuffled: Loose;
  /** From a draw with drand. */
  readonly dated: Loose;
}

/** Makes all of them, through the public call. */
export function proofBases({ plain, blinded, other, dated }: TamperBases): ProofBases {
  const record = (base: TamperBase): Loose => base.items[0]!.files["record"];
  const proof = (base: TamperBase, fields: Loose): Loose => {
    const { files } = base.items[0]!;
    const { plan, targets, inspectors, avoidances, exclusions, "salt-key": saltKey } = files as Loose;
    const chain = base.items.map(({ entry }) => entry);
    const evidence = { plan, targets, inspectors, avoidances, exclusions };
    return structuredClone(proveTarget({ ...evidence, chain, saltKey: saltKey.key, taskId: "T01", ...fields }));
  };
  const [task] = record(plain).tasks;
  const stratum = task.strata.find(({ cutoff }: Loose) => cutoff);
  const drawn = task.selected.find((unit: Loose) => unit.stratum === stratum.stratum).targetId;
  const spared = task.strata.find((one: Loose) => one.stratum !== stratum.stratum && one.reserve.length > 0);
  const opened = (blinded.items[0]!.files["openings"] as Loose).openings;
  const inFirstTask = new Set(record(blinded).tasks[0].selected.map(({ targetId }: Loose) => targetId));
  const opening = opened.find((one: Loose) => inFirstTask.has(uidOf("sha256", one)));
  return {
    drawn: proof(plain, { targetId: drawn }),
    spared: proof(plain, { targetId: spared.reserve[0].targetId }),
    blinded: proof(blinded, { targetId: opening.id, opening: openingOf("sha256", BLINDING_KEY, opening.id) }),
    shuffled: proof(other, { targetId: record(other).tasks[0].selected[0].targetId, record: record(other) }),
    dated: proof(dated, { targetId: record(dated).tasks[0].selected[0].targetId }),
  };
}

/** Hashes and links of the three entries made anew. */
export function resealProof(proof: Loose, kept: readonly Seal[] = []): void {
  const names = ["commitment", "seed", "result"] as const;
  const items = names.map((name) => ({ entry: proof[name], files: {} }));
  reseal({ items, witnesses: {} }, [...kept, "number", "previous", "signatures"]);
}

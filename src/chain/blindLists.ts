import { checkOptions } from "../errors/checkOptions.js";
import type { Evidence } from "../frame/digests.js";
import type { Avoidance } from "../model/avoidance.js";
import type { Exclusion } from "../model/exclusion.js";
import type { Inspector } from "../model/inspector.js";
import { parseAvoidances } from "../model/parseAvoidances.js";
import { parseExclusions } from "../model/parseExclusions.js";
import { parseInspectors } from "../model/parseInspectors.js";
import { parseTargets } from "../model/parseTargets.js";
import type { Opening } from "../model/proof.js";
import type { Target } from "../model/target.js";
import { byCodePoint } from "../random/byCodePoint.js";
import { checkSuite, type HashSuite } from "../random/hashing.js";
import { openingOf, uidOf } from "../record/blinding.js";
import type { DrawnLists } from "../record/committedLists.js";
import { readSecret } from "./readSecret.js";

/** What {@link blindLists} needs. */
export interface BlindListsOptions extends Omit<Evidence, "plan"> {
  /** 32 random bytes in lower-case hexadecimal, the same for all draws of a plan, and never published. */
  readonly blindingKey: string;
  /** Default `sha256`; the suite of the draw. */
  readonly suite?: HashSuite;
  /** The credit classes that targets may have. Default A to D. */
  readonly creditClasses?: readonly string[];
}

/** Lists without the ids of businesses and people, and what leads back to them. */
export interface BlindedLists extends DrawnLists {
  /** One for each target and each inspector, sorted by id. Each goes to whom it is about. */
  readonly openings: readonly Opening[];
}

/**
 * Replaces the ids of targets, inspectors and groups by ids that only an opening leads back from, and leaves out what would name
 * them. The draw is then made from these lists and can be published with them.
 *
 * Hides ids, not attributes: the only school of a town is known by being one.
 *
 * @throws `DoubleRandomError` `INPUT_INVALID` for a bad row, `FIELD_INVALID` for a bad key
 *
 * @example
 * ```ts
 * import { blindLists } from "double-random/chain";
 *
 * const targets = [{ id: "T-1", name: "Invented optician", subjectType: "enterprise", status: "existing", regionCode: "14" }];
 * const blindingKey = "0123456789abcdef".repeat(4); // in earnest 32 random bytes
 * const blinded = blindLists({ targets, inspectors: [], avoidances: [], blindingKey });
 * console.log(blinded.targets[0].id.slice(0, 16), Object.keys(blinded.targets[0]).join(" "));
 * console.log(blinded.openings[0].id);
 * ```
 * ```text
 * 5c89d311bcea3db8 id subjectType status regionCode
 * T-1
 * ```
 */
export function blindLists(options: BlindListsOptions): BlindedLists {
  checkOptions(options);
  const { suite = "sha256", creditClasses } = options;
  checkSuite(suite);
  const key = readSecret(options.blindingKey, "blindingKey");
  const targets = parseTargets(options.targets, creditClasses && { creditClasses });
  const inspectors = parseInspectors(options.inspectors);
  const blind = (id: string): string => uidOf(suite, openingOf(suite, key, id));
  const ids = [...targets, ...inspectors].map(({ id }) => id);
  return {
    // In the order of the new ids: the order of the rows would lead back to the old ones.
    targets: targets.map((target) => blindTarget(target, blind)).sort(byId),
    inspectors: inspectors.map((inspector) => blindInspector(inspector, blind)).sort(byId),
    avoidances: parseAvoidances(options.avoidances)
      .map((avoidance) => blindAvoidance(avoidance, blind))
      .sort(byId),
    exclusions: parseExclusions(options.exclusions ?? [])
      .map((exclusion) => blindExclusion(exclusion, blind))
      .sort((a, b) => byCodePoint(a.taskId, b.taskId) || byCodePoint(a.targetId, b.targetId)),
    openings: [...new Set(ids)].sort(byCodePoint).map((id) => openingOf(suite, key, id)),
  };
}

type Blind = (id: string) => string;

function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return byCodePoint(a.id, b.id);
}

function blindTarget({ name: _, creditCode: __, licences, groupId, ...target }: Target, blind: Blind): Target {
  return {
    ...target,
    id: blind(target.id),
    ...(licences && { licences: licences.map(({ number: ___, ...licence }) => licence) }),
    ...(groupId !== undefined && { groupId: blind(groupId) }),
  };
}

function blindInspector(
  { name: _, inactiveReason: __, certificates, ...inspector }: Inspector,
  blind: Blind,
): Inspector {
  return {
    ...inspector,
    id: blind(inspector.id),
    certificates: certificates.map(({ number: ___, ...certificate }) => certificate),
  };
}

function blindAvoidance({ decidedBy: _, refId, ...avoidance }: Avoidance, blind: Blind): Avoidance {
  const named = ["target", "group", "inspector"].includes(avoidance.against);
  return {
    ...avoidance,
    id: blind(avoidance.id),
    inspectorId: blind(avoidance.inspectorId),
    refId: named ? blind(refId) : refId,
    ground: "other",
  };
}

function blindExclusion({ note: _, ...exclusion }: Exclusion, blind: Blind): Exclusion {
  return { ...exclusion, targetId: blind(exclusion.targetId) };
}

import {
  parseAvoidances,
  parseExclusions,
  parseInspectors,
  parsePlan,
  parseTargets,
  type Evidence,
  type Policies,
} from "../index.js";
import { readJson } from "./files.js";
import { UsageError, type Command, type CommandInput } from "./usage.js";

/** The options that name the evidence of a draw. */
export const EVIDENCE_OPTIONS: Command["options"] = {
  plan: { type: "string" },
  targets: { type: "string" },
  inspectors: { type: "string" },
  avoidances: { type: "string" },
  "no-avoidances": { type: "boolean" },
  exclusions: { type: "string" },
};

/** Their help. */
export const EVIDENCE_HELP = `  --plan FILE          the plan
  --targets FILE       the inspection-target directory
  --inspectors FILE    the inspector directory
  --avoidances FILE    the withdrawals (回避), or --no-avoidances if there are none
  --exclusions FILE    decisions that keep targets out of a task, if there are any`;

/** Reads all evidence. Nobody forgets the withdrawals by leaving a word out. */
export function readEvidence(input: CommandInput, policies?: Pick<Partial<Policies>, "creditClassTiers">): Evidence {
  requireAvoidances(input);
  return { ...readTargetEvidence(input, policies), ...readRoster(input) };
}

/** Reads what targets are drawn from. */
export function readTargetEvidence(
  input: CommandInput,
  policies?: Pick<Partial<Policies>, "creditClassTiers">,
): Omit<Evidence, keyof Roster> {
  const plan = parsePlan(readJson(input.needed("plan")));
  const exclusions = input.text("exclusions");
  return {
    plan,
    targets: parseTargets(readJson(input.needed("targets")), creditClasses({ ...plan.policies, ...policies })),
    exclusions: exclusions === undefined ? [] : parseExclusions(readJson(exclusions)),
  };
}

/** Who can inspect. */
export type Roster = Pick<Evidence, "inspectors" | "avoidances">;

/** Reads the roster and the withdrawals. */
export function readRoster(input: CommandInput): Roster {
  requireAvoidances(input);
  const avoidances = input.text("avoidances");
  return {
    inspectors: parseInspectors(readJson(input.needed("inspectors"))),
    avoidances: avoidances === undefined ? [] : parseAvoidances(readJson(avoidances)),
  };
}

function requireAvoidances(input: CommandInput): void {
  if (input.text("avoidances") !== undefined || input.flag("no-avoidances")) return;
  throw new UsageError("--avoidances is missing; say --no-avoidances if there are none");
}

export function creditClasses(policies?: Pick<Partial<Policies>, "creditClassTiers">): {
  readonly creditClasses?: readonly string[];
} {
  return policies?.creditClassTiers ? { creditClasses: Object.keys(policies.creditClassTiers) } : {};
}

/** Which credit classes there are is for the record to say; whether it may is checked by those who read it. */
export function policiesOf(record: unknown): Partial<Policies> | undefined {
  const { policies } = (record ?? {}) as { readonly policies?: unknown };
  return typeof policies === "object" && policies !== null ? policies : undefined;
}

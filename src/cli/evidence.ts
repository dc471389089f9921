import { parsePlan, type Evidence, type Policies } from "../index.js";
import { readJson } from "./files.js";
import { listReader } from "./readList.js";
import { UsageError, type Command, type CommandInput } from "./usage.js";

/** The options that name the evidence of a draw. */
export const EVIDENCE_OPTIONS: Command["options"] = {
  plan: { type: "string" },
  targets: { type: "string" },
  inspectors: { type: "string" },
  avoidances: { type: "string" },
  "no-avoidances": { type: "boolean" },
  exclusions: { type: "string" },
  mapping: { type: "string" },
};

/** Their help. */
export const EVIDENCE_HELP = `  --plan FILE          the plan
  --targets FILE       the inspection-target directory
  --inspectors FILE    the inspector directory
  --avoidances FILE    the withdrawals (回避), or --no-avoidances if there are none
  --exclusions FILE    decisions that keep targets out of a task, if there are any
  --mapping FILE       what the columns and words of CSV files and workbooks stand for, beyond those that are known

The directories and lists may be JSON, JSON Lines, CSV or XLSX; what is repaired while they are read is said on the error output.`;

/** Reads all evidence. Nobody forgets the withdrawals by leaving a word out. */
export async function readEvidence(
  input: CommandInput,
  policies?: Pick<Partial<Policies>, "creditClassTiers">,
): Promise<Evidence> {
  requireAvoidances(input);
  return { ...(await readTargetEvidence(input, policies)), ...(await rosterOf(input)) };
}

/** Reads what targets are drawn from. */
export async function readTargetEvidence(
  input: CommandInput,
  policies?: Pick<Partial<Policies>, "creditClassTiers">,
): Promise<Omit<Evidence, keyof Roster>> {
  const plan = parsePlan(readJson(input.needed("plan")));
  const exclusions = input.text("exclusions");
  const read = listReader(input);
  const classes = creditClasses({ ...plan.policies, ...policies });
  return {
    plan,
    targets: (await read("targets", input.needed("targets"), classes)).rows,
    exclusions: exclusions === undefined ? [] : (await read("exclusions", exclusions)).rows,
  };
}

/** Who can inspect. */
export type Roster = Pick<Evidence, "inspectors" | "avoidances">;

/** Reads the roster and the withdrawals. */
export async function readRoster(input: CommandInput): Promise<Roster> {
  requireAvoidances(input);
  return rosterOf(input);
}

async function rosterOf(input: CommandInput): Promise<Roster> {
  const read = listReader(input);
  const avoidances = input.text("avoidances");
  return {
    inspectors: (await read("inspectors", input.needed("inspectors"))).rows,
    avoidances: avoidances === undefined ? [] : (await read("avoidances", avoidances)).rows,
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

import { parsePlan, type Exclusion, type Plan, type Target, type TargetRecord } from "../index.js";
import { creditClasses, policiesOf } from "./evidence.js";
import { readJson } from "./files.js";
import { listReader } from "./readList.js";
import { UsageError, type Command, type CommandInput } from "./usage.js";

/** The options that name received records and their files, each of which may be repeated. */
export const RECEIVED_OPTIONS: Command["options"] = {
  plan: { type: "string", multiple: true },
  targets: { type: "string", multiple: true },
  exclusions: { type: "string", multiple: true },
  received: { type: "string", multiple: true },
};

/** A record of the first stage with its plan and rows. */
export interface ReceivedFiles {
  readonly record: TargetRecord;
  readonly plan: Plan;
  readonly targets: readonly Target[];
  readonly exclusions?: readonly Exclusion[];
}

/** Reads records of the first stage; `--plan` and `--targets` are given once for each, in the same order. */
export async function readReceived(paths: readonly string[], input: CommandInput): Promise<readonly ReceivedFiles[]> {
  const [plans, targets, exclusions] = [input.all("plan"), input.all("targets"), input.all("exclusions")];
  requireEach(paths, { plan: plans, targets });
  if (exclusions.length > 0 && exclusions.length !== paths.length) {
    throw new UsageError("--exclusions, if given, is needed once for each record, in the same order");
  }
  const read = listReader(input);
  const received: ReceivedFiles[] = [];
  for (const [index, path] of paths.entries()) {
    const record = readJson(path) as TargetRecord;
    const plan = parsePlan(readJson(plans[index]!));
    const classes = creditClasses({ ...plan.policies, ...policiesOf(record) });
    received.push({
      record,
      plan,
      targets: (await read("targets", targets[index]!, classes)).rows,
      ...(exclusions.length > 0 && {
        exclusions: (await read("exclusions", exclusions[index]!)).rows,
      }),
    });
  }
  return received;
}

/** Reads records of the first stage with their plans alone. */
export function readReceivedPlans(input: CommandInput): readonly Pick<ReceivedFiles, "record" | "plan">[] {
  const [paths, plan] = [input.all("received"), input.all("plan")];
  requireEach(paths, { plan });
  return paths.map((path, index) => ({
    record: readJson(path) as TargetRecord,
    plan: parsePlan(readJson(plan[index]!)),
  }));
}

/** Whether a record is one of teams, which needs `--received`; no other has a use for it. */
export function isOfTeams(record: unknown, input: CommandInput): boolean {
  const ofTeams = (record as { readonly kind?: unknown } | null)?.kind === "team-record";
  if (!ofTeams && input.all("received").length > 0) {
    throw new UsageError("--received has no use with a record of this kind");
  }
  return ofTeams;
}

/** Options that only a record of teams may repeat. */
export function singleValues(input: CommandInput): CommandInput {
  const text = (name: string): string | undefined => {
    const all = input.all(name);
    if (all.length > 1) throw new UsageError(`--${name} is given ${String(all.length)} times`);
    return all[0] ?? input.text(name);
  };
  return { ...input, text, needed: (name) => text(name) ?? input.needed(name) };
}

function requireEach(paths: readonly string[], given: Readonly<Record<string, readonly string[]>>): void {
  for (const [name, files] of Object.entries(given)) {
    if (files.length === paths.length) continue;
    const counts = `${String(paths.length)} records, ${String(files.length)} times --${name}`;
    throw new UsageError(`--${name} is needed once for each record, in the same order: ${counts}`);
  }
}

import { parsePlan, type Exclusion, type Plan, type Target, type TargetRecord } from "../index.js";
import { creditClasses, policiesOf } from "./evidence.js";
import { readJson } from "./files.js";
import { listReader } from "./readList.js";
import { UsageError, type CommandInput } from "./usage.js";

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
  for (const [name, files] of Object.entries({ plan: plans, targets })) {
    if (files.length === paths.length) continue;
    const counts = `${String(paths.length)} records, ${String(files.length)} times --${name}`;
    throw new UsageError(`--${name} is needed once for each record, in the same order: ${counts}`);
  }
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

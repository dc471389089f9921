import type { EventEvidence } from "../index.js";
import { listReader } from "./readList.js";
import { UsageError, type Command, type CommandInput } from "./usage.js";

/** The options that name the events of a record and the rosters of their days. */
export const EVENT_ROSTER_OPTIONS: Command["options"] = {
  events: { type: "string" },
  "later-inspectors": { type: "string", multiple: true },
  "later-avoidances": { type: "string", multiple: true },
};

/** Their help. */
export const EVENT_ROSTER_HELP = `  --events FILE        all events of the record, a JSON list
  --later-inspectors FILE, --later-avoidances FILE
                       roster and withdrawals of the day of an event, where they are not those of the draw; may be repeated, both
                       equally often and in the same order`;

/** Rosters and withdrawals of later days. */
export async function readRosters(input: CommandInput): Promise<NonNullable<EventEvidence["rosters"]>> {
  const [inspectors, avoidances] = [input.all("later-inspectors"), input.all("later-avoidances")];
  if (inspectors.length !== avoidances.length) {
    throw new UsageError("--later-inspectors and --later-avoidances are needed equally often, in the same order");
  }
  if (inspectors.length > 0 && input.text("events") === undefined) {
    throw new UsageError("--later-inspectors has no use without --events");
  }
  const read = listReader(input);
  const rosters: NonNullable<EventEvidence["rosters"]>[number][] = [];
  for (const [index, path] of inspectors.entries()) {
    rosters.push({
      inspectors: (await read("inspectors", path)).rows,
      avoidances: (await read("avoidances", avoidances[index]!)).rows,
    });
  }
  return rosters;
}

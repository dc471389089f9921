import { formatRecord, type AdministrativeLevel, type Policies, type TargetRecord } from "../../index.js";
import { drawTeams, verifyTargetRecord } from "../../stages/index.js";
import { readSeed, SEED_HELP, SEED_OPTIONS } from "../drawChoices.js";
import { readRoster } from "../evidence.js";
import { readJson, writeAll } from "../files.js";
import { readReceived } from "../received.js";
import { EXIT, UsageError, wholeNumber, type Command } from "../usage.js";

/** `double-random assign`. */
export const assign: Command = {
  help: `double-random assign RECORD... --plan FILE... --targets FILE... --inspectors FILE --avoidances FILE
                     --authority ID --region CODE --inspected-by LEVEL
                     (--seed TEXT --seed-ref TEXT | --seed-file FILE) --out FILE

The second stage of a draw in two stages (省抽县查, 市抽县查): the targets of the own region, from the records of double-random draw
--targets-only, get teams from the own roster, with an own seed that was fixed after it. Targets that one has drawn oneself may be
among them; a target of several tasks gets one visit.

  RECORD...            the records that were received, and own ones
  --plan FILE          the plan of each record, in the same order
  --targets FILE       the rows of the drawn targets of the region (others are not looked at), likewise
  --inspectors FILE    the inspector directory
  --avoidances FILE    the withdrawals (回避), or --no-avoidances if there are none
  --authority ID       who draws the teams
  --region CODE        the own region: the targets whose region code begins with it
  --inspected-by LEVEL province, prefecture or county: the tasks that this level inspects
  --mapping FILE       what the columns and words of CSV files and workbooks stand for, beyond those that are known
  --policies FILE      choices for the teams that differ from the defaults
${SEED_HELP}
  --draw-number N      2 or more for teams that are drawn again, with
  --reason TEXT        why
  --out FILE           the record to write
  --force              overwrite an existing file`,
  options: {
    plan: { type: "string", multiple: true },
    targets: { type: "string", multiple: true },
    inspectors: { type: "string" },
    avoidances: { type: "string" },
    "no-avoidances": { type: "boolean" },
    mapping: { type: "string" },
    authority: { type: "string" },
    region: { type: "string" },
    "inspected-by": { type: "string" },
    policies: { type: "string" },
    ...SEED_OPTIONS,
    "draw-number": { type: "string" },
    reason: { type: "string" },
    out: { type: "string" },
    force: { type: "boolean" },
  },
  run: async (input) => {
    if (input.positionals.length === 0) throw new UsageError("RECORD is missing");
    const out = input.needed("out");
    const [policies, redrawReason] = [input.text("policies"), input.text("reason")];
    const drawNumber = wholeNumber(input, "draw-number");
    const received = await readReceived(input.positionals, input);
    for (const [index, { record }] of received.entries()) refuseBroken(record, input.positionals[index]!);
    const record = drawTeams({
      received,
      authority: input.needed("authority"),
      regionCode: input.needed("region"),
      inspectedBy: input.needed("inspected-by") as AdministrativeLevel,
      ...(await readRoster(input)),
      ...(policies !== undefined && { policies: readJson(policies) as Partial<Policies> }),
      seed: readSeed(input),
      ...(drawNumber !== undefined && { drawNumber }),
      ...(redrawReason !== undefined && { redrawReason }),
    });
    writeAll([{ path: out, text: formatRecord(record) }], { overwrite: input.flag("force") });
    for (const { planId, record: hash } of record.received) console.log(`received ${planId}, record ${hash}`);
    for (const { visitId, team } of record.assignment.visits) {
      console.log(`${visitId}: ${team.map(({ inspectorId, role }) => `${inspectorId} ${role}`).join(", ")}`);
    }
    for (const { code, message } of [...record.warnings, ...record.assignment.warnings]) {
      console.log(`warning ${code}: ${message}`);
    }
    console.log(`record ${record.recordHash}\nwrote ${out}`);
    return EXIT.yes;
  },
};

/** A record that contradicts itself is no list to draw teams for. */
function refuseBroken(record: TargetRecord, path: string): void {
  const broken = verifyTargetRecord(record, {}).checks.find(({ status }) => status === "fail");
  if (broken) throw new UsageError(`${path} does not verify by itself: ${broken.message}`);
}

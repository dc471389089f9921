import { parsePlan, type Inspector, type PlanRecord, type RecordEvent, type Target } from "../../index.js";
import { blindLists } from "../../chain/index.js";
import type { DrawNoticeOptions, Identities } from "../../notices/index.js";
import { openDrawn } from "../drawnRecord.js";
import { policiesOf } from "../evidence.js";
import { isFolder, readJson } from "../files.js";
import { BLIND_HELP, BLIND_OPTION, readIdentities } from "../identities.js";
import { readSecretFile } from "../keys.js";
import { listReader } from "../readList.js";
import { readDrawnFrom } from "../publicationFolder.js";
import { UsageError, type Command, type CommandInput } from "../usage.js";
import { NOTICE_OPTIONS, POLICY_OPTION, readPolicy, readStated } from "./noticeInput.js";

/** The options of documents about a draw. */
export const DRAWN_OPTIONS: Command["options"] = {
  ...NOTICE_OPTIONS,
  ...POLICY_OPTION,
  ...BLIND_OPTION,
  draw: { type: "string" },
  plan: { type: "string" },
  targets: { type: "string" },
  inspectors: { type: "string" },
  events: { type: "string" },
  mapping: { type: "string" },
};

/** Their help. */
export const DRAWN_HELP: string = `  --policy FILE        what may be printed of businesses and people; default: for notices to the public little, for
                       working papers what inspectors need
  --draw N             of a publication: the number of the commitment; may be left out if there is only one with a result
${BLIND_HELP}, and with --targets and --inspectors
                       as they were before
  --plan FILE          of a record: the plan
  --targets FILE       of a record: the inspection-target directory
  --inspectors FILE    of a record: the inspector directory, for names and certificate numbers
  --events FILE        of a record: a JSON list of its events, in order, if there are any
  --mapping FILE       what the columns and words of CSV files and workbooks stand for, beyond those that are known

Directories may be JSON, JSON Lines, CSV or XLSX; what is repaired while they are read is said on the error output.`;

/** What documents about a draw are made from, and how the words of a user name its parts. */
export interface DrawnSource {
  readonly options: Omit<DrawNoticeOptions, "publishedAt">;
  /** The id that the record has for one that people know. */
  readonly idOf: (id: string) => string;
  /** Likewise, for `TASK/TARGET`. */
  readonly visitOf: (visit: string) => string;
}

/** Reads a publication or a record that stands alone. */
export async function readDrawn(path: string, input: CommandInput): Promise<DrawnSource> {
  const common = { ...readStated(input), policy: readPolicy(input) };
  return isFolder(path) ? ofFolder(path, input, common) : ofRecord(path, input, common);
}

type Common = Pick<DrawNoticeOptions, "language" | "date" | "documentNumber" | "policy">;

async function ofFolder(path: string, input: CommandInput, common: Common): Promise<DrawnSource> {
  for (const stray of ["plan", "events"]) {
    if (input.text(stray) !== undefined)
      throw new UsageError(`--${stray} has no use with a publication, which has its own`);
  }
  const { folder, commitment, record, events } = openDrawn(path, input);
  const { idOf, visitOf } = readIdentities(input, commitment);
  const { plan, targets, inspectors } = readDrawnFrom(folder, commitment);
  const isBlinded = commitment.publication === "blinded";
  if (!isBlinded) onlyWithBlinded(input);
  return {
    options: {
      ...common,
      ...{ record, plan, targets, inspectors, events, chain: folder.chain },
      ...(isBlinded && { identities: await identitiesOf(input, record) }),
    },
    idOf,
    visitOf,
  };
}

function onlyWithBlinded(input: CommandInput): void {
  for (const stray of ["targets", "inspectors"]) {
    if (input.text(stray) !== undefined) throw new UsageError(`--${stray} has no use with an open publication`);
  }
}

async function identitiesOf(input: CommandInput, record: PlanRecord): Promise<Identities> {
  const targets = await readTargets(input, record);
  const inspectors = await readInspectors(input);
  const { suite, creditClassTiers } = record.policies;
  const { openings } = blindLists({
    ...{ targets, inspectors, suite },
    avoidances: [],
    blindingKey: readSecretFile(input.needed("blind")),
    creditClasses: Object.keys(creditClassTiers),
  });
  return { openings, targets, inspectors };
}

async function ofRecord(path: string, input: CommandInput, common: Common): Promise<DrawnSource> {
  for (const stray of ["draw", "blind"]) {
    if (input.text(stray) !== undefined) throw new UsageError(`--${stray} has no use with a record`);
  }
  const record = readJson(path) as PlanRecord;
  const events = input.text("events");
  const same = (id: string): string => id;
  return {
    options: {
      ...common,
      record,
      plan: parsePlan(readJson(input.needed("plan"))),
      targets: await readTargets(input, record),
      inspectors: await readInspectors(input),
      events: events === undefined ? [] : (readJson(events) as readonly RecordEvent[]),
    },
    idOf: same,
    visitOf: same,
  };
}

async function readTargets(input: CommandInput, record: unknown): Promise<readonly Target[]> {
  const classes = policiesOf(record)?.creditClassTiers;
  const options = classes ? { creditClasses: Object.keys(classes) } : {};
  return (await listReader(input)("targets", input.needed("targets"), options)).rows;
}

async function readInspectors(input: CommandInput): Promise<readonly Inspector[]> {
  const file = input.text("inspectors");
  return file === undefined ? [] : (await listReader(input)("inspectors", file)).rows;
}

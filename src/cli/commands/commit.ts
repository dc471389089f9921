import { blindLists, commitDraw, type BlindedLists, type CommitDrawOptions } from "../../chain/index.js";
import type { CommitmentEntry } from "../../model/commitmentEntry.js";
import type { Openings } from "../../model/proof.js";
import { resolvePolicies } from "../../plan/resolvePolicies.js";
import { allKnown, earliestKnown } from "../../record/replayChain.js";
import type { Evidence, Policies } from "../../index.js";
import { DRAW_WORDS } from "../drawWords.js";
import { earlierBatches } from "../earlierBatches.js";
import { EVIDENCE_HELP, EVIDENCE_OPTIONS, readEvidence } from "../evidence.js";
import { readJson, type Output } from "../files.js";
import { openSecret, refuseInside } from "../keys.js";
import { readLanguage } from "../language.js";
import {
  drawFile,
  ENTRY_HELP,
  ENTRY_OPTIONS,
  entryLine,
  isSaltKeyOf,
  openPublication,
  publishEntry,
  statedTime,
  type PublicationFolder,
} from "../publicationFolder.js";
import { COMMITTED_SOURCE_OPTIONS, readCommittedSources } from "../sources.js";
import { EXIT, onlyPositional, UsageError, type Command, type CommandInput } from "../usage.js";

/** `double-random commit`. */
export const commit: Command = {
  help: `double-random commit FOLDER --plan FILE --targets FILE --inspectors FILE --avoidances FILE --as-of DATE
                     (--dice TEXT --dice-at INSTANT | --sources FILE) --salt-key FILE

  FOLDER               the publication; made if it does not exist
${EVIDENCE_HELP}
  --as-of DATE         the date of the frames, YYYY-MM-DD
  --dice TEXT          the seed will come from ten-sided dice rolled in public: where and before whom
  --dice-at INSTANT    when they will be rolled, YYYY-MM-DDTHH:MM:SSZ
  --dice-count N       how many rolls (default: 40)
  --sources FILE       or where else the seed will come from: { "sources": [
                         { "type": "announced", "ref": "ten-sided dice, public meeting", "at": INSTANT,
                           "groups": [{ "count": 40, "lowest": 0, "highest": 9 }] },
                         { "type": "drand", "ref": "<chain hash of quicknet>/<round>" } ] }
  --salt-key FILE      32 secret bytes for this commitment alone; made if there is no such file. Keep it: without it there
                       is no draw, and until the lists are published nobody else may have it
  --policies FILE      choices that differ from the plan's
  --task ID            commit to this task alone; may be repeated
  --batch TASK=K:SHARE draw batch K of a task now, so that SHARE of its quota is drawn: T12=2:100%; may be repeated
  --reason TEXT        why the tasks are drawn again, if they are
  --skip-reason R      for which result a drawn target may stay without an inspection: moved-out, deregistered,
                       unreachable-at-registered-address, ...; may be repeated
  --not-before FILE    a recent round of drand: { "ref": "<chain hash of quicknet>/<round>", "signature": HEX }
  --blind KEYFILE      publish ids that lead back to no business and no inspector; 32 secret bytes, the same for all draws
                       of a plan, made if there is no such file
  --openings FILE      what leads back, to be written for --blind; it stays with the authority
${ENTRY_HELP}
  --force              overwrite existing files of the draw, but never the chain`,
  options: {
    ...EVIDENCE_OPTIONS,
    ...ENTRY_OPTIONS,
    "as-of": { type: "string" },
    ...COMMITTED_SOURCE_OPTIONS,
    "salt-key": { type: "string" },
    policies: { type: "string" },
    task: { type: "string", multiple: true },
    batch: { type: "string", multiple: true },
    reason: { type: "string" },
    "skip-reason": { type: "string", multiple: true },
    "not-before": { type: "string" },
    blind: { type: "string" },
    openings: { type: "string" },
    force: { type: "boolean" },
  },
  run: async (input) => {
    const folder = openPublication(onlyPositional(input, "FOLDER"), true);
    const policyFile = input.text("policies");
    const policies = policyFile === undefined ? {} : (readJson(policyFile) as Partial<Policies>);
    const asOf = input.needed("as-of");
    const sources = readCommittedSources(input) as CommitDrawOptions["sources"];
    const evidence = await readEvidence(input, policies);
    const saltKey = openSecret(input.needed("salt-key"), folder.path);
    if (saltKey.outputs.length === 0) refuseUsedSaltKey(folder, input.needed("salt-key"), saltKey.value);
    const blinding = blindIfAsked(input, folder, evidence, policies);
    const drawnFrom = { ...evidence, ...blinding.lists };

    const entry = commitDraw({
      ...drawnFrom,
      asOf,
      policies,
      ...chosenTasks(input, folder, evidence.plan.id),
      ...statedChoices(input),
      publication: blinding.lists ? "blinded" : "open",
      sources,
      saltKey: saltKey.value,
      chain: folder.chain,
      at: statedTime(input),
    });
    const published = await publishEntry({
      folder,
      entry,
      input,
      outputs: [...saltKey.outputs, ...blinding.outputs, ...listFiles(folder, entry.number, drawnFrom)],
    });
    print(published, folder, input);
    return EXIT.yes;
  },
};

function chosenTasks(
  input: CommandInput,
  folder: PublicationFolder,
  planId: string,
): Pick<CommitDrawOptions, "taskIds" | "batches"> {
  const taskIds = input.all("task");
  const batches = input.all("batch").map((text) => {
    const [, taskId = "", number = "", cumulativeShare = ""] = /^([^=]+)=([1-9]\d{0,5}):(.+)$/.exec(text) ?? [];
    if (taskId === "") throw new UsageError(`--batch must be TASK=K:SHARE, such as T12=2:100%, got ${text}`);
    const alreadyDrawn = earlierBatches(folder, { planId, taskId, number: Number(number) });
    return [taskId, { number: Number(number), cumulativeShare, alreadyDrawn }] as const;
  });
  const twice = batches.find(([taskId], index) => batches.findIndex(([other]) => other === taskId) < index);
  if (twice) throw new UsageError(`--batch names task ${twice[0]} twice`);
  const stray = taskIds.length > 0 ? batches.find(([taskId]) => !taskIds.includes(taskId)) : undefined;
  if (stray) throw new UsageError(`--batch names task ${stray[0]}, which --task does not`);
  return {
    ...(taskIds.length > 0 && { taskIds }),
    ...(batches.length > 0 && { batches: Object.fromEntries(batches) }),
  };
}

function statedChoices(input: CommandInput): Pick<CommitDrawOptions, "redrawReason" | "skipReasons" | "notBefore"> {
  const [redrawReason, notBefore] = [input.text("reason"), input.text("not-before")];
  return {
    ...(redrawReason !== undefined && { redrawReason }),
    skipReasons: input.all("skip-reason") as NonNullable<CommitDrawOptions["skipReasons"]>,
    ...(notBefore !== undefined && { notBefore: readJson(notBefore) as NonNullable<CommitDrawOptions["notBefore"]> }),
  };
}

/** A salt key is published with the lists of its draw; then it would tell the rows of the other one too. */
function refuseUsedSaltKey(folder: PublicationFolder, file: string, key: string): void {
  const used = folder.draws.find(({ commitment }) => isSaltKeyOf(folder, commitment, key));
  if (used)
    throw new UsageError(`${file} is the salt key of commitment ${String(used.commitment.number)}; name a new file`);
}

function blindIfAsked(
  input: CommandInput,
  folder: PublicationFolder,
  evidence: Evidence,
  stated: Partial<Policies>,
): { readonly lists?: Omit<BlindedLists, "openings">; readonly outputs: readonly Output[] } {
  const [keyFile, openingsFile] = [input.text("blind"), input.text("openings")];
  if ((keyFile === undefined) !== (openingsFile === undefined)) {
    throw new UsageError("--blind and --openings go together");
  }
  if (keyFile === undefined || openingsFile === undefined) return { outputs: [] };
  refuseInside(openingsFile, folder.path);
  const key = openSecret(keyFile, folder.path);
  const { suite, creditClassTiers } = resolvePolicies(evidence.plan, stated).policies;
  const creditClasses = Object.keys(creditClassTiers);
  const { openings, ...lists } = inNewOrder(blindLists({ ...evidence, blindingKey: key.value, suite, creditClasses }));
  const document: Openings = { protocol: "dr1", kind: "openings", openings };
  const text = `${JSON.stringify(document, null, 2)}\n`;
  return { lists, outputs: [...key.outputs, { path: openingsFile, text, secret: true }] };
}

/** The order of the rows would lead back from every id to its place in a directory that others have too. */
function inNewOrder({ targets, inspectors, avoidances, exclusions, openings }: BlindedLists): BlindedLists {
  const sorted = <T>(rows: readonly T[], keyOf: (row: T) => string): readonly T[] =>
    [...rows].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  return {
    targets: sorted(targets, ({ id }) => id),
    inspectors: sorted(inspectors, ({ id }) => id),
    avoidances: sorted(avoidances, ({ inspectorId, id }) => `${inspectorId} ${id}`),
    exclusions: sorted(exclusions, ({ targetId, taskId }) => `${targetId} ${taskId}`),
    openings,
  };
}

/** One row to a line, so that two versions of a list can be compared by eye. */
function listFiles(folder: PublicationFolder, number: number, evidence: Evidence): readonly Output[] {
  const { plan, targets, inspectors, avoidances, exclusions = [] } = evidence;
  const lists: Readonly<Record<string, readonly unknown[]>> = { targets, inspectors, avoidances, exclusions };
  return [
    { path: drawFile(folder, number, "plan"), text: `${JSON.stringify(plan, null, 2)}\n` },
    ...Object.entries(lists).map(([name, rows]) => ({
      path: drawFile(folder, number, name),
      text: rows.length === 0 ? "[]\n" : `[\n${rows.map((row) => JSON.stringify(row)).join(",\n")}\n]\n`,
    })),
  ];
}

function print(entry: CommitmentEntry, { path }: PublicationFolder, input: CommandInput): void {
  const words = DRAW_WORDS[readLanguage(input)];
  const again = entry.drawNumber > 1 ? words.drawnAgain(entry.drawNumber, entry.redrawReason ?? "") : "";
  const later = ["plan", "targets", "inspectors", "avoidances", "exclusions"].map((name) => `${name}.json`);
  const lines = [
    entryLine(entry, words),
    `${words.committed(entry.planId, entry.asOf, entry.at)}${again}`,
    ...entry.tasks.map(({ taskId, batch, frame, size, quotaCount }) => {
      const before = batch.number > 1 ? words.laterBatch(batch.number, batch.alreadyDrawn.length) : "";
      return `${words.committedTask(taskId, quotaCount, size, frame.size)}${before}`;
    }),
    words.publishNow(`${path}/chain.jsonl`, earliestKnown(entry)),
    words.publishLater(`${path}/draws/${String(entry.number)}/`, later),
    words.keepSecret(input.needed("salt-key")),
    ...(entry.publication === "blinded" ? [words.keepForGood([input.needed("blind"), input.needed("openings")])] : []),
    words.next(`double-random reveal ${path} --value VALUE`, allKnown(entry)),
  ];
  console.log(lines.join("\n"));
}

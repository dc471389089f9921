import type { TaskDraw } from "../model/draw.js";
import { unitTicket } from "../random/ticketOf.js";
import type { DrawContext } from "./drawContext.js";
import type { Block, Fact, TableBlock, VerificationStep } from "./notice.js";
import { shownTarget } from "./shownTarget.js";

/** The id of the worked example where no drawn target may be named. */
const NO_TARGET = "EXAMPLE";

/** The box with which anybody can verify the draw, and the seeds and cut-offs for it. */
export function verificationBlocks(context: DrawContext): readonly Block[] {
  const { record, words, showsSeed, inChain, publishedAt } = context;
  const { verification, labels } = words;
  const { recordHash, policies } = record;
  const hasTickets = policies.selection === "ticket/1";
  const own = inChain?.own;
  const facts: readonly Fact[] = [
    { label: labels.recordHash, value: recordHash },
    ...(own ? [{ label: labels.commitmentHash, value: own.commitment.entryHash }] : []),
    ...(own?.result ? [{ label: labels.resultHash, value: own.result.entryHash }] : []),
  ];
  return [
    { kind: "heading", text: verification.heading },
    {
      kind: "verification",
      title: verification.title,
      facts,
      steps: [
        ...(showsSeed ? ticketSteps(context, hasTickets) : [{ text: verification.later }]),
        { text: verification.hash({ recordHash, published: publishedAt }) },
        ...wholeSteps(context),
      ],
      limitsTitle: verification.limitsTitle,
      limits: [...verification.limits, ...(own ? [] : [verification.limitChain])],
    },
  ];
}

/** Seeds and cut-offs, if they may be printed and the method has them. */
export function seedsAnnex(context: DrawContext): readonly TableBlock[] {
  const { showsSeed, record, selection } = context;
  return showsSeed && record.policies.selection === "ticket/1" && selection.length > 0 ? [seedsTable(context)] : [];
}

/** The ticket of one target by hand. */
function ticketSteps(context: DrawContext, hasTickets: boolean): readonly VerificationStep[] {
  const { record, words, taskOf } = context;
  const { verification } = words;
  if (!hasTickets) return [{ text: verification.shuffled }];
  const example = exampleOf(context);
  if (!example) return [];
  const { task, id, stratum } = example;
  const { suite } = record.policies;
  const ticket = unitTicket(suite, task.seed, id);
  const tool = suite === "sm3" ? "openssl" : "sha256sum";
  const command = `printf '%s' 'dr1:unit:${task.seed}:${id}' | ${suite === "sm3" ? "openssl dgst -sm3 -r" : tool}`;
  const drawn = task.strata.find((other) => other.stratum === stratum);
  return [
    {
      text: verification.ticket({
        id: stratum === undefined ? verification.exampleId(id) : id,
        task: taskOf(task.taskId).name,
        tool,
      }),
      command,
      output: suite === "sm3" ? `${ticket} *stdin` : `${ticket}  -`,
    },
    ...(drawn?.cutoff === undefined
      ? []
      : [{ text: verification.drawn({ stratum: drawn.stratum, cutoff: drawn.cutoff }) }]),
    { text: verification.own },
  ];
}

interface Example {
  readonly task: TaskDraw;
  readonly id: string;
  /** Absent for an id that is no target's. */
  readonly stratum?: string;
}

/** The first drawn target that is named with its whole id; a made-up id if there is none. */
function exampleOf({ selection, targetOf, policy }: DrawContext): Example | undefined {
  for (const { task, shown } of selection) {
    const found = shown.find(({ targetId }) => shownTarget(targetOf(targetId), policy).hasWholeId);
    if (found) return { task, id: found.targetId, stratum: found.stratum };
  }
  const [first] = selection;
  return first && { task: first.task, id: NO_TARGET };
}

/** The whole draw, made again. */
function wholeSteps({ words, inChain, language, record }: DrawContext): readonly VerificationStep[] {
  const { verification } = words;
  if (inChain) {
    const inWords = language === "zh" ? " --language zh" : "";
    return [
      { text: verification.verifyFolder, command: `double-random verify publication${inWords}` },
      { text: verification.verifyPython, command: "python3 verify.py publication" },
    ];
  }
  const { avoidances, exclusions } = record.evidence;
  const files = [
    "--plan plan.json --targets targets.json --inspectors inspectors.json",
    avoidances.count > 0 ? "--avoidances avoidances.json" : "--no-avoidances",
    ...(exclusions.count > 0 ? ["--exclusions exclusions.json"] : []),
  ];
  return [{ text: verification.verifyRecord, command: `double-random verify record.json ${files.join(" ")}` }];
}

function seedsTable({ words, selection, taskOf }: DrawContext): TableBlock {
  const { labels, verification, common } = words;
  return {
    kind: "table",
    groupBy: "task",
    table: {
      name: verification.seedsTable,
      columns: [
        { key: "task", title: labels.taskSeed, kind: "text", width: 12 },
        { key: "stratum", title: labels.stratum, kind: "text", width: 8 },
        { key: "eligible", title: labels.eligible, kind: "number", width: 5 },
        { key: "drawn", title: labels.drawn, kind: "number", width: 5 },
        { key: "cutoff", title: labels.cutoff, kind: "text", width: 24 },
      ],
      rows: selection.flatMap(({ task }) =>
        task.strata.map(({ stratum, tier, eligible, drawn, cutoff }) => [
          common.seedOf(common.task(taskOf(task.taskId).sequence, taskOf(task.taskId).name), task.seed),
          common.person(words.codes.tiers[tier], stratum),
          String(eligible),
          String(drawn),
          cutoff ?? "",
        ]),
      ),
    },
  };
}

import { checkOptions } from "../errors/checkOptions.js";
import { describeValue } from "../errors/describeValue.js";
import { DoubleRandomError } from "../errors/DoubleRandomError.js";
import { compare, formatFraction, fraction, ONE, type Fraction } from "../exact/fraction.js";
import { parseRatio } from "../exact/parseRatio.js";
import type { Batch } from "../model/draw.js";
import type { RecordEvent } from "../model/event.js";
import { positiveCount, ratio } from "../model/fields.js";
import { parseWith } from "../model/parse.js";
import { parsePlan } from "../model/parsePlan.js";
import type { Plan } from "../model/plan.js";
import type { PlanRecord } from "../model/record.js";
import { findTask } from "../plan/findTask.js";
import type { Chain } from "../plan/readChain.js";
import { byCodePoint } from "../random/byCodePoint.js";
import { readRecords } from "./readRecords.js";
import { standingDraws, type StandingDraw } from "./standingDraws.js";

/** What {@link nextBatch} needs. Either `cumulativeShare` or `of` says how much of the quota is due. */
export interface NextBatchOptions {
  readonly plan: Plan;
  readonly taskId: string;
  /** The records of the year so far, in any order; those of other tasks do not matter. */
  readonly records: readonly PlanRecord[];
  /** The events of all of them, in any order: a reserve that was used has been drawn. */
  readonly events?: readonly RecordEvent[];
  /** The share of the yearly quota that is due when this batch has been drawn: `1/4`, `50%`. */
  readonly cumulativeShare?: string;
  /** The number of equal batches in the year: the share is the number of this batch of so many. */
  readonly of?: number;
}

/**
 * The next batch of a task: its number, the share that is due, and the targets that the batches before it drew. Given to `drawPlan` as
 * `batches`, or to `drawTask` as `batch`, it makes several draws over the year draw the yearly quota: each draws what is due so far less
 * what has been drawn, so that twelve batches are not twelve roundings up (国市监信〔2019〕38号: 逐批次抽取).
 *
 * Guarantees: the order of the records does not matter; of several draws of the same batch, the last one counts.
 *
 * @throws `DoubleRandomError` `BATCH_INVALID` if a batch before it is missing, the share does not rise, all of the quota has been
 *   drawn, or two batches drew the same target; as {@link yearVisits} for records that cannot be; `REFERENCE_UNKNOWN`; `RATIO_INVALID`;
 *   `FIELD_INVALID` unless exactly one of `cumulativeShare` and `of` is given
 *
 * @example
 * ```ts
 * import { readFileSync } from "node:fs";
 * import { drawPlan } from "double-random";
 * import { nextBatch } from "double-random/year";
 *
 * const read = (name) => JSON.parse(readFileSync(`examples/first-draw/${name}.json`, "utf8"));
 * const [plan, targets, inspectors, avoidances] = ["plan", "targets", "inspectors", "avoidances"].map(read);
 * const records = [];
 * for (const [asOf, value] of [["2024-04-30", "19283746501928374650"], ["2024-08-31", "56473829105647382910"]]) {
 *   const batch = nextBatch({ plan, taskId: "T12", records, of: 2 });
 *   const seed = { sources: [{ type: "declared", ref: `dice of ${asOf}`, value }] };
 *   const record = drawPlan({ plan, targets, inspectors, avoidances, asOf, seed, batches: { T12: batch } });
 *   records.push(record);
 *   console.log(batch.number, batch.cumulativeShare, "drawn", record.tasks[0].drawn, "after", batch.alreadyDrawn.length);
 * }
 * ```
 * ```text
 * 1 1/2 drawn 2 after 0
 * 2 100% drawn 1 after 2
 * ```
 */
export function nextBatch(options: NextBatchOptions): Batch {
  checkOptions(options);
  const plan = parsePlan(options.plan);
  const { id: taskId } = findTask(plan, options.taskId);
  const chains = readRecords(options.records, options.events);
  const { draws } = standingDraws(
    plan,
    chains.map(({ record }) => record),
  );
  const ofTask = draws.filter(({ draw }) => draw.taskId === taskId);
  const earlier = ofTask.map(({ draw }) => draw);
  const number = earlier.length + 1;
  const gap = earlier.find(({ batch }, index) => batch.number !== index + 1);
  if (gap) refuse("records", `a record of each batch of task ${taskId} from 1`, `batch ${String(gap.batch.number)}`);

  const share = readShare(options, number);
  const before = earlier.at(-1)?.batch.cumulativeShare;
  if (before !== undefined && compare(parseRatio(share), parseRatio(before)) <= 0) {
    const isDone = compare(parseRatio(before), ONE) === 0;
    const expected = isDone ? "a task whose quota has not been drawn" : `a share above ${before}, which is due already`;
    refuse("cumulativeShare", expected, describeValue(share));
  }
  const alreadyDrawn = ofTask.flatMap((draw) => drawnTargets(draw, chains)).sort(byCodePoint);
  const twice = alreadyDrawn.find((id, index) => id === alreadyDrawn[index + 1]);
  if (twice !== undefined) refuse("records", "batches that drew different targets", `${describeValue(twice)} in two`);
  return { number, cumulativeShare: share, alreadyDrawn };
}

/** Those of the draw, and reserves whose visits have come of it. */
function drawnTargets({ record, draw }: StandingDraw, chains: readonly Chain[]): readonly string[] {
  const { states } = chains.find((chain) => chain.record.recordHash === record.recordHash)!;
  const visits = [...states.values()].map(({ visit }) => visit).filter(({ taskIds }) => taskIds.includes(draw.taskId));
  return [...new Set([...draw.selected, ...visits].map(({ targetId }) => targetId))];
}

function readShare({ cumulativeShare, of }: NextBatchOptions, number: number): string {
  if ((cumulativeShare === undefined) === (of === undefined)) {
    const expected = "either cumulativeShare or of";
    const received = of === undefined ? "neither" : "both";
    throw new DoubleRandomError({ code: "FIELD_INVALID", path: "cumulativeShare", expected, received });
  }
  if (cumulativeShare !== undefined) return parseWith(ratio, cumulativeShare, "cumulativeShare");
  const batches = parseWith(positiveCount, of, "of");
  if (number > batches) refuse("of", `at least ${String(number)}, the number of this batch`, String(batches));
  return shareText(fraction(BigInt(number), BigInt(batches)));
}

function shareText(share: Fraction): string {
  return compare(share, ONE) === 0 ? "100%" : formatFraction(share);
}

function refuse(path: string, expected: string, received: string): never {
  throw new DoubleRandomError({ code: "BATCH_INVALID", path, expected, received });
}

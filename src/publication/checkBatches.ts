import type { CommittedTask } from "../model/commitmentEntry.js";
import { byCodePoint } from "../random/byCodePoint.js";
import type { DrawHistory } from "../record/replayChain.js";
import { checkNow, type VerificationCheck } from "../verify/report.js";
import { notMade } from "./makeCheck.js";
import type { Publication } from "./publication.js";

/** The draws with a result, by plan and task: `plan-2024/T03`. */
export type DrawnTasks = ReadonlyMap<string, readonly DrawHistory[]>;

/** Brings together what was drawn of each task. */
export function drawnTasks(draws: readonly DrawHistory[]): DrawnTasks {
  const found = new Map<string, DrawHistory[]>();
  for (const draw of draws) {
    const { planId, tasks } = draw.commitment;
    for (const taskId of draw.result ? new Set(tasks.map((task) => task.taskId)) : []) {
      const name = `${planId}/${taskId}`;
      const before = found.get(name);
      if (before) before.push(draw);
      else found.set(name, [draw]);
    }
  }
  return found;
}

/** Whether a later batch keeps out exactly the targets that earlier ones drew. */
export function checkBatches(
  { place, commitment }: DrawHistory,
  drawn: DrawnTasks,
  publication: Publication,
): readonly VerificationCheck[] {
  const later = commitment.tasks.filter(({ batch }) => batch.number > 1 || batch.alreadyDrawn.length > 0);
  if (later.length === 0) return [];
  const id = `draw.${String(place)}.batches`;
  const drawnBefore = later.map((task) => ({
    task,
    ids: idsOfEarlierBatches(task, commitment.planId, place, drawn, publication),
  }));
  if (drawnBefore.some(({ ids }) => ids === undefined)) {
    return [
      notMade(
        id,
        "L4",
        "Whether earlier batches are stated as they were drawn: not all of their records were published.",
      ),
    ];
  }
  return [
    checkNow({
      id,
      level: "L4",
      message: "What earlier batches drew is stated as it was drawn.",
      findProblem: () => {
        const wrong = drawnBefore.find(({ task, ids }) => task.batch.alreadyDrawn.join(" ") !== ids!.join(" "));
        return (
          wrong && `Task ${wrong.task.taskId} states other targets as already drawn than its earlier batches drew.`
        );
      },
    }),
  ];
}

/** `undefined` if a record is missing. */
function idsOfEarlierBatches(
  { taskId, batch }: CommittedTask,
  planId: string,
  before: number,
  tasks: DrawnTasks,
  publication: Publication,
): readonly string[] | undefined {
  const lastOfBatch = new Map<number, { readonly place: number; readonly resultPlace: number }>();
  for (const { place, commitment, resultPlace } of tasks.get(`${planId}/${taskId}`) ?? []) {
    if (resultPlace === undefined || resultPlace > before) continue;
    const task = commitment.tasks.find((other) => other.taskId === taskId);
    if (!task || task.batch.number >= batch.number) continue;
    const last = lastOfBatch.get(task.batch.number)?.resultPlace ?? 0;
    if (resultPlace > last) lastOfBatch.set(task.batch.number, { place, resultPlace });
  }
  const ids: (readonly string[])[] = [];
  for (const { place } of lastOfBatch.values()) {
    const record = publication.draws.get(place)?.record;
    const drawn = record?.tasks.find((task) => task.taskId === taskId);
    if (!drawn) return undefined;
    ids.push(drawn.selected.map(({ targetId }) => targetId));
  }
  return ids.flat().sort(byCodePoint);
}

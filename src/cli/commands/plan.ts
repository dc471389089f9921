import Table from "cli-table3";
import { parsePlan, type Quota, type Task } from "../../index.js";
import { readJson } from "../files.js";
import { EXIT, onlyPositional, type Command } from "../usage.js";

/** `double-random plan`. */
export const plan: Command = {
  purpose: "check a plan and list its tasks, repairs and open questions",
  help: `double-random plan PLAN

  PLAN                 the plan, a JSON file`,
  options: {},
  run: (input) => {
    const read = parsePlan(readJson(onlyPositional(input, "PLAN")));
    const table = new Table({
      head: ["task", "name", "kind", "quota", "window", "risk", "repairs", "open"],
      style: { head: [], border: [], compact: true },
    });
    table.push(...read.tasks.map(row));
    console.log(`${read.title} (${read.id}), ${String(read.tasks.length)} tasks`);
    console.log(table.toString());
    for (const { id, openQuestions = [] } of read.tasks) {
      for (const { irregularity, question, assumption } of openQuestions) {
        console.log(`open ${id} ${irregularity}: ${question}\n  assumed: ${assumption}`);
      }
    }
    return EXIT.yes;
  },
};

function row(task: Task): string[] {
  const { id, name, kind, quota, window, risk, corrections = [], openQuestions = [] } = task;
  return [
    id,
    name,
    kind,
    quotaText(quota),
    `${window.start} to ${window.end}`,
    risk.kind,
    String(corrections.length),
    String(openQuestions.length),
  ];
}

function quotaText(quota: Quota): string {
  switch (quota.kind) {
    case "ratio":
      return quota.ratio;
    case "at-least-ratio":
      return `at least ${quota.ratio}`;
    case "count":
      return String(quota.count);
    case "ratio-range":
    case "count-range":
      return `${String(quota.minimum)} to ${String(quota.maximum)}`;
    case "census":
      return "all";
    case "ratio-by-tier":
      return "by tier";
  }
}

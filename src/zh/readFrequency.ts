import type { Frequency } from "../model/task.js";
import { findFrequencies } from "./findFrequencies.js";
import { printedPart } from "./printedPart.js";
import { note, warning, type Doubt, type Finding } from "./reading.js";
import type { AmountCells } from "./readAmounts.js";

/** The frequency: of its own column first; once, with a warning, where none is printed. */
export function readFrequency(
  timed: ReturnType<typeof findFrequencies>,
  own: ReturnType<typeof findFrequencies> | undefined,
  cells: AmountCells,
  findings: Finding[],
  doubts: Doubt[],
): Frequency {
  const used = own && own.found.length > 0 ? own : timed;
  const cell = used === own ? (cells.frequency ?? "") : cells.quota;
  const [first, second] = used.found;
  if (!first) {
    const raw = (cells.frequency ?? "").trim();
    findings.push(
      warning("R10", "frequency", raw, "drawsPerYear 1", {
        en: "No frequency that a rule reads is printed; the task is drawn once in its window.",
        zh: "没有可识别的抽查频次，按在规定时间内抽取一次处理。",
      }),
    );
    return { drawsPerYear: 1 };
  }
  const raw = printedPart(cell, first.text);
  if (first.least) {
    findings.push(
      note("R10", "frequency", raw, `drawsPerYear ${String(first.times)}`, {
        en: "A least frequency is printed; it does not limit how often a target may be inspected.",
        zh: "原文规定最低频次，不据此限制同一对象的检查次数。",
      }),
    );
  }
  const perTarget = first.least ? "" : `, perTargetPerYear ${String(first.times)}`;
  findings.push(
    note("D2", "frequency", raw, `drawsPerYear ${String(first.times)}${perTarget}`, {
      en: "It can mean one draw in a year or one inspection of a target in a year; both are recorded.",
      zh: "既可理解为一年抽取几次，也可理解为同一对象一年检查几次，两者都予记载。",
    }),
  );
  if (first.years > 1 || (second && second.times !== first.times)) {
    doubts.push({
      irregularity: "R10",
      field: "frequency",
      question: {
        en: `The frequency is printed as "${raw}". How many draws does this year have?`,
        zh: `抽查频次印作“${raw}”。本年度应抽取几次？`,
      },
      assumption: { en: `${String(first.times)} in this year.`, zh: `本年度${String(first.times)}次。` },
    });
  }
  const drawsPerYear = first.times;
  return first.least ? { drawsPerYear } : { drawsPerYear, perTargetPerYear: drawsPerYear };
}

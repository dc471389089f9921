import { addTidied } from "./readName.js";
import type { Task } from "../model/task.js";
import type { Field } from "./columns.js";
import { tidy } from "./foldText.js";
import type { Doubt, Finding } from "./reading.js";
import { modeOfIssuer, readMode } from "./readMode.js";
import type { TaskContext } from "./readTask.js";

/** Who draws and inspects: from the column for it, or from that of methods, or the level of the issuer. */
export function modeOfRow(
  cellOf: (field: Field) => string | undefined,
  context: TaskContext,
  findings: Finding[],
  doubts: Doubt[],
): Task["mode"] {
  const { regionCode } = context.options.issuer;
  const about = { regionCode, place: context.place, printedInFull: context.modesInFull };
  const own = cellOf("mode");
  const cell = own !== undefined && own.trim() !== "" ? own : undefined;
  // Where a column of methods prints the levels, it is read; where it prints methods, it is none of these.
  const method = cell === undefined ? cellOf("method") : undefined;
  const reading =
    cell !== undefined ? readMode(cell, about) : method !== undefined ? readMode(method, about) : undefined;
  if (reading?.value) {
    addTidied("mode", cell ?? method!, findings);
    findings.push(...reading.findings);
    doubts.push(...reading.doubts);
    return reading.value;
  }
  const mode = modeOfIssuer(regionCode);
  if (own === undefined) return mode;
  doubts.push({
    irregularity: "R14",
    field: "mode",
    question: {
      en: `"${tidy(own).slice(0, 60)}" does not say which levels draw and inspect. Which do?`,
      zh: `“${tidy(own).slice(0, 60)}”没有写明由哪一级抽取、哪一级检查。是哪一级？`,
    },
    assumption: {
      en: `the level of the issuer draws and inspects (${mode.drawnBy}).`,
      zh: `由发文机关本级抽取并检查（${mode.drawnBy}）。`,
    },
  });
  return mode;
}

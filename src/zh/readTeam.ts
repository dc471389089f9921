import type { TeamRequirement } from "../model/teamRequirement.js";
import { tidy } from "./foldText.js";
import type { ReadPlanOptions } from "./planOptions.js";
import type { Doubt } from "./reading.js";

/**
 * The departments of a joint task. Where the option `departments` names all of them, each sends its members; otherwise it is a question,
 * because no plan prints how many each sends.
 */
export function readTeam(
  initiator: string,
  partners: string,
  { departments = {} }: ReadPlanOptions,
  doubts: Doubt[],
): TeamRequirement | undefined {
  const named = [...departmentsOf(initiator), ...departmentsOf(partners)].filter(
    (name, index, all) => all.indexOf(name) === index,
  );
  if (departmentsOf(partners).length === 0) return undefined;
  const known = named.map((name) => (Object.hasOwn(departments, name) ? departments[name] : undefined));
  if (known.every((department) => department !== undefined)) {
    return { departments: known.map(({ id, members }) => ({ departmentId: id, members })) };
  }
  const list = named.join("、");
  doubts.push({
    irregularity: "R11",
    field: "team",
    question: {
      en: `The departments ${list} inspect together. How many members of each team does each send?`,
      zh: `${list}联合检查。各部门分别派出几名检查人员？`,
    },
    assumption: {
      en: "no department has a share of its own; the option departments or the field team gives them one.",
      zh: "各部门不分别定额；可用departments选项或team字段规定。",
    },
  });
  return undefined;
}

/** The departments that a cell lists; none for a stroke or 无. */
export function departmentsOf(cell: string): readonly string[] {
  return cell
    .replace(/[(（][^()（）]{0,200}[)）]/g, "")
    .split(/[、,，;；\n]|\s{2,}/)
    .map((name) => tidy(name))
    .filter((name) => name !== "" && !/^(?:[/\\\-–—―]+|无)$/.test(name));
}

import type { ErrorIssue } from "../errors/DoubleRandomError.js";
import { fold } from "./foldText.js";
import type { ReadPlanOptions } from "./planOptions.js";
import type { PlanRow } from "./planRows.js";
import type { Heading } from "./readHeading.js";
import { departmentsOf } from "./readTeam.js";

/** What is known about the plan as a whole. */
export interface Facts {
  readonly title: string;
  readonly year: number;
  readonly issuer: string;
  readonly joint: boolean;
}

/** Title, year and issuer, of the options first; what neither says is an error that names the option. */
export function factsOf(
  heading: Heading,
  rows: readonly PlanRow[],
  options: ReadPlanOptions,
  issues: ErrorIssue[],
): Facts {
  const miss = (option: string, what: string): void => {
    issues.push({
      code: "PLAN_FACT_MISSING",
      path: `options.${option}`,
      expected: `${what}, which the text does not print`,
      received: "nothing",
    });
  };
  const title = options.title ?? heading.title?.text;
  const year = options.year ?? heading.year;
  const issuer = options.issuer.name ?? heading.issuer ?? initiatorOf(rows);
  if (title === undefined) miss("title", "the title of the plan");
  if (year === undefined) miss("year", "the year of the plan");
  if (issuer === undefined) miss("issuer.name", "the name of the authority");
  const partners = rows.some(
    (row) => departmentsOf(row.cells[row.header.columns.get("partners") ?? -1] ?? "").length > 0,
  );
  const joint = partners || /联合|跨部门|一业一查/.test(title ?? "");
  return { title: title ?? "", year: year ?? 2000, issuer: issuer ?? "", joint };
}

/** The one bureau that every row names as the one that draws or inspects. */
function initiatorOf(rows: readonly PlanRow[]): string | undefined {
  for (const field of ["initiator", "inspectedBy"] as const) {
    const named = new Set(
      rows.map((row) => fold(row.cells[row.header.columns.get(field) ?? -1] ?? "")).filter((name) => name !== ""),
    );
    const [only] = named;
    if (named.size === 1 && /[省市县区旗].{2,20}(?:局|委员会|委|厅)$/.test(only!)) return only;
  }
  return undefined;
}

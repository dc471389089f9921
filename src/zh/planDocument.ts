import type { Correction, OpenQuestion } from "../model/task.js";
import { acrossTasks, untargetedZeros } from "./acrossTasks.js";
import { planCorrections } from "./planCorrections.js";
import type { PlanRows } from "./planRows.js";
import type { Heading } from "./readHeading.js";
import { inLanguage, type Doubt, type Finding, type PlanLanguage } from "./reading.js";
import type { TaskContext, TaskDraft } from "./readTask.js";
import type { SourceTable } from "./sourceTable.js";
import type { Facts } from "./planFacts.js";

/** The plan as data, with repairs and questions in one language; to be validated. */
export function planDocument(
  drafts: readonly TaskDraft[],
  { rows, around }: PlanRows,
  { headers }: SourceTable,
  heading: Heading,
  { title, year, issuer, joint }: Facts,
  { options }: TaskContext,
): unknown {
  const language = options.language ?? "en";
  const axes = drafts.flatMap(({ tiers }) => tiers?.axes ?? []);
  const both = axes.some(({ credit, industry }) => credit && industry);
  const tiered = drafts.some(({ task }) => task.risk !== undefined && task.risk.kind !== "none");
  const tierCombination = both ? "max" : tiered && axes.some(({ credit }) => credit) ? "credit" : undefined;
  const used = headers.filter((header) => rows.some((row) => row.header === header));
  const document = { rows, headers: used, around, heading, drafts, title, issuer, joint, tierCombination } as const;
  const corrections = inOrder(planCorrections(document)).map((finding) => correctionOf(finding, language));
  const across = acrossTasks(drafts);
  const zeros = untargetedZeros(drafts, language);
  const documentNumber = options.documentNumber ?? heading.documentNumber;
  const issuedOn = options.issuedOn ?? heading.issuedOn;
  return {
    id: options.id ?? `${options.issuer.id}-${String(year)}`,
    year,
    title,
    ...(documentNumber === undefined ? {} : { documentNumber }),
    ...(issuedOn === undefined ? {} : { issuedOn }),
    issuer: { id: options.issuer.id, name: issuer, regionCode: options.issuer.regionCode },
    scopeKind: joint ? "joint" : "internal",
    ...(tierCombination === undefined ? {} : { policies: { tierCombination } }),
    ...(zeros.length > 0 ? { untargetedZeros: zeros } : {}),
    corrections,
    tasks: drafts.map(({ task, findings, doubts }) => {
      const repairs = inOrder([...findings, ...(across.get(task.sequence) ?? [])]).map((finding) =>
        correctionOf(finding, language),
      );
      return {
        ...task,
        corrections: repairs,
        ...(doubts.length > 0 ? { openQuestions: inOrder(doubts).map((doubt) => questionOf(doubt, language)) } : {}),
      };
    }),
  };
}

/** In the order of the catalogue; equals stay in the order of the row. */
function inOrder<T extends { readonly irregularity: string }>(entries: readonly T[]): readonly T[] {
  const rank = ({ irregularity }: T): number =>
    "GABCDR".indexOf(irregularity.slice(0, 1)) * 1000 + Number(irregularity.slice(1));
  return [...entries].sort((a, b) => rank(a) - rank(b));
}

function correctionOf(
  { irregularity, field, raw, value, rule, severity }: Finding,
  language: PlanLanguage,
): Correction {
  return { irregularity, field, raw, value: inLanguage(value, language), rule: inLanguage(rule, language), severity };
}

function questionOf({ irregularity, field, question, assumption }: Doubt, language: PlanLanguage): OpenQuestion {
  return {
    irregularity,
    field,
    question: inLanguage(question, language),
    assumption: inLanguage(assumption, language),
  };
}

import type { DrawContext } from "./drawContext.js";
import type { Block, Fact } from "./notice.js";

/** The opening paragraph and the facts of the draw. */
export function overviewBlocks({ record, plan, words, inChain, publishedAt }: DrawContext): readonly Block[] {
  const { labels, draw, common } = words;
  const { asOf, drawNumber, redrawReason, policies, recordHash, tasks, assignment } = record;
  const optional = (label: string, value: string | undefined): readonly Fact[] =>
    value === undefined ? [] : [{ label, value }];
  return [
    {
      kind: "paragraph",
      text: draw.opening({
        plan: common.plan(plan.title, plan.documentNumber),
        asOf,
        tasks: tasks.length,
        drawn: tasks.reduce((sum, { drawn }) => sum + drawn, 0),
        visits: assignment.visits.length,
      }),
    },
    { kind: "heading", text: draw.overviewTitle },
    {
      kind: "facts",
      facts: [
        { label: labels.authority, value: plan.issuer.name },
        { label: labels.planTitle, value: plan.title },
        ...optional(labels.documentNumber, plan.documentNumber),
        { label: labels.asOf, value: common.day(asOf) },
        { label: labels.drawNumber, value: draw.drawNumber(drawNumber) },
        ...optional(labels.redrawReason, redrawReason),
        { label: labels.selectionMethod, value: words.methods.selection[policies.selection] },
        { label: labels.assignmentMethod, value: words.methods.assignment[policies.assignment] },
        { label: labels.recordHash, value: recordHash },
        ...optional(labels.commitmentHash, inChain?.own.commitment.entryHash),
        ...optional(labels.resultHash, inChain?.own.result?.entryHash),
        ...optional(labels.publishedAt, publishedAt),
      ],
    },
  ];
}

import type { DrawHistory } from "../record/replayChain.js";
import { formatInstant } from "./formatInstant.js";
import type { DrawContext } from "./drawContext.js";
import type { Block } from "./notice.js";

/** Draws of the plan that were made again or are void, how many inspectors were replaced, and how many reserves were used. */
export function historyBlocks(context: DrawContext): readonly Block[] {
  const { record, words, events } = context;
  const { draw, common, codes } = words;
  const reasons = events.flatMap((event) => (event.kind === "inspector-replaced" ? [event.reason] : []));
  const counts = [...new Set(reasons)].sort().map((reason) => {
    const count = reasons.filter((other) => other === reason).length;
    return `${codes.replacements[reason]} ${String(count)}`;
  });
  const reserves = events.filter(({ kind }) => kind === "reserve-used").length;
  const { drawNumber, redrawReason = "" } = record;
  const blocks: readonly Block[] = [
    ...(drawNumber > 1 ? [{ kind: "paragraph", text: draw.redrawn(drawNumber, redrawReason) } as const] : []),
    ...chainTable(context),
    ...(reasons.length > 0
      ? [{ kind: "paragraph", text: draw.replaced(reasons.length, common.enumerate(counts)) } as const]
      : []),
    ...(reserves > 0 ? [{ kind: "paragraph", text: draw.reserves(reserves) } as const] : []),
  ];
  return blocks.length === 0 ? [] : [{ kind: "heading", text: draw.historyTitle }, ...blocks];
}

function chainTable({ record, words, inChain }: DrawContext): readonly Block[] {
  if (!inChain) return [];
  const { labels, draw, codes } = words;
  const stateOf = (history: DrawHistory): string => {
    if (history === inChain.own) return draw.thisDraw;
    return draw.states[history.void ? "void" : history.result ? "drawn" : "open"];
  };
  const reasonOf = ({ void: voided, commitment }: DrawHistory): string =>
    voided ? `${codes.voids[voided.reason]}: ${voided.note}` : (commitment.redrawReason ?? "");
  const ofPlan = inChain.draws.filter(({ commitment }) => commitment.planId === record.planId);
  return [
    { kind: "paragraph", text: draw.historyNote },
    {
      kind: "table",
      table: {
        name: draw.historyTable,
        columns: [
          { key: "number", title: labels.number, kind: "number", width: 3 },
          { key: "time", title: labels.time, kind: "text", width: 12 },
          { key: "drawNumber", title: labels.drawNumber, kind: "text", width: 5 },
          { key: "state", title: labels.state, kind: "text", width: 7 },
          { key: "reason", title: labels.reason, kind: "text", width: 16 },
        ],
        rows: ofPlan.map((history) => [
          String(history.commitment.number),
          formatInstant(words, history.commitment.at),
          draw.drawNumber(history.commitment.drawNumber),
          stateOf(history),
          reasonOf(history),
        ]),
      },
    },
  ];
}

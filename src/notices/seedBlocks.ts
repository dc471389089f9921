import type { DrawContext } from "./drawContext.js";
import type { Block } from "./notice.js";

/** The sources of the seed, their values, and who would have to cheat. */
export function seedBlocks({ record, words, showsSeed }: DrawContext): readonly Block[] {
  const { labels, draw, codes } = words;
  const { sources, countedBits } = record.seed;
  return [
    { kind: "heading", text: draw.seedTitle },
    { kind: "paragraph", text: draw.seedNote(countedBits) },
    ...(showsSeed ? [] : [{ kind: "note", tone: "note", text: draw.seedLater } as const]),
    {
      kind: "table",
      table: {
        name: draw.seedTable,
        columns: [
          { key: "source", title: labels.source, kind: "text", width: 8 },
          { key: "reference", title: labels.reference, kind: "text", width: 14 },
          { key: "value", title: labels.value, kind: "text", width: 20 },
          { key: "strength", title: labels.strength, kind: "text", width: 12 },
        ],
        rows: sources.map(({ type, ref, value }) => [
          codes.sources[type],
          ref,
          showsSeed ? value : draw.valueLater,
          codes.strengths[type],
        ]),
      },
    },
  ];
}

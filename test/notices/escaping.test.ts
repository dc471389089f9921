import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatHtml, formatMarkdown, type Block, type Notice } from "double-random/notices";
import { visibleText } from "../../src/notices/visibleText.js";
import { HOSTILE_TEXTS } from "../support/hostileTexts.js";

/** A notice with a text in every place that can hold one. */
function noticeWith(text: string): Notice {
  const columns = [
    { key: "a", title: text, kind: "text" },
    { key: "b", title: "b", kind: "date" },
    { key: "group", title: "c", kind: "text" },
  ] as const;
  const table = {
    name: text,
    columns,
    rows: [
      [text, text, text],
      ["x", "2024-01-02", text],
      ["y", "", "other"],
    ],
  };
  const blocks: readonly Block[] = [
    { kind: "heading", text },
    { kind: "paragraph", text },
    { kind: "note", tone: "warning", text },
    { kind: "facts", facts: [{ label: text, value: text }] },
    { kind: "table", table },
    { kind: "table", table, groupBy: "group", isWide: true },
    {
      ...{ kind: "verification", title: text, facts: [{ label: text, value: text }] },
      steps: [{ text, command: text, output: text }],
      limitsTitle: text,
      limits: [text],
    },
    { kind: "signature", issuer: text, date: "2024-01-02" },
    { kind: "annex", text },
  ];
  return { title: text, titleLines: [text], language: "zh", documentNumber: text, blocks };
}

const anyText = fc.oneof(
  fc.constantFrom(...HOSTILE_TEXTS),
  fc.string({ unit: "binary", maxLength: 40 }),
  fc.string({
    unit: fc.constantFrom(...Array.from("<>&\"'|\\`*_[]()#!~-=+@{}\n\r\t 𠮷\u202E\uD800a1.:/")),
    maxLength: 30,
  }),
);
const RUNS = { seed: 20240506, numRuns: 400 };

/** The tags that a page of {@link noticeWith} must have, in order; taken from one with harmless text. */
function tagsOf(html: string): readonly string[] {
  return html.match(/<[^>]*>/g) ?? [];
}

const harmless = tagsOf(formatHtml(noticeWith("harmless")));
const ESCAPED = /&(?:amp|lt|gt|quot|#39);/g;

describe("formatHtml", () => {
  it("has the same tags whatever the text is", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const own = tagsOf(formatHtml(noticeWith(text))).map((tag) =>
          tag.replace(/aria-label="[^"]*"/, 'aria-label="harmless"'),
        );
        // A paragraph with a hash is set apart; text that is a hash stands in letters of one width.
        expect(own).toEqual(harmless);
      }),
      RUNS,
    );
  });

  it("keeps the text, as far as it can be seen", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const html = formatHtml(noticeWith(text));
        const heading = /<h2>([\s\S]*?)<\/h2>/.exec(html)![1]!;
        const marks: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'" };
        const read = heading.replace(ESCAPED, (entity) => marks[entity.slice(1, -1)]!);
        expect(read).toBe(visibleText(text));
      }),
      RUNS,
    );
  });

  it("asks for nothing from anywhere", () => {
    const html = formatHtml(noticeWith("harmless"));
    expect(html).not.toMatch(/<(?:script|link|img|iframe|object|embed|form|base)\b|\ssrc=|\shref=|url\(|@import/i);
    expect(html).toContain("default-src 'none'");
  });
});

describe("formatMarkdown", () => {
  const lines = formatMarkdown(noticeWith("harmless")).split("\n").length;

  it("has the same lines and cells whatever the text is", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const markdown = formatMarkdown(noticeWith(text)).split("\n");
        expect(markdown).toHaveLength(lines);
        for (const line of markdown.filter((other) => other.startsWith("| "))) {
          expect(line.replace(/\\./gu, "").split("|")).toHaveLength(5);
        }
      }),
      RUNS,
    );
  });

  it("leaves no mark with a meaning in text", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const [title = ""] = formatMarkdown(noticeWith(text)).split("\n");
        const marks = title
          .slice("# ".length)
          .replace(/\\[!-/:-@[-`{-~]/g, "")
          .replaceAll("&#32;", "");
        expect(marks).not.toMatch(/[`*_<>[\]|~\\]|:\/\/|www\.|@|&/i);
      }),
      RUNS,
    );
  });

  it("escapes what would begin a list or a heading", () => {
    const blocks = ["# a", "1. a", "2) a", "- a", "+ a", "> a", "=== a"].map(
      (text) => ({ kind: "paragraph", text }) as const,
    );
    const [, ...paragraphs] = formatMarkdown({ title: "t", language: "en", blocks }).trimEnd().split("\n\n");
    expect(paragraphs).toEqual(["\\# a", "1\\. a", "2\\) a", "\\- a", "\\+ a", "\\> a", "\\=== a"]);
  });

  it("keeps a fence closed", () => {
    const markdown = formatMarkdown(noticeWith("a ``` b ```` c"));
    expect(markdown).toContain("`````sh\na ``` b ```` c\n`````");
  });
});

describe("visibleText", () => {
  it("writes out what cannot be seen and leaves the rest", () => {
    expect(visibleText("a\u202Eb\u0007\uD800\u{E0041}")).toBe("a[U+202E]b[U+0007][U+D800][U+E0041]");
    for (const text of ["𠮷野家", "👨‍👩‍👧‍👦", "plain（虚构）", "ÅÅ"]) expect(visibleText(text)).toBe(text);
  });
});

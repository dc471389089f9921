import { tidy } from "./foldText.js";
import type { Field } from "./columns.js";
import { cardinal } from "./numberWords.js";
import { note, type Finding } from "./reading.js";
import type { DocumentContext } from "./planCorrections.js";

interface Page {
  readonly title: string;
  readonly tasks: readonly number[];
}

/** The titled pages with the numbers of their tasks. */
function pagesOf({ around, rows }: DocumentContext): readonly Page[] {
  const headers = [...new Set(around.flatMap(({ above }) => above ?? []))];
  return headers.map((header) => ({
    title: around
      .filter(({ above }) => above === header)
      .map(({ text }) => tidy(text))
      .join(""),
    tasks: rows.filter((row) => row.header === header).map(({ number }) => number),
  }));
}

const DOUBLED = /([\p{Script=Han}]{2,6})\1/u;

/** A word that a page title prints twice. */
export function doubledWords(context: DocumentContext): readonly Finding[] {
  const pages = pagesOf(context);
  const doubled = pages.flatMap((page) => {
    const word = page.title.length > 120 ? undefined : DOUBLED.exec(page.title)?.[1];
    return word === undefined ? [] : [{ ...page, word, right: page.title.replace(`${word}${word}`, word) }];
  });
  const [first] = doubled;
  if (!first) return [];
  const same = doubled.filter(({ word }) => word === first.word);
  const others = pages.length - same.length;
  const tail = (title: string): string => title.replace(/^.{0,60}?年度?/, "");
  const alike = pages.some(({ title }) => title === first.right);
  const once = alike
    ? { en: `; the other ${cardinal(others)} pages print it once`, zh: `；其余${String(others)}页只印一次` }
    : { en: "", zh: "" };
  const rule = {
    en: `"${first.word}" is printed twice at the head of the pages of ${same.map(({ tasks }) => tasksInWords(tasks)).join(" and of ")}${once.en}.`,
    zh: `“${first.word}”在第${same.map(({ tasks }) => tasks.join("、")).join("、")}项任务所在页的标题中重复印刷${once.zh}。`,
  };
  return [note("G1", "title", tail(first.title), tail(first.right), rule)];
}

function tasksInWords(tasks: readonly number[]): string {
  const [first, last] = [String(tasks[0] ?? 0), String(tasks.at(-1) ?? 0)];
  if (tasks.length < 2) return `task ${first}`;
  return tasks.length === 2 ? `tasks ${first} and ${last}` : `tasks ${first} to ${last}`;
}

/** Headers on several pages. */
export function repeatedHeaders({ headers, rows, around }: DocumentContext): readonly Finding[] {
  if (headers.length < 2) return [];
  const titled = around.some(({ above }) => above !== undefined);
  const [first] = headers[0]!.cells;
  const raw = tidy(first ?? "");
  const count = cardinal(headers.length);
  return [
    note(
      "G2",
      "tasks",
      raw,
      { en: `one table of ${String(rows.length)} rows`, zh: `一张共${String(rows.length)}行的表` },
      {
        en: `${count.slice(0, 1).toUpperCase()}${count.slice(1)} pages repeat ${titled ? "the title and " : ""}the header row; rows that begin with "${raw}" are headers.`,
        zh: `${String(headers.length)}页重复印有${titled ? "标题和" : ""}表头；以“${raw}”开头的行是表头。`,
      },
    ),
  ];
}

/** The field of the plan that a column fills, for columns whose header is worded in several ways. */
const PATH_OF: Readonly<Partial<Record<Field, string>>> = {
  ...{
    name: "tasks[].name",
    kind: "tasks[].kind",
    items: "tasks[].items",
    scope: "tasks[].scope",
    quota: "tasks[].quota",
  },
  ...{ frequency: "tasks[].frequency", window: "tasks[].window", risk: "tasks[].risk", mode: "tasks[].mode" },
};

/** A column whose header has several wordings, or a known wrong one. */
export function headerWordings({ headers, rows }: DocumentContext): readonly Finding[] {
  return Object.entries(PATH_OF).flatMap(([field, path]) => {
    const printed = headers.flatMap((header) => {
      const column = header.columns.get(field as Field);
      return column === undefined ? [] : [{ header, text: tidy(header.cells[column]!) }];
    });
    const wordings = [...new Set(printed.map(({ text }) => text))];
    const wrong = wordings.find((text) => text.includes("起至"));
    const right = wrong?.replace("起至", "起止");
    if (wrong === undefined || right === undefined) {
      if (wordings.length < 2) return [];
      const rule = {
        en: `The header of this column has ${cardinal(wordings.length)} wordings on different pages; one and the same column.`,
        zh: `该栏表头在不同页有${String(wordings.length)}种写法；为同一栏。`,
      };
      return [note("G3", path, wordings[1]!, wordings[0]!, rule)];
    }
    const others = printed.filter(({ text }) => text === right);
    const pages = cardinal(printed.filter(({ text }) => text === wrong).length);
    const tasks = rows.filter((row) => others.some(({ header }) => header === row.header)).map(({ number }) => number);
    const rule =
      others.length === 0
        ? { en: 'The header prints "起至"; "起止" is the right word.', zh: "表头印作“起至”；应为“起止”。" }
        : {
            en: `The header prints "起至" on ${pages} pages and "起止", the right word, before ${tasksInWords(tasks)}; one and the same column.`,
            zh: `表头在${String(printed.length - others.length)}页印作“起至”，在第${tasks.join("、")}项任务前印作“起止”（正确）；为同一栏。`,
          };
    return [note("G3", path, wrong, right, rule)];
  });
}

import { deflateSync } from "node:zlib";
import { afterAll, expect, it } from "vitest";
import {
  verifyProof as verifyProofHere,
  verifyPublication as verifyPublicationHere,
  type OutsideHashes,
  type OutsideKnowledge,
  type PublicationReport,
  type PublishedFiles,
} from "../../src/publication/index.js";
import { HAS_PYTHON } from "./outsidePrograms.js";
import { askPython } from "./vectorCases.js";

/** What two programs must agree on; their words differ. */
export interface Verdict {
  readonly ok: boolean;
  readonly levels?: Readonly<Record<string, string>>;
  readonly failed: readonly string[];
}

/** A question to both programs. */
export interface Question {
  readonly ask: "verifyPublication" | "checkProof";
  readonly input: object;
}

/** Questions with our answers, each once. */
const asked = new Map<string, Verdict>();
/** Files of publications with their numbers: many publications of a test share them, and each is told once. */
const texts = new Map<string, number>();

/** {@link verifyPublicationHere}, noted for {@link itIsJudgedTwice}. */
export async function verifyPublication(
  files: PublishedFiles,
  outside: OutsideKnowledge = {},
): Promise<PublicationReport> {
  const report = await verifyPublicationHere(files, outside);
  const text = asText(files);
  if (isText(text)) asked.set(JSON.stringify(publicationQuestion(text, outside)), publicationVerdict(report));
  return report;
}

/** {@link verifyProofHere}, noted for {@link itIsJudgedTwice}. */
export async function verifyProof(text: string, outside: OutsideHashes = {}): Promise<PublicationReport> {
  const report = await verifyProofHere(text, outside);
  if (text.isWellFormed()) {
    const trusted = Object.fromEntries(Object.entries(outside).map(([name, hash]) => [`${name}Hash`, hash as string]));
    const question: Question = { ask: "checkProof", input: { proof: text, trusted } };
    asked.set(JSON.stringify(question), { ok: report.ok, failed: formOnly(failedIn(report)) });
  }
  return report;
}

/**
 * The last test of a file: the program that was written from the specification alone judges everything that the file had verified, in
 * one process, and says the same of it: yes or no, every level, every failed check.
 *
 * @param least - how many questions there must be, so that the test cannot pass for want of them
 */
export function itIsJudgedTwice(least: number): void {
  it.runIf(HAS_PYTHON)("a second program judges all of it alike", { timeout: 240_000 }, () => {
    expect(asked.size).toBeGreaterThanOrEqual(least);
    const questions = [...asked.keys()].map((text) => JSON.parse(text) as Question);
    expect(differences(questions, [...asked.values()])).toEqual([]);
  });
  // Files share their modules.
  afterAll(() => {
    asked.clear();
    texts.clear();
  });
}

/** Where the second program says something else. */
export function differences(questions: readonly Question[], ours: readonly Verdict[]): readonly unknown[] {
  const replies = askPython([{ ask: "keepTexts", input: [...texts.keys()].map(packed) }, ...questions]);
  texts.clear();
  const theirs = replies.slice(1) as readonly { readonly answer?: TheirAnswer }[];
  return questions.flatMap((question, index) => {
    const [left, right] = [ours[index]!, theirVerdict(theirs[index]?.answer)].map((verdict) =>
      JSON.stringify({ ...verdict, failed: [...verdict.failed].sort() }),
    );
    return left === right
      ? []
      : [{ index, question: JSON.stringify(question).slice(0, 300), ours: left, theirs: right }];
  });
}

/** A publication as the second program is asked about it. */
export function publicationQuestion(
  files: Readonly<Record<string, string>>,
  { head, ...outside }: OutsideKnowledge,
): Question {
  const trusted = { ...outside, ...(head && { head: { number: head.number, hash: head.entryHash } }) };
  const numbered = Object.entries(files).map(([name, text]): readonly [string, number] => [name, numberOf(text)]);
  return { ask: "verifyPublication", input: { files: Object.fromEntries(numbered), trusted } };
}

/** A file that is too large to be read is nearly all padding. */
function packed(text: string): string | { readonly deflated: string } {
  return text.length < 1e6 ? text : { deflated: deflateSync(text, { level: 1 }).toString("base64") };
}

function numberOf(text: string): number {
  const number = texts.get(text) ?? texts.size;
  texts.set(text, number);
  return number;
}

/** What we say of a publication. */
export function publicationVerdict(report: PublicationReport): Verdict {
  const levels = Object.fromEntries(report.levels.map(({ level, status }) => [level, status]));
  return { ok: report.ok, levels, failed: failedIn(report) };
}

function asText(files: PublishedFiles): PublishedFiles {
  const text = ([name, content]: readonly [string, string | Uint8Array]) => {
    if (typeof content === "string") return [name, content] as const;
    const decoded = new TextDecoder("utf-8", { ignoreBOM: true }).decode(content);
    return [name, Buffer.from(decoded).equals(content) ? decoded : content] as const;
  };
  return Object.fromEntries(Object.entries(files).map(text));
}

/** Whether files can be told to another program as text; what is no text or ill-formed both refuse at once. */
export function isText(files: PublishedFiles): files is Readonly<Record<string, string>> {
  return Object.values(files).every((content) => typeof content === "string" && content.isWellFormed());
}

interface TheirAnswer {
  readonly ok: boolean;
  readonly levels?: Verdict["levels"];
  readonly failed?: readonly string[];
  readonly checks: readonly { readonly id: string; readonly status: string }[];
}

function theirVerdict(answer: TheirAnswer | undefined): Verdict {
  if (!answer) return { ok: false, failed: ["no answer"] };
  if (answer.levels && answer.failed) return { ok: answer.ok, levels: answer.levels, failed: answer.failed };
  const failed = answer.checks.filter(({ status }) => status === "fail").map(({ id }) => id);
  return { ok: answer.ok, failed: formOnly(failed) };
}

/** Section 8 of the specification has one answer, and of its rules each program may check those that others rest on or not. */
function formOnly(failed: readonly string[]): readonly string[] {
  return failed.filter((id) => id === "form");
}

function failedIn({ checks }: PublicationReport): readonly string[] {
  return checks.filter(({ status }) => status === "fail").map(({ id }) => id);
}

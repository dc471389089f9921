import { verifyProof, verifyPublication, type PublicationReport, type VerificationCheck } from "double-random/verify";
import { checkTitle } from "../../src/cli/checkTitles.js";
import { printable } from "../../src/cli/printable.js";
import { PROOF_WORDS } from "../../src/cli/proofWords.js";
import { REPORT_WORDS, type Language } from "../../src/cli/reportWords.js";
import { PAGE_WORDS } from "./pageWords.js";
import { filesOfDrop, filesOfList, sortGiven, type GivenFile } from "./readDropped.js";
import { FieldError, readHashes, readOutside, type TypedKnowledge } from "./readOutside.js";

/** What the page shows below the form. */
type Shown =
  | { readonly kind: "nothing" }
  | { readonly kind: "working" | "neither" | "unreadable" }
  | { readonly kind: "field"; readonly field: keyof TypedKnowledge }
  | {
      readonly kind: "report";
      readonly of: "publication" | "proof";
      readonly report: PublicationReport;
      readonly files: number;
    };

let language: Language = navigator.language.startsWith("zh") ? "zh" : "en";
let given: readonly GivenFile[] = [];
let shown: Shown = { kind: "nothing" };

const words = (name: string): string => PAGE_WORDS[language][name] ?? "";

function byId(id: string): HTMLElement {
  return document.getElementById(id)!;
}

function inputOf(id: string): HTMLInputElement {
  return byId(id) as HTMLInputElement;
}

function typedKnowledge(): TypedKnowledge {
  const value = (id: keyof TypedKnowledge): string => inputOf(id).value;
  return {
    authorityKeys: value("authorityKeys"),
    witnessKeys: value("witnessKeys"),
    head: value("head"),
    register: value("register"),
    commitment: value("commitment"),
    result: value("result"),
  };
}

async function verify(): Promise<void> {
  if (given.length === 0) return;
  show({ kind: "working" });
  // So that the words are painted before the work begins.
  await new Promise((resolve) => setTimeout(resolve, 30));
  show(await answer());
  byId("verdict").focus();
}

async function answer(): Promise<Shown> {
  const sorted = sortGiven(given);
  if (sorted.kind === "neither") return { kind: "neither" };
  try {
    const typed = typedKnowledge();
    if (sorted.kind === "proof") {
      const hashes = readHashes(typed);
      const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(await sorted.file.arrayBuffer());
      return { kind: "report", of: "proof", report: await verifyProof(text, hashes), files: 1 };
    }
    const outside = readOutside(typed);
    const files = await Promise.all(
      sorted.files.map(async ({ path, file }) => [path, new Uint8Array(await file.arrayBuffer())] as const),
    );
    const report = await verifyPublication(Object.fromEntries(files), outside);
    return { kind: "report", of: "publication", report, files: files.length };
  } catch (error) {
    return error instanceof FieldError ? { kind: "field", field: error.field } : { kind: "unreadable" };
  }
}

function show(next: Shown): void {
  shown = next;
  const verdict = byId("verdict");
  const report = byId("report");
  verdict.className = "";
  report.replaceChildren();
  switch (next.kind) {
    case "nothing":
      verdict.textContent = "";
      break;
    case "field":
      verdict.textContent = words("field") + words(next.field);
      break;
    case "report":
      verdict.className = next.report.ok ? "pass" : "fail";
      verdict.textContent = `${next.report.ok ? "✓" : "✗"} ${conclusion(next.report, next.of)}`;
      report.append(...reportParts(next.report, next.files));
      break;
    default:
      verdict.textContent = words(next.kind);
  }
}

function conclusion({ ok, checks }: PublicationReport, of: "publication" | "proof"): string {
  const isWrong = checks.some(({ status }) => status === "fail");
  if (of === "proof") {
    const { holds, fails, open } = PROOF_WORDS[language];
    return ok ? holds : isWrong ? fails : open;
  }
  const { verifies, fails, open } = REPORT_WORDS[language];
  return ok ? verifies : isWrong ? fails : open;
}

function reportParts({ levels, checks }: PublicationReport, files: number): readonly HTMLElement[] {
  const { statuses, levels: levelWords, ...text } = REPORT_WORDS[language];
  const of = (status: VerificationCheck["status"]): readonly VerificationCheck[] =>
    checks.filter((check) => check.status === status);
  const counts = text.counted(of("pass").length, of("fail").length, of("not-checked").length);
  const summary = element("p", `${counts} · ${words("files")}${String(files)}`);
  summary.className = "quiet";
  const parts = [
    summary,
    table(
      [text.level, text.question, text.status],
      levels.map(({ level, status }) => ({
        status,
        cells: [
          `${level} ${levelWords[level].name}`,
          levelWords[level].question,
          `${MARKS[status]} ${statuses[status]}`,
        ],
      })),
    ),
  ];
  if (of("fail").length > 0) parts.push(element("h2", text.failed), checksTable(of("fail")));
  if (of("not-checked").length > 0) parts.push(element("h2", text.notChecked), checksTable(of("not-checked")));
  if (of("pass").length > 0) {
    const passed = document.createElement("details");
    passed.append(
      element("summary", `${words("passedTitle")} (${String(of("pass").length)})`),
      checksTable(of("pass")),
    );
    parts.push(element("h2", ""), passed);
  }
  return parts;
}

/** Beside the word, so that nobody needs to tell colours apart. */
const MARKS: Readonly<Record<VerificationCheck["status"], string>> = { pass: "✓", fail: "✗", "not-checked": "?" };

/** More rows than anybody reads would only freeze the browser. */
const MOST_ROWS = 500;

function checksTable(checks: readonly VerificationCheck[]): HTMLElement {
  const { level, check, finding } = REPORT_WORDS[language];
  const rows = checks.slice(0, MOST_ROWS).map((one) => ({ status: one.status, cells: [one.level, ...about(one)] }));
  const more = { status: "pass" as const, cells: ["", `… ${String(checks.length - MOST_ROWS)}`, ""] };
  return table([level, check, finding], checks.length > MOST_ROWS ? [...rows, more] : rows);
}

function about({ id, status, message }: VerificationCheck): readonly string[] {
  if (language === "en") return [printable(id), printable(message)];
  const { title, notMade } = checkTitle(id);
  if (status === "pass") return [printable(title), ""];
  return [printable(title), status === "not-checked" && notMade !== undefined ? notMade : printable(message)];
}

interface Row {
  readonly status: VerificationCheck["status"];
  readonly cells: readonly string[];
}

/** What strangers wrote is set as text, never as markup. */
function table(head: readonly string[], rows: readonly Row[]): HTMLElement {
  const made = document.createElement("table");
  const headRow = made.createTHead().insertRow();
  for (const name of head) {
    const cell = element("th", name);
    cell.setAttribute("scope", "col");
    headRow.append(cell);
  }
  const body = made.createTBody();
  const kinds = ["level", "", head.length === 3 && head[2] === REPORT_WORDS[language].status ? "status" : ""];
  for (const { status, cells } of rows) {
    const row = body.insertRow();
    row.className = status;
    for (const [index, text] of cells.entries()) {
      const cell = element("td", text);
      cell.className = kinds[index] ?? "";
      row.append(cell);
    }
  }
  return made;
}

function element(name: string, text: string): HTMLElement {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}

function speak(next: Language): void {
  language = next;
  document.documentElement.lang = next === "zh" ? "zh-CN" : "en";
  document.title = words("title");
  for (const one of document.querySelectorAll<HTMLElement>("[data-words]")) {
    one.textContent = words(one.dataset["words"] ?? "");
  }
  const other = byId("language");
  other.textContent = next === "zh" ? "English" : "中文";
  other.lang = next === "zh" ? "en" : "zh-CN";
  show(shown);
}

function take(files: readonly GivenFile[]): void {
  given = files;
  void verify();
}

for (const id of ["folder", "file"]) {
  const input = inputOf(id);
  input.addEventListener("change", () => {
    if (input.files && input.files.length > 0) take(filesOfList(input.files));
  });
}
const drop = byId("drop");
for (const name of ["dragover", "drop"] as const) {
  // Everywhere, so that a file that misses the field does not replace the page.
  document.addEventListener(name, (event) => {
    event.preventDefault();
    drop.classList.toggle("over", name === "dragover");
  });
}
document.addEventListener("dragleave", () => {
  drop.classList.remove("over");
});
document.addEventListener("drop", (event) => {
  if (!event.dataTransfer) return;
  filesOfDrop(event.dataTransfer).then(take, () => {
    show({ kind: "unreadable" });
  });
});
byId("again").addEventListener("click", () => void verify());
byId("language").addEventListener("click", () => {
  speak(language === "zh" ? "en" : "zh");
});
speak(language);

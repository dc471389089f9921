import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, type Browser, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { drawNotice, formatHtml, type Notice } from "double-random/notices";
import { visibleText } from "../../src/notices/visibleText.js";
import { HOSTILE_TEXTS } from "../support/hostileTexts.js";
import { namedEvidence, namedRecord } from "../support/namedEvidence.js";
import { CHROMIUM } from "../support/outsidePrograms.js";

/** Programs for a page are text here, because the types of a page are not those of this program. */
const WHAT_IS_SEEN = `(() => {
  const all = (root, selector) => [...root.querySelectorAll(selector)];
  const lists = all(document, "table").filter((table) => table.caption?.textContent === "抽中检查对象名单");
  return {
    hacked: "hacked" in window,
    strange: all(document, "script,img,iframe,object,embed,form,link,base,svg,a").length,
    handlers: all(document, "*").filter((element) =>
      [...element.attributes].some(({ name }) => name.startsWith("on") || name === "style" || name === "src")).length,
    number: document.querySelector(".document-number").textContent,
    list: lists.flatMap((table) => all(table, "tbody tr:not(.group)").map((row) => row.children[2].textContent)),
  };
})()`;

const FAULTS_OF_TABLES = `(() => {
  const found = [];
  if (document.documentElement.lang !== "zh-CN") found.push("language");
  for (const table of document.querySelectorAll("table:not(.facts)")) {
    const name = table.caption?.textContent ?? "";
    if (name === "") found.push("a table without a caption");
    const columns = table.querySelectorAll("thead th[scope=col]").length;
    if (columns !== table.querySelectorAll("col").length) found.push("columns of " + name);
    for (const row of table.querySelectorAll("tbody tr:not(.group)")) {
      if (row.children.length !== columns) found.push("cells of " + name);
      if (row.firstElementChild.getAttribute("scope") !== "row") found.push("row header of " + name);
    }
    for (const title of table.querySelectorAll("tr.group th")) {
      if (title.getAttribute("colspan") !== String(columns)) found.push("group of " + name);
    }
    const region = table.closest("[role=region]");
    if (region.getAttribute("aria-labelledby") !== table.caption.id) found.push("region of " + name);
  }
  return found;
})()`;

const PRINT_STYLE = `(() => {
  const of = (selector, name) => getComputedStyle(document.querySelector(selector))[name];
  return { head: of("thead", "display"), row: of("tbody tr", "breakInside") };
})()`;

/** The pages as a browser understands them; skipped, with their number, where there is none. */
describe.skipIf(CHROMIUM === undefined)("in a browser", () => {
  const folder = mkdtempSync(join(tmpdir(), "double-random-"));
  let browser: Browser;
  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath: CHROMIUM!,
      args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-sync"],
    });
  });
  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function open(notice: Notice, width = 1200): Promise<{ page: Page; requests: string[]; complaints: string[] }> {
    const file = join(folder, "notice.html");
    writeFileSync(file, formatHtml(notice));
    const page = await browser.newPage({ viewport: { width, height: 900 } });
    const requests: string[] = [];
    const complaints: string[] = [];
    page.on("request", (request) => requests.push(request.url()));
    page.on("console", (message) => complaints.push(message.text()));
    page.on("pageerror", (error) => complaints.push(error.message));
    page.on("dialog", () => complaints.push("a dialog"));
    await page.goto(`file://${file}`);
    return { page, requests, complaints };
  }

  const evidence = namedEvidence();
  const targets = evidence.targets.map((target, index) => ({
    ...target,
    // Directories have no control characters; the parser of lists refuses them.
    name: HOSTILE_TEXTS[index % HOSTILE_TEXTS.length]!.replace(/\p{Cc}/gu, " "),
  }));
  const hostile = { ...evidence, targets };
  const record = namedRecord(hostile);
  const notice = drawNotice({
    ...{ ...hostile, record, date: "2024-05-06", language: "zh", documentNumber: "<b>〔2024〕1号</b>" },
    policy: { selection: "published", individualNames: "shown" },
  });

  it("a notice full of hostile names runs nothing, asks for nothing and shows every name", async () => {
    const { page, requests, complaints } = await open(notice);
    const seen = await page.evaluate<{ readonly list: readonly string[] }>(WHAT_IS_SEEN);
    expect(seen).toMatchObject({ hacked: false, strange: 0, handlers: 0, number: "<b>〔2024〕1号</b>" });
    expect(requests).toHaveLength(1);
    expect(complaints).toEqual([]);
    const names = new Map(targets.map(({ id, name }) => [id, visibleText(name)]));
    expect(seen.list).toEqual(
      record.tasks.flatMap(({ selected }) => selected.map(({ targetId }) => names.get(targetId))),
    );
    await page.close();
  });

  it("its tables can be read out: captions, scopes, as many cells as columns, a language", async () => {
    const { page } = await open(notice);
    const faults = await page.evaluate(FAULTS_OF_TABLES);
    expect(faults).toEqual([]);
    await page.close();
  });

  it.each([320, 768, 1200])("is no wider than a window of %i pixels", async (width) => {
    const { page } = await open(notice, width);
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(width);
    await page.close();
  });

  it("looks the same without scripts", async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`file://${join(folder, "notice.html")}`);
    expect(await page.locator("table").count()).toBeGreaterThan(5);
    await context.close();
  });

  it("prints to pages of A4, the headers of tables on each, and no row in two", async () => {
    const { page } = await open(notice);
    const pdf = await page.pdf({ preferCSSPageSize: true });
    expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
    const boxes = new Set(pdf.toString("latin1").match(/\/MediaBox \[[^\]]*\]/g));
    expect([...boxes]).toEqual(["/MediaBox [0 0 594.95996 841.91998]"]);
    await page.emulateMedia({ media: "print" });
    const style = await page.evaluate(PRINT_STYLE);
    expect(style).toEqual({ head: "table-header-group", row: "avoid" });
    await page.close();
  });
});

import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium, type Browser, type Page } from "playwright-core";
import { build, type Rolldown } from "vite";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { verifyPublication, type OutsideKnowledge, type PublicationReport } from "double-random/verify";
import { PAGE_WORDS } from "../examples/verify-page/pageWords.js";
import { PROOF_WORDS } from "../src/cli/proofWords.js";
import { REPORT_WORDS } from "../src/cli/reportWords.js";
import { CHROMIUM } from "./support/outsidePrograms.js";

const PUBLISHED = "examples/published-draw/publication";
const FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"];
const BACKGROUND = ["--disable-background-networking", "--disable-component-update", "--disable-sync"];

/** The keys that the README of the example gives. */
const AUTHORITY = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";
const NEWSPAPER = "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c";
const OUTSIDE: OutsideKnowledge = {
  authorityKeys: [{ algorithm: "ed25519", key: AUTHORITY }],
  witnessKeys: [{ algorithm: "ed25519", key: NEWSPAPER, name: "newspaper" }],
};

interface Library {
  readonly verifyPublication: (files: object, outside: object) => Promise<PublicationReport>;
}

/** A page that does nothing but load the library. */
const HOST = '<!doctype html><script>globalThis.library = import("/verify.js")</script>';

function publishedFiles(folder: string): Readonly<Record<string, string>> {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => /\.jsonl?$/.test(name));
  return Object.fromEntries(
    names.map((name) => [name.replaceAll("\\", "/"), readFileSync(join(folder, name), "utf8")]),
  );
}

function tamper(folder: string): void {
  const file = join(folder, "draws", "1", "targets.json");
  const text = readFileSync(file, "utf8");
  const changed = text.replace(/"creditClass": ?"A"/, '"creditClass":"D"');
  expect(changed).not.toBe(text);
  writeFileSync(file, changed);
}

describe.runIf(CHROMIUM !== undefined)("in a browser", () => {
  let browser: Browser;
  let page: Page;
  let folder: string;
  /** Everything that a page asked for. */
  let asked: string[];

  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: CHROMIUM!, args: [...FLAGS, ...BACKGROUND] });
    folder = mkdtempSync(join(tmpdir(), "double-random-page-"));
    execFileSync(process.execPath, ["examples/verify-page/build.js", join(folder, "verify.html")]);
    cpSync(PUBLISHED, join(folder, "good"), { recursive: true });
    cpSync(PUBLISHED, join(folder, "tampered"), { recursive: true });
    tamper(join(folder, "tampered"));
  });
  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true });
  });
  afterEach(async () => {
    await page.close();
  });

  async function openPage(): Promise<void> {
    page = await browser.newPage();
    asked = [];
    page.on("request", (request) => asked.push(request.url()));
  }

  describe("the library", () => {
    beforeAll(async () => {
      const [bundle] = (await build({
        configFile: false,
        logLevel: "silent",
        build: {
          write: false,
          lib: { entry: "src/publication/index.ts", formats: ["es"], fileName: "verify" },
          rolldownOptions: { external: ["crypto"] },
        },
      })) as Rolldown.RolldownOutput[];
      modules = new Map(
        bundle!.output.flatMap((file) => (file.type === "chunk" ? [[`/${file.fileName}`, file.code] as const] : [])),
      );
    });
    let modules: ReadonlyMap<string, string>;

    async function reportInBrowser(files: object, outside: OutsideKnowledge): Promise<PublicationReport> {
      await openPage();
      await page.route("http://page.invalid/**", async (route) => {
        const { pathname } = new URL(route.request().url());
        const code = modules.get(pathname);
        if (code !== undefined) await route.fulfill({ body: code, contentType: "text/javascript" });
        else await route.fulfill({ body: HOST, contentType: "text/html" });
      });
      await page.goto("http://page.invalid/");
      return page.evaluate(
        async ([given, known]) => {
          const { library } = globalThis as unknown as { readonly library: Promise<Library> };
          return (await library).verifyPublication(given, known);
        },
        [files, outside] as const,
      );
    }

    it("gives the report that it gives in Node, with drand and signatures", async () => {
      const files = publishedFiles(PUBLISHED);
      const report = await reportInBrowser(files, OUTSIDE);
      expect(report).toEqual(await verifyPublication(files, OUTSIDE));
      expect(report.ok).toBe(true);
      for (const id of ["chain.signatures", "draw.1.source.2", "draw.1.witness", "draw.1.teams"]) {
        expect(report.checks.find((check) => check.id === id)?.status).toBe("pass");
      }
      expect(asked.filter((url) => !url.startsWith("http://page.invalid/"))).toEqual([]);
    });

    it("also of a publication that was tampered with", async () => {
      const files = publishedFiles(join(folder, "tampered"));
      const report = await reportInBrowser(files, OUTSIDE);
      expect(report).toEqual(await verifyPublication(files, OUTSIDE));
      expect(report.ok).toBe(false);
    });
  });

  describe("the page for strangers", () => {
    const verdict = (): Promise<string | null> => page.locator("#verdict.pass, #verdict.fail").textContent();

    async function openIt(locale = "en-US"): Promise<void> {
      const context = await browser.newContext({ locale });
      page = await context.newPage();
      asked = [];
      page.on("request", (request) => asked.push(request.url()));
      await page.goto(pathToFileURL(join(folder, "verify.html")).href);
    }

    afterEach(() => {
      expect(asked.map((url) => new URL(url).protocol)).toEqual(["file:"]);
    });

    it("verifies a folder that is chosen, with what is known from elsewhere", async () => {
      await openIt();
      await page.locator("#folder").setInputFiles(join(folder, "good"));
      expect(await verdict()).toBe(`✓ ${REPORT_WORDS.en.verifies}`);
      expect(await page.locator("tr", { hasText: "L5 signature" }).textContent()).toContain("not checked");
      await page.locator("#known summary").click();
      await page.locator("#authorityKeys").fill(`ed25519:${AUTHORITY}`);
      await page.locator("#witnessKeys").fill(`newspaper=ed25519:${NEWSPAPER}`);
      await page.locator("#again").click();
      await page.locator("tr.pass", { hasText: "L5 signature" }).waitFor();
      const { levels, checks } = await verifyPublication(publishedFiles(PUBLISHED), OUTSIDE);
      const rows = page.locator("#report > table").first().locator("tbody tr");
      const statuses = (await rows.all()).map((row) => row.getAttribute("class"));
      expect(await Promise.all(statuses)).toEqual(levels.map(({ status }) => status));
      const open = checks.filter(({ status }) => status === "not-checked").map(({ message }) => message);
      const shown = page
        .locator("h2", { hasText: REPORT_WORDS.en.notChecked })
        .locator("+ table tbody tr td:last-child");
      expect(await shown.allTextContents()).toEqual(open);
    });

    it("says no, and what does not fit, in either language", async () => {
      await openIt("zh-CN");
      await page.locator("#folder").setInputFiles(join(folder, "tampered"));
      expect(await verdict()).toBe(`✗ ${REPORT_WORDS.zh.fails}`);
      expect(await page.locator("h2", { hasText: REPORT_WORDS.zh.failed }).count()).toBe(1);
      await page.locator("#language").click();
      expect(await verdict()).toBe(`✗ ${REPORT_WORDS.en.fails}`);
      expect(await page.locator("tr.fail", { hasText: "draw.1.lists" }).textContent()).toContain("lists.targets.root");
    });

    it("opens a folder that is dropped", async () => {
      await openIt();
      const { x, y } = (await page.locator("#drop-words").boundingBox())!;
      const devtools = await page.context().newCDPSession(page);
      for (const type of ["dragEnter", "dragOver", "drop"] as const) {
        const data = { items: [], files: [join(folder, "good")], dragOperationsMask: 1 };
        await devtools.send("Input.dispatchDragEvent", { type, x, y, data });
      }
      expect(await verdict()).toBe(`✓ ${REPORT_WORDS.en.verifies}`);
    });

    it("checks the file of one business, and says what it cannot read", async () => {
      await openIt("zh-CN");
      await page.locator("#file").setInputFiles("examples/published-draw/proofs/OPT-08.json");
      expect(await verdict()).toBe(`✓ ${PROOF_WORDS.zh.holds}`);
      const text = readFileSync("examples/published-draw/proofs/OPT-08.json", "utf8");
      const buffer = Buffer.from(text.replace('"drawn": false', '"drawn": true'));
      await page.locator("#file").setInputFiles({ name: "x.json", mimeType: "application/json", buffer });
      await page.locator("#verdict.fail").waitFor();
      expect(await verdict()).toBe(`✗ ${PROOF_WORDS.zh.fails}`);
      await page.locator("#known summary").click();
      await page.locator("#commitment").fill("no hash");
      await page.locator("#again").click();
      await page.getByText(PAGE_WORDS.zh["field"]!).waitFor();
      await page.locator("#folder").setInputFiles(join(folder, "good", "draws"));
      await page.getByText(PAGE_WORDS.zh["neither"]!).waitFor();
    });
  });
});

it("has the same words in both languages", () => {
  expect(Object.keys(PAGE_WORDS.zh)).toEqual(Object.keys(PAGE_WORDS.en));
  const used = [...readFileSync("examples/verify-page/page.html", "utf8").matchAll(/data-words="(\w+)"/g)];
  for (const [, name = ""] of used) expect(Object.keys(PAGE_WORDS.en)).toContain(name);
});

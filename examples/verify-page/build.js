// @ts-check
// Makes the page that verifies a publication: one HTML file with everything in it. `npm run page`, or with the path of the file:
// `node examples/verify-page/build.js <file>`.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "vite";

const fileOf = (/** @type {string} */ path) => fileURLToPath(new URL(path, import.meta.url));
/** Where the program goes. */
const PLACE = /<script>\s*\/\* the program \*\/\s*<\/script>/;

const output = process.argv[2] ?? fileOf("../../dist/verify.html");
mkdirSync(dirname(output), { recursive: true });
writeFileSync(output, await pageText());
console.log(output);

/** The text of the page. */
async function pageText() {
  const bundles = await build({
    configFile: false,
    logLevel: "silent",
    resolve: { alias: { "double-random/verify": fileOf("../../src/publication/index.ts") } },
    build: {
      write: false,
      lib: { entry: fileOf("page.ts"), formats: ["iife"], name: "page" },
      // seedrandom asks for Node's crypto where there is any, and does without it in a browser.
      rolldownOptions: { external: ["crypto"], output: { globals: { crypto: "undefined" }, minify: true } },
    },
  });
  const [bundle] = Array.isArray(bundles) ? bundles : [];
  const code = bundle?.output[0].code;
  if (bundle?.output.length !== 1 || !code) throw new Error("The page must be one program.");
  const html = readFileSync(fileOf("page.html"), "utf8");
  if (!PLACE.test(html)) throw new Error("page.html has no place for the program.");
  // By a function, because a dollar sign in the code means nothing here; within a script `</script` would end it.
  return html.replace(PLACE, () => `<script>\n${code.trim().replaceAll("</script", "<\\/script")}\n</script>`);
}

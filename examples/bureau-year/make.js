// Writes the files of the invented bureau that docs/clerks-guide.zh-CN.md works with:
//   node examples/bureau-year/make.js [FOLDER]
// FOLDER is files/ beside this program unless named. Everything is invented (虚构) but the printed plan, which is in test/data/, and
// the working days of 2024.
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { makeFiles } from "./makeFiles.js";

const out = process.argv[2] ?? join(dirname(fileURLToPath(import.meta.url)), "files");
mkdirSync(out, { recursive: true });
for (const [name, bytes] of await makeFiles()) writeFileSync(join(out, name), bytes);

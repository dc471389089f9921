// What run.js measured, as results.md and as plots; `node test/peers/report.js` writes them again from results.json.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { plot } from "./plot.js";

const here = new URL(".", import.meta.url);

/** @param {string} text */
function valueOf(text) {
  const [numerator = 0, denominator = 1] = text.split("/").map(Number);
  return numerator / denominator;
}

/** How many units have which probability. @param {readonly string[]} probabilities */
function summary(probabilities) {
  const counts = new Map();
  for (const each of probabilities) counts.set(each, (counts.get(each) ?? 0) + 1);
  const values = probabilities.map(valueOf);
  if (counts.size > 6) return `from ${Math.min(...values).toFixed(3)} to ${Math.max(...values).toFixed(3)}`;
  return [...counts].map(([each, count]) => `${count} with ${each}`).join(", ");
}

const FOUND = { consistent: "nothing found · 未见异常", departs: "not equal · 不均等" };

/** @typedef {{ size: number, n: number, verdict: "consistent" | "departs", never: number, malformed: number, units: string, pairs?: string, shares: number[], least: number, greatest: number }} Case */
/** @typedef {{ name: string, call: string, chance: string, cases: Case[] }} Measured */

export function report() {
  const { draws, comparisons, peers, ours, models, apportionments } = JSON.parse(
    readFileSync(new URL("results.json", here), "utf8"),
  );
  /** @type {Case[]} */
  const cases = ours[0].cases;

  /** @param {readonly Measured[]} all */
  const table = (all) => [
    `| sampler | call | chance | ${cases.map(({ size, n }) => `${n} of ${size}`).join(" | ")} |`,
    `|---|---|---|${cases.map(() => "---|").join("")}`,
    ...all.map(({ name, call, chance, cases: own }) => {
      const found = own.map(({ verdict, never }) =>
        verdict === "consistent" ? "nothing found" : `**departs**${never > 0 ? `, ${never} never` : ""}`,
      );
      return `| ${name} | \`${call}\` | ${chance} | ${found.join(" | ")} |`;
    }),
  ];
  const found = /** @type {Measured[]} */ ([...peers, ...ours]).flatMap(({ name, cases: own }) =>
    own
      .filter(({ verdict }) => verdict === "departs")
      .map(({ size, n, units, pairs, shares }) => {
        const law = size <= 10 ? ` Shares by place: ${shares.map((share) => share.toFixed(3)).join(" ")}.` : "";
        return `- ${name}, ${n} of ${size}, units: ${units}${pairs ? ` Pairs: ${pairs}` : ""}${law}`;
      }),
  );
  const exact = models.flatMap((/** @type {any} */ { name, of, cases: own }) => [
    `### ${name}\n\nA model of: ${of}.\n`,
    ...own.map((/** @type {any} */ { size, n, exact: isExact, sentence, probabilities }) => {
      const seen = size <= 10 ? probabilities.join(" ") : summary(probabilities);
      return `- ${n} of ${size}, ${isExact ? "exact" : `${draws} draws`}: ${seen}.${isExact && size > 10 ? "" : ` ${sentence}`}`;
    }),
    "",
  ]);
  const apportioned = [
    "| question | package | its answer | ours |",
    "|---|---|---|---|",
    ...apportionments.map(
      (/** @type {any} */ each) => `| ${each.question} | ${each.package} | \`${each.answer}\` | \`${each.ours}\` |`,
    ),
  ];
  const head = `# Samplers of others, and ours, by one code

Written by \`npm run peers\`. Up to ${draws} draws for each frame; ${comparisons} tests judged together, with one false alarm in a million for all of
them. The tests are \`inclusionTest\` and \`pairInclusionTest\` of \`double-random/fairness\`.
`;
  const parts = [
    head,
    "## Ours\n",
    ...table(ours),
    "\n## Packages\n",
    ...table(peers),
    "\n## What was found\n",
    ...found,
  ];
  const rest = ["\n## Models\n", ...exact, "## Apportionment\n", ...apportioned, ""];
  writeFileSync(new URL("results.md", here), [...parts, ...rest].join("\n"));

  /** @param {number} size @param {number} n */
  const panels = (size, n) =>
    /** @type {Measured[]} */ ([...ours, ...peers]).map(({ name, cases: own }) => {
      const { shares, least, greatest, verdict, malformed, units } = /** @type {Case} */ (
        own.find((each) => each.size === size && each.n === n)
      );
      const onlyPairs = verdict === "departs" && units.endsWith("nothing speaks against equal chances.");
      const found = onlyPairs ? "pairs not equal · 两两组合不均等" : FOUND[verdict];
      const status = malformed > 0 ? "draws units twice · 有重复抽中" : found;
      return { title: name, status, shares, due: n / size, least, greatest, departs: verdict === "departs" };
    });
  const plots = new URL("../../docs/fairness/", here);
  mkdirSync(plots, { recursive: true });
  writeFileSync(new URL("five-of-ten.svg", plots), plot("Drawing 5 of 10 · 从10个中抽取5个", panels(10, 5), 1));
  const first = panels(100, 10).slice(0, 6);
  writeFileSync(new URL("ten-of-hundred.svg", plots), plot("Drawing 10 of 100 · 从100个中抽取10个", first, 0.8));
  const small = models.map((/** @type {any} */ { name, cases: own }) => {
    const { probabilities, verdict } = own.find((/** @type {any} */ { size, n }) => size === 10 && n === 4);
    const status = FOUND[/** @type {"departs"} */ (verdict)];
    return { title: name, status, shares: probabilities.map(valueOf), due: 0.4, departs: verdict === "departs" };
  });
  writeFileSync(new URL("models.svg", plots), plot("Models: drawing 4 of 10 · 模型：从10个中抽取4个", small, 1));
}

if (process.argv[1]?.endsWith("report.js")) report();

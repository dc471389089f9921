import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import canonicalize from "canonicalize";
import type { Avoidance, Inspector, Plan, PlanRecord, Target } from "double-random";
import { assignTeams, matchingOfDraws } from "../../src/assignment/assignTeams.js";
import { matchBalanced } from "../../src/matching/matchBalanced.js";
import type { ChainEntry } from "../../src/model/chain.js";
import type { CommitmentEntry } from "../../src/model/commitmentEntry.js";
import type { EventEntry } from "../../src/model/eventEntry.js";
import type { ResultEntry } from "../../src/model/resultEntry.js";
import type { SeedEntry } from "../../src/model/seedEntry.js";
import type { TargetProof } from "../../src/model/proof.js";
import { hashStream } from "../../src/random/hashStream.js";

const FOLDER = "examples/published-draw";

/** A file of the example, read. */
export function exampleFile(name: string): unknown {
  return JSON.parse(readFileSync(`${FOLDER}/${name}`, "utf8"));
}

/** The entries of its chain. */
export function exampleChain(): readonly ChainEntry[] {
  const text = readFileSync(`${FOLDER}/publication/chain.jsonl`, "utf8");
  return text
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as ChainEntry);
}

/**
 * What stands between `<` and `>` in a hashed text of the example: canonical JSON of a file or an entry, without some fields, or
 * the lines of a list.
 */
function textOf(reference: string): string {
  const [, what = "", without = ""] = /^(.*?)(?: without (.*))?$/.exec(reference) ?? [];
  if (what.startsWith("lines of ")) {
    const rows = exampleFile(`publication/${what.slice("lines of ".length)}`) as { readonly id: string }[];
    return [...rows]
      .sort((a, b) => (a.id < b.id ? -1 : 1))
      .map((row) => `${jcs(row)}\n`)
      .join("");
  }
  const [, number, event] = /^(event of )?entry (\d+)$/.exec(what)
    ? [what, what.match(/\d+$/)![0], what.startsWith("event")]
    : [];
  const entry = number === undefined ? undefined : exampleChain()[Number(number) - 1];
  const document = entry ? (event ? (entry as EventEntry).event : entry) : exampleFile(`publication/${what}`);
  const dropped = without.split(", ");
  return jcs(Object.fromEntries(Object.entries(document as object).filter(([name]) => !dropped.includes(name))));
}

/** Section 10 of the specification, made from the published example and Node's own SHA-256. */
export function workedExample(): string {
  return [introduction(), commitment(), seed(), tickets(), teams(), record(), events(), proof()].join("\n\n");
}

function introduction(): string {
  return `The files are in \`examples/published-draw/publication\`: an invented bureau draws 20 % of its twelve invented opticians, at rates that
rise with the tier. \`H(...)\` is over the characters between the parentheses, where \`␀\` stands for a zero byte, \`␊\` for a line feed, \`0x\` for bytes in hexadecimal, and \`<...>\`
for canonical JSON of what is named, or for the canonical lines of a list. \`node(l, r)\` is the node of section 4. All of it is recomputed
from this text by the tests.`;
}

const chain = exampleChain();
const committed = chain[0] as CommitmentEntry;
const seedEntry = chain[1] as SeedEntry;
const result = chain[2] as ResultEntry;
const files = {
  plan: exampleFile("publication/draws/1/plan.json") as Plan,
  targets: exampleFile("publication/draws/1/targets.json") as readonly Target[],
  inspectors: exampleFile("publication/draws/1/inspectors.json") as readonly Inspector[],
  avoidances: exampleFile("publication/draws/1/avoidances.json") as readonly Avoidance[],
  record: exampleFile("publication/draws/1/record.json") as PlanRecord,
  saltKey: (exampleFile("publication/draws/1/salt-key.json") as { readonly key: string }).key,
};
const [task] = files.record.tasks;
const [drawn] = seedEntry.draws;

function commitment(): string {
  const lists = (["targets", "inspectors", "avoidances"] as const).map((list) => {
    const rows: readonly { readonly id: string }[] = files[list];
    return tree(
      list,
      rows.map((row) => ({ id: row.id, value: row })),
    );
  });
  const strata = new Map(files.targets.map((target) => [target.id, stratumOf(target)]));
  const frame = [...strata]
    .filter((pair): pair is [string, string] => pair[1] !== undefined)
    .map(([id, stratum]) => ({ id, value: { id, stratum } }));
  const counts = committed.tasks[0]!.strata.map(
    ({ stratum, size, intensity, lower, upper, exactCount, drawn: n }) =>
      `| \`${stratum}\` | ${size} | ${intensity} | ${lower} | ${upper} | ${exactCount} | ${String(n)} |`,
  );
  return `### 10.1 The commitment, 14 September

The digest of the plan, which has one task:

${block(hashLine("dr1:plan:<draws/1/plan.json>"))}

The trees of the lists. \`key\` is ${files.saltKey}.

${lists.map(block).join("\n\n")}

The list of exclusions is empty; its root is

${block(hashLine(""))}

The frame of T12: opticians in the directory of the bureau that exist on ${committed.asOf}, each with its stratum; the one that is
deregistered is not among them.

${block(tree("frame/T12", frame))}

The quota is ceil(20 % of 11) = 3, the level L = 1/8 (6 · 1/8 + 3 · 2/8 + 1 · 4/8 + 1 · 8/8 = 3):

| stratum | N | m | A | B | x | n |
|---|---|---|---|---|---|---|
${counts.join("\n")}

The largest remainders are those of \`low\` (3/4) and \`general\` (3/4) before \`higher\` (1/2); but rates of 1/6, 1/3, 0 and 1 would fall from \`general\` to \`higher\`, so that
the nearest rounding with rising rates is taken.

${block(hashLine("dr1:entry:<entry 1 without entryHash, signatures>"))}`;
}

/** The strata of the example, as its directory says them. */
function stratumOf({ status, industryTier, creditClass, directories }: Target): string | undefined {
  if (status !== "existing" || (directories && !directories.includes("optician"))) return undefined;
  const order = ["low", "general", "higher", "high"];
  const ofClass = creditClass === undefined ? -1 : "ABCD".indexOf(creditClass);
  return order[Math.max(ofClass, order.indexOf(industryTier ?? ""))];
}

function seed(): string {
  const [dice, round] = seedEntry.sources;
  const signature = round?.type === "drand" ? round.signature : "";
  const drawId = drawn!.drawId;
  const sources = seedEntry.sources.map(({ ref, type, value }) => ({ ref, type, value }));
  return `### 10.2 The seed, 15 September

Forty ten-sided dice, ${dice!.value}: floor(log2(10^40)) = 132 bits. Round 657413 of drand, at Unix second 1692803367 + 3 · 657412 =
1694775603, that is 2023-09-15T11:00:03Z: 256 bits. Together 388. What the round signs, and its value:

${block([hashLine("0x00000000000a0805"), hashLine(`0x${signature}`)].join("\n"))}

\`S\` of the one task:

${block(hashLine(`dr1:seed:${jcs({ draw: drawId, sources })}`))}

${block(hashLine("dr1:entry:<entry 2 without entryHash, signatures>"))}`;
}

function tickets(): string {
  const ids = files.targets.filter((target) => stratumOf(target) !== undefined).map(({ id }) => id);
  const lines = ids.sort().map((id) => hashLine(`dr1:unit:${drawn!.seed}:${id}`));
  const cutoffs = result.tasks[0]!.strata.map(
    ({ stratum, drawn: n, cutoff }) => `| \`${stratum}\` | ${n} | ${cutoff === undefined ? "" : `\`${cutoff}\``} |`,
  );
  return `### 10.3 The tickets

${block(lines.join("\n"))}

The smallest of each stratum are drawn: ${task!.selected.map(({ targetId }) => targetId).join(", ")}, in the order of their tickets.

| stratum | n | cut-off |
|---|---|---|
${cutoffs.join("\n")}`;
}

function teams(): string {
  const options = {
    draws: files.record.tasks,
    taskOf: () => files.plan.tasks[0]!,
    targetOf: (id: string) => files.targets.find((target) => target.id === id)!,
    inspectors: files.inspectors,
    avoidances: files.avoidances,
    policies: files.record.policies,
  };
  const matching = matchingOfDraws(options);
  const t = files.record.assignment.seed;
  const inner = hashStream({ seed: t, label: "teams" });
  const words: string[] = [];
  const source = {
    uniformInt: (bound: bigint): bigint => {
      const answer = inner.uniformInt(bound);
      words.push(
        `${hashLine(`dr1:stream:${t}:teams:${words.length}`)}\nuniformInt(${String(bound)}) = ${String(answer)}`,
      );
      return answer;
    },
  };
  const prior = matching.columns.map(() => 0);
  const matched = matchBalanced({ problem: matching.problem, prior, evenness: "chances", source });
  if (matched.kind !== "matched" || !("assignment" in assignTeams(options))) throw new Error("the example has teams");
  const nameOf = (column: number): string => matching.columns[column]!.inspectors.map(({ id }) => id).join();
  const rows = matching.problem.rows.map(({ columns, demand, rules }, row) => {
    const { denominator, root } = matched.chances[row]!;
    const chances = chancesOf(root).map(([column, units]) => `${nameOf(column)} ${reduced(units, denominator)}`);
    const rule = rules.map(({ id, columns: of, least }) => `${id}: at least ${least} of ${of.map(nameOf).join(", ")}`);
    return `| ${row} | ${matching.visits[row]!.visit.visitId} | ${demand} | ${columns.map(nameOf).join(", ")} | ${rule.join("; ")} | ${chances.join(", ")} |`;
  });
  const leads = files.record.assignment.visits.flatMap(({ targetId, team }) =>
    team
      .map(({ inspectorId }) => inspectorId)
      .sort()
      .map((id) => hashLine(`dr1:lead:${drawn!.seed}:${targetId}:${id}`)),
  );
  const visits = files.record.assignment.visits.map(
    ({ visitId, team }) =>
      `| ${visitId} | ${team.map(({ inspectorId, role }) => `${inspectorId} (${role})`).join(", ")} |`,
  );
  return `### 10.4 The teams

${block(hashLine(`dr1:teams:${drawn!.seed}`))}

Three rows; the columns are ${matching.columns.map((_, column) => `${column} ${nameOf(column)}`).join(", ")}. INS-5 has a certificate that ends in the window, INS-1
keeps away from OPT-12.

| row | visit | places | columns | rules that may bind | chances |
|---|---|---|---|---|---|
${rows.join("\n")}

Every answer of the stream, in the order of [assignment.md](assignment.md): the shuffles of step 1 (the rows, the columns, the columns of each row in turn),
then the roundings of step 4:

${block(words.join("\n"))}

Who leads:

${block(leads.join("\n"))}

| visit | team |
|---|---|
${visits.join("\n")}`;
}

/** Columns with their units, the inner sets after the direct columns. */
function chancesOf(set: {
  readonly columns: readonly number[];
  readonly units: readonly bigint[];
  readonly inner: readonly unknown[];
}): readonly (readonly [number, bigint])[] {
  const direct = set.columns.map((column, index) => [column, set.units[index]!] as const);
  return [...direct, ...(set.inner as (typeof set)[]).flatMap(chancesOf)].sort(([a], [b]) => a - b);
}

function reduced(units: bigint, denominator: bigint): string {
  const divisor = greatestDivisor(units, denominator);
  const [above, below] = [units / divisor, denominator / divisor];
  return below === 1n ? String(above) : `${String(above)}/${String(below)}`;
}

function greatestDivisor(a: bigint, b: bigint): bigint {
  return b === 0n ? a : greatestDivisor(b, a % b);
}

function record(): string {
  const lists = ["targets", "inspectors", "avoidances"].map((list) =>
    hashLine(`dr1:${list}:<lines of draws/1/${list}.json>`),
  );
  const frame = task!.strata
    .flatMap(({ stratum }) =>
      files.targets
        .filter((target) => stratumOf(target) === stratum)
        .map(({ id }) => id)
        .sort()
        .map((id) => `${jcs({ id, stratum })}\n`),
    )
    .join("");
  return `### 10.5 The record and the result

The digests of the lists, and that of the frame, by stratum:

${block([...lists, hashLine("dr1:exclusions:"), hashLine(`dr1:frame:${frame}`)].join("\n"))}

${block(
  [
    hashLine("dr1:record:<draws/1/record.json without recordHash>"),
    hashLine("dr1:entry:<entry 3 without entryHash, signatures>"),
  ].join("\n"),
)}`;
}

function events(): string {
  const [replaced, inspected] = chain.slice(3) as EventEntry[];
  const event = replaced!.event;
  if (event.kind !== "inspector-replaced") throw new Error("the example begins with a replacement");
  const [taskId, target] = event.visitId.split("/");
  const lines = [
    hashLine(`dr1:replace:${drawn!.seed}:${target!}:${event.round}:${event.joins[0]!}`),
    hashLine("dr1:event:<event of entry 4 without eventHash>"),
    hashLine("dr1:entry:<entry 4 without entryHash, signatures>"),
    hashLine("dr1:event:<event of entry 5 without eventHash>"),
    hashLine("dr1:entry:<entry 5 without entryHash, signatures>"),
  ];
  return `### 10.6 The events, October

${event.leaves.join()} falls ill, and ${event.joins.join()} comes in the first round of replacements of visit ${taskId!}/${target!}; then the visit is made (${inspected!.event.kind === "result-recorded" ? inspected!.event.outcome : ""}).

${block(lines.join("\n"))}`;
}

function proof(): string {
  const { leaf, index, path, targetId, ticket = "", drawn: isDrawn } = exampleFile("proofs/OPT-08.json") as TargetProof;
  const steps: string[] = [];
  let hash = sha256(`␀dr1:leaf:${jcs(leaf)}`);
  steps.push(hashLine(`␀dr1:leaf:${jcs(leaf)}`));
  const rest = [...path];
  for (let at = index, last = committed.tasks[0]!.frame.size - 1; last > 0; at >>= 1, last >>= 1) {
    if (at % 2 === 0 && at === last) continue;
    const beside = rest.shift()!;
    const line = at % 2 === 1 ? nodeLine(beside, hash) : nodeLine(hash, beside);
    steps.push(line.text);
    hash = line.hash;
  }
  return `### 10.7 The proof of one business

${targetId} has the leaf ${index} of 11 in the frame. From its leaf to the root, with the ${path.length} hashes of its proof:

${block(steps.join("\n"))}

Its ticket \`${ticket}\` is ${isDrawn ? "within" : "above"} the cut-off of \`${leaf.value.stratum}\`, so it was ${isDrawn ? "" : "not "}drawn.`;
}

/** Salts, leaves and nodes, level by level. */
function tree(list: string, rows: readonly { readonly id: string; readonly value: unknown }[]): string {
  const lines: string[] = [];
  let level = [...rows]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map(({ id, value }) => {
      const salting = `dr1:salt:${files.saltKey}:${list}:${id}`;
      const text = `␀dr1:leaf:${jcs({ list, salt: sha256(salting), value })}`;
      lines.push(hashLine(salting), hashLine(text));
      return sha256(text);
    });
  while (level.length > 1) {
    const above: string[] = [];
    for (let at = 0; at < level.length; at += 2) {
      const [left, right] = [level[at]!, level[at + 1]];
      const joined = right === undefined ? undefined : nodeLine(left, right);
      if (joined) lines.push(joined.text);
      above.push(joined?.hash ?? left);
    }
    level = above;
  }
  return lines.join("\n");
}

function nodeLine(left: string, right: string): { readonly text: string; readonly hash: string } {
  const hash = createHash("sha256")
    .update(Buffer.from(`01${left}${right}`, "hex"))
    .digest("hex");
  return { text: `node(${left}, ${right})\n= ${hash}`, hash };
}

function hashLine(text: string): string {
  return `H(${text.replaceAll("\n", "␊")})\n= ${sha256(text)}`;
}

/** Of a text as the example writes it. */
export function sha256(text: string): string {
  const bytes = /^0x[0-9a-f]*$/.test(text)
    ? Buffer.from(text.slice(2), "hex")
    : Buffer.from(
        text
          .replace(/<([^<>]+)>/g, (_, reference: string) => textOf(reference))
          .replaceAll("␀", "\0")
          .replaceAll("␊", "\n"),
        "utf8",
      );
  return createHash("sha256").update(bytes).digest("hex");
}

function block(text: string): string {
  return `\`\`\`text\n${text}\n\`\`\``;
}

function jcs(value: unknown): string {
  return canonicalize(value)!;
}

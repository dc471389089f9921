import type { ChainEntry } from "../model/chain.js";
import { label } from "../model/fields.js";
import { PUBLIC_NOTICE_POLICY } from "../model/noticePolicy.js";
import { parseWith } from "../model/parse.js";
import { composeNotice } from "./composeNotice.js";
import { countBlocks } from "./draw/countBlocks.js";
import { historyBlocks } from "./draw/historyBlocks.js";
import { leftOutBlocks } from "./draw/leftOutBlocks.js";
import { overviewBlocks } from "./draw/overviewBlocks.js";
import { seedBlocks } from "./draw/seedBlocks.js";
import { selectionAnnex, selectionBlocks } from "./draw/selectionBlocks.js";
import { seedsAnnex, verificationBlocks } from "./draw/verificationBlocks.js";
import { warningBlocks } from "./draw/warningBlocks.js";
import { disclosedSelection } from "./disclosedSelection.js";
import type { DrawContext } from "./drawContext.js";
import { drawOfRecord } from "./drawOfRecord.js";
import type { Notice } from "./notice.js";
import { readContext, type DrawDocumentOptions } from "./noticeContext.js";
import { policyBlocks } from "./policyBlocks.js";

/** What {@link drawNotice} needs. The policy is `PUBLIC_NOTICE_POLICY` where nothing else is stated. */
export interface DrawNoticeOptions extends DrawDocumentOptions {
  /** The whole chain of the authority, if there is one; `events` is then what the chain has, unless stated. */
  readonly chain?: readonly ChainEntry[];
  /** Where record and lists are published, in words: an address, a board. */
  readonly publishedAt?: string;
}

/**
 * The public notice of a draw (抽取结果公告): where the seed comes from, how many were drawn of how many, which targets, what was not in
 * the draw and why, what is to be noted, draws made before, and how anybody can verify it.
 *
 * Guarantees: each drawn target is named once for each task that drew it, or counted as withheld; no name, code or inspector is
 * printed that the policy does not let be printed; while a target is withheld from an open list, nothing is printed from which its
 * ticket could be computed, beyond what is public elsewhere.
 *
 * @throws `DoubleRandomError` `CHAIN_BROKEN` for a record, events or a chain that were edited or do not belong together;
 *   `EVIDENCE_MISMATCH` for a plan or a directory that the record was not made from; `INPUT_INVALID`, `FIELD_INVALID`
 *
 * @example
 * ```ts
 * import { readFileSync } from "node:fs";
 * import { drawPlan } from "double-random";
 * import { drawNotice, formatMarkdown } from "double-random/notices";
 *
 * const read = (name) => JSON.parse(readFileSync(`examples/first-draw/${name}.json`, "utf8"));
 * const evidence = { plan: read("plan"), targets: read("targets"), inspectors: read("inspectors"), avoidances: read("avoidances") };
 * const value = "6195028617330249156824750623946182371025";
 * const seed = { sources: [{ type: "declared", ref: "forty ten-sided dice, public meeting", value }] };
 * const record = drawPlan({ ...evidence, asOf: "2024-04-30", seed });
 *
 * const policy = { selection: "published" };
 * const notice = drawNotice({ ...evidence, record, policy, date: "2024-05-06" });
 * const lines = formatMarkdown(notice).split("\n");
 * console.log(lines[0]);
 * for (const line of lines.filter((text) => text.includes("OPT-"))) console.log(line);
 * ```
 * ```text
 * ```
 */
export function drawNotice(options: DrawNoticeOptions): Notice {
  const inChain = options.chain && drawOfRecord(options.chain, options.record);
  const events = options.events ?? inChain?.own.events.map(({ event }) => event) ?? [];
  const read = readContext({ ...options, events }, PUBLIC_NOTICE_POLICY);
  const selection = disclosedSelection(read);
  const isBlinded = inChain?.own.commitment.publication === "blinded";
  const context: DrawContext = {
    ...read,
    ...{ selection, inChain },
    publishedAt: options.publishedAt === undefined ? undefined : parseWith(label, options.publishedAt, "publishedAt"),
    showsSeed: isBlinded || selection.every(({ withheld }) => withheld === 0),
  };
  return composeNotice(context, {
    titleLines: context.words.draw.title(context.plan.issuer.name, context.plan.year),
    blocks: [
      ...overviewBlocks(context),
      ...seedBlocks(context),
      ...countBlocks(context),
      ...selectionBlocks(context),
      ...leftOutBlocks(context),
      ...warningBlocks(context),
      ...historyBlocks(context),
      ...verificationBlocks(context),
      ...policyBlocks(context),
    ],
    annexes: [...selectionAnnex(context), ...seedsAnnex(context)],
  });
}

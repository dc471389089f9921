import type { ChainEntry } from "../model/chain.js";
import { label } from "../model/fields.js";
import { PUBLIC_NOTICE_POLICY } from "../model/noticePolicy.js";
import { parseWith } from "../model/parse.js";
import { composeNotice } from "./composeNotice.js";
import { countBlocks } from "./countBlocks.js";
import { historyBlocks } from "./historyBlocks.js";
import { leftOutBlocks } from "./leftOutBlocks.js";
import { overviewBlocks } from "./overviewBlocks.js";
import { seedBlocks } from "./seedBlocks.js";
import { selectionAnnex, selectionBlocks } from "./selectionBlocks.js";
import { seedsAnnex, verificationBlocks } from "./verificationBlocks.js";
import { warningBlocks } from "./warningBlocks.js";
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
 * # Invented bureau关于2024年度“双随机、一公开”抽查抽取结果的公告
 * 核验一户：检查对象的票号由任务种子和检查对象编号得出。以“对眼镜配制在用计量器具的监督检查”中的OPT-09为例，在装有sha256sum的终端中运行下面一行，应得到其下的票号：
 * printf '%s' 'dr1:unit:f226eca7f4810b5697351bb6543de837c59a3cbb02b31225860a0eb84650bb2f:OPT-09' | sha256sum
 * | 1\. 对眼镜配制在用计量器具的监督检查 | 1 | OPT-09 | 第9眼镜店（虚构） |  | 一般风险 |
 * | 1\. 对眼镜配制在用计量器具的监督检查 | 2 | OPT-11 | 第11眼镜店（虚构） |  | 较高风险 |
 * | 1\. 对眼镜配制在用计量器具的监督检查 | 3 | OPT-12 | 第12眼镜店（虚构） |  | 高风险 |
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

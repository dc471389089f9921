import type { DisclosedTask } from "./disclosedSelection.js";
import type { DrawInChain } from "./drawOfRecord.js";
import type { NoticeContext } from "./noticeContext.js";

/** Everything that the parts of a draw notice are made from. */
export interface DrawContext extends NoticeContext {
  readonly selection: readonly DisclosedTask[];
  readonly inChain: DrawInChain | undefined;
  readonly publishedAt: string | undefined;
  /**
   * Whether the seed may be printed: from it, a cut-off and the ids of an open directory anybody could compute a selection that is
   * withheld.
   */
  readonly showsSeed: boolean;
}

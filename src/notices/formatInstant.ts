import { instantOf, LAST_UNIX_SECOND } from "../exact/instantOf.js";
import { unixSecondsOf } from "../exact/unixSecondsOf.js";
import type { NoticeWords } from "./noticeWords.js";

/** Beijing is eight hours ahead of UTC all year. */
const BEIJING_SECONDS = 8 * 60 * 60;

/** A second of UTC by the clock of Beijing, to the minute, in words that say so. */
export function formatInstant({ common }: NoticeWords, instant: string): string {
  const seconds = unixSecondsOf(instant);
  if (seconds === undefined || seconds < 0 || seconds > LAST_UNIX_SECOND - BEIJING_SECONDS) return instant;
  const beijing = instantOf(seconds + BEIJING_SECONDS);
  return common.instant({ day: beijing.slice(0, 10), time: beijing.slice(11, 16) });
}

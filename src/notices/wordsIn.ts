import { describeValue } from "../errors/describeValue.js";
import { DoubleRandomError } from "../errors/DoubleRandomError.js";
import type { NoticeLanguage } from "./notice.js";
import { EN } from "./wordsEn.js";
import type { NoticeWords } from "./noticeWords.js";
import { ZH } from "./wordsZh.js";

const NOTICE_WORDS: Readonly<Record<NoticeLanguage, NoticeWords>> = { en: EN, zh: ZH };

/** The words of a language; refuses any other. */
export function wordsIn(language: NoticeLanguage): NoticeWords {
  if (Object.hasOwn(NOTICE_WORDS, language)) return NOTICE_WORDS[language];
  const received = describeValue(language);
  throw new DoubleRandomError({ code: "FIELD_INVALID", path: "language", expected: "zh or en", received });
}

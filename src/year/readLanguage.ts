import { describeValue } from "../errors/describeValue.js";
import { DoubleRandomError } from "../errors/DoubleRandomError.js";
import type { NoteLanguage } from "./exclusionWords.js";

/** Reads the language of what is written for people. Default `en`. */
export function readLanguage(language: unknown = "en"): NoteLanguage {
  if (language === "en" || language === "zh") return language;
  const received = describeValue(language);
  throw new DoubleRandomError({ code: "FIELD_INVALID", path: "language", expected: "en or zh", received });
}

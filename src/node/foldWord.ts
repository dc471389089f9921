import { fold } from "../zh/foldText.js";

/** A word or header in the form in which words are compared: compatibility forms folded, no spaces, no capitals. */
export function foldWord(text: string): string {
  return fold(text).toLowerCase();
}

/** As {@link foldWord}, without the marks that forms put on headers: a star, (必填), (选填). */
export function foldHeader(text: string): string {
  return foldWord(text).replace(/[*:]|\((?:必填|选填|必填项|选填项|非必填|required|optional)\)/g, "");
}

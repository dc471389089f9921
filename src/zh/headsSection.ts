import type { Header } from "./findHeaders.js";

/** 一、登记注册股, also with the numeral in a cell of its own: whose tasks follow. Where items come last, one can look so. */
export function headsSection(said: readonly string[], header: Header): boolean {
  const last = [...header.columns].filter(([, column]) => column === header.cells.length - 1).map(([field]) => field);
  if (last.some((field) => ["items", "content", "name", "basis", "remark"].includes(field))) return false;
  const words = said.map((cell) => cell.trim()).join(said.length === 2 ? "、" : "");
  return said.length === 1
    ? /^[一二三四五六七八九十]{1,3}、[^。;；]{2,20}$/.test(words)
    : said.length === 2 &&
        /^[一二三四五六七八九十]{1,3}、{1,2}[^。;；]{1,16}(?:股|科|室|处|类|部分|领域|计划)$/.test(words);
}

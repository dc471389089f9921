/** What a code of GB/T 2260 is the code of, by its digits alone. */
export type RegionKind = "municipality" | "province" | "prefecture" | "district" | "county" | "county-level-city";

/** 北京, 天津, 上海, 重庆: cities at province level. */
const MUNICIPALITIES = ["11", "12", "31", "50"];

/** Reads the kind from a region code; longer codes are those of their county. */
export function regionKind(code: string): RegionKind {
  const municipal = MUNICIPALITIES.includes(code.slice(0, 2));
  const [prefecture, county] = [code.slice(2, 4), code.slice(4, 6)];
  if (prefecture === "" || prefecture === "00" || (municipal && (county === "" || county === "00"))) {
    return municipal ? "municipality" : "province";
  }
  if (county === "" || county === "00") return "prefecture";
  if (county >= "81") return "county-level-city";
  return county >= "21" ? "county" : "district";
}

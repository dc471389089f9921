import type { TableKind, TableMapping } from "../model/tableMapping.js";
import { isCreditCode } from "./isCreditCode.js";
import { entriesOf, type RowDraft } from "./rowObject.js";

/** The object of a row, and the way back from a place in it to its column. */
export interface AssembledRow {
  readonly object: object;
  readonly sourceOf: {
    /** The field and the number of its group, from the rest of a path: `.licences[0].kind`. */
    readonly column: (suffix: string) => { readonly field: string; readonly number: number };
    /** Whether an entry on a list took the day that the mapping says. */
    readonly assumed: boolean;
  };
}

/** Lists that have columns of their own, with the ids of their entries. */
const LIST_IDS: Readonly<Record<string, string>> = {
  abnormalOperations: "abnormal-operations",
  seriouslyDishonest: "seriously-dishonest",
};

const HELPERS: readonly string[] = ["filingNumber", "creditCodeOrNumber", ...Object.keys(LIST_IDS)];

/** Makes the object of a row from its values. */
export function assembleRow(kind: TableKind, draft: RowDraft, { listedSince }: TableMapping): AssembledRow {
  const { values } = draft;
  const object: Record<string, unknown> = {};
  for (const [field, value] of values) if (!HELPERS.includes(field)) object[field] = value;
  const code = values.get("creditCodeOrNumber");
  if (typeof code === "string" && isCreditCode(code)) object["creditCode"] ??= code;

  const origins = new Map<string, readonly (readonly [group: string, number: number])[]>();
  const putList = (field: string, groups: readonly string[], entry: (group: string, each: object) => object): void => {
    const entries = groups.flatMap((group) =>
      entriesOf(draft, group).map(([number, each]) => ({ from: [group, number] as const, each: entry(group, each) })),
    );
    if (entries.length === 0) return;
    object[field] = entries.map(({ each }) => each);
    origins.set(
      field,
      entries.map(({ from }) => from),
    );
  };
  let assumed = false;
  if (kind === "targets") {
    assumed = noteListed(draft, listedSince);
    putList("licences", ["licences"], (_, each) => each);
    putList("lists", ["lists", ...Object.keys(LIST_IDS)], (group, each) =>
      group === "lists" ? each : { list: LIST_IDS[group], ...each },
    );
  }
  if (kind === "inspectors") {
    putList("certificates", ["certificates"], (_, each) => each);
    object["certificates"] ??= [];
    putList("absences", ["absences"], (_, each) => each);
  }
  return {
    object,
    sourceOf: {
      assumed,
      column: (suffix) => {
        const [, field = "", index, key] = /^\.(\w+)(?:\[(\d+)\])?(?:\.(\w+))?/.exec(suffix) ?? [];
        const [group, number] = origins.get(field)?.[Number(index)] ?? [field, 1];
        if (field === "creditCode" && !values.has("creditCode")) return { field: "creditCodeOrNumber", number: 1 };
        return { field: key === undefined || index === undefined ? field : `${group}.${key}`, number };
      },
    },
  };
}

/** Enters those into the groups of lists of whom a column says that they are on one. */
function noteListed(draft: RowDraft, listedSince: string | undefined): boolean {
  let assumed = false;
  for (const group of Object.keys(LIST_IDS)) {
    const listed = draft.values.get(group);
    if (typeof listed !== "string" && listed !== true) continue;
    let entries = draft.groups.get(group);
    if (!entries) draft.groups.set(group, (entries = new Map<number, Map<string, unknown>>()));
    let entry = entries.get(1);
    if (!entry) entries.set(1, (entry = new Map<string, unknown>()));
    if (entry.has("since")) continue;
    if (typeof listed === "string") entry.set("since", listed);
    else if (listedSince !== undefined) {
      entry.set("since", listedSince);
      assumed = true;
    }
  }
  return assumed;
}

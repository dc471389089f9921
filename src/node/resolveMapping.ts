import { quote } from "../errors/describeValue.js";
import { DoubleRandomError } from "../errors/DoubleRandomError.js";
import { parseWith, withoutUndefined } from "../model/parse.js";
import { tableMappingSchema, type TableKind, type TableMapping } from "../model/tableMapping.js";
import { FIELD_MAPS } from "./fieldMaps.js";

/** The mapping with that of the field map that it adds to; what it says itself wins. */
export function resolveMapping(kind: TableKind, mapping: TableMapping | undefined): TableMapping {
  if (mapping === undefined) return {};
  const own = parseWith(tableMappingSchema, withoutUndefined(mapping), "mapping");
  if (own.extends === undefined) return own;
  const base = FIELD_MAPS.find(({ name }) => name === own.extends)?.mapping[kind];
  if (!base) {
    const names = FIELD_MAPS.filter((map) => map.mapping[kind]).map(({ name }) => name);
    const expected = `a field map for ${kind}: ${names.join(", ")}`;
    throw new DoubleRandomError({
      code: "REFERENCE_UNKNOWN",
      path: "mapping.extends",
      expected,
      received: quote(own.extends),
    });
  }
  const fields = new Set([...Object.keys(base.values ?? {}), ...Object.keys(own.values ?? {})]);
  return {
    ...base,
    ...own,
    columns: { ...base.columns, ...own.columns },
    ignored: [...(base.ignored ?? []), ...(own.ignored ?? [])],
    values: Object.fromEntries(
      [...fields].map((field) => [field, { ...base.values?.[field], ...own.values?.[field] }] as const),
    ),
    constants: { ...base.constants, ...own.constants },
  };
}

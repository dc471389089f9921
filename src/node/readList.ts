import { checkOptions } from "../errors/checkOptions.js";
import type { Warning } from "../errors/warnings.js";
import { creditCodeIsValid } from "../frame/creditCodeIsValid.js";
import { resolveMapping } from "./resolveMapping.js";
import { fileKind } from "./fileKind.js";
import type { FileOrigin, FileReading, ReadFileOptions } from "./fileReading.js";
import { withFile, type FileInput, type FileSource } from "./fileSource.js";
import { jsonItems, jsonLines } from "./jsonItems.js";
import { mergeRecords } from "./mergeRecords.js";
import { readTableList } from "./readTableList.js";
import { repairLog, type RepairLog } from "./repairLog.js";
import { rowCollector, type CollectorOptions, type RowCollector, type RowPlace } from "./rowCollector.js";
import type { KindOfTable } from "./tableKinds.js";

/** Reads a list of a kind from a file of any kind. */
export async function readList<T extends object>(
  kind: KindOfTable<T>,
  input: FileInput,
  options: ReadFileOptions,
  check?: (row: T, place: RowPlace, collector: RowCollector<T>) => void,
): Promise<FileReading<T>> {
  checkOptions(options);
  const mapping = resolveMapping(kind.kind, options.mapping);
  return withFile(input, async (source) => {
    const log = repairLog();
    const codes: CreditCodes = { wrong: 0, places: [] };
    const collector: RowCollector<T> = rowCollector(kind, {
      inspect: (row, place) => {
        checkCreditCode(row, place, collector, { strict: options.strict === true, kind: kind.kind, codes });
        check?.(row, place, collector);
      },
      ...(mapping.mergeRows === true && { merge: mergeInto(kind, log, () => collector) }),
    });
    const format = fileKind(source);
    const { origin, repairs } =
      format === "csv" || format === "xlsx"
        ? await readTableList(source, format, { kind, mapping, collector, mostBytes: options.mostBytes, log })
        : { origin: await readJsonList(source, format, kind, collector), repairs: [] };
    return { rows: collector.finish(), repairs: [...log.repairs(), ...repairs], warnings: warningsOf(codes), origin };
  });
}

async function readJsonList<T extends object>(
  source: FileSource,
  format: "json" | "json-lines",
  { kind }: KindOfTable<T>,
  collector: RowCollector<T>,
): Promise<FileOrigin> {
  const file = source.name;
  for await (const { value, line } of format === "json" ? jsonItems(source, kind) : jsonLines(source)) {
    const row = line === undefined ? {} : { row: line };
    collector.add(value as object, { ...row, locate: () => ({ file, ...row }), rawAt: () => undefined });
  }
  return { file, kind: format };
}

interface CreditCodes {
  wrong: number;
  readonly places: string[];
}

function checkCreditCode<T extends object>(
  row: T,
  place: RowPlace,
  collector: RowCollector<T>,
  { strict, kind, codes }: { readonly strict: boolean; readonly kind: string; readonly codes: CreditCodes },
): void {
  const { creditCode, id } = row as { readonly creditCode?: string; readonly id?: string };
  if (creditCode === undefined || creditCodeIsValid(creditCode)) return;
  if (strict) {
    collector.report({
      code: "CREDIT_CODE_INVALID",
      path: `${kind}[${String(collector.met() - 1)}].creditCode`,
      expected: "a unified social credit code whose last character is right (GB 32100-2015)",
      received: creditCode,
      location: place.locate(".creditCode"),
      advice: "check it against the licence; a code that is registered so can be kept without strict",
    });
    return;
  }
  codes.wrong += 1;
  if (codes.places.length < 20) codes.places.push(place.row === undefined ? (id ?? "") : `row ${String(place.row)}`);
}

function warningsOf({ wrong, places }: CreditCodes): readonly Warning[] {
  if (wrong === 0) return [];
  const shown = places.join(", ") + (wrong > places.length ? ` and ${String(wrong - places.length)} more` : "");
  const message = `${String(wrong)} unified social credit codes have a wrong check character (GB 32100-2015): ${shown}`;
  return [{ code: "CREDIT_CODE_CHECK", message }];
}

function mergeInto<T extends object>(
  { kind }: KindOfTable<T>,
  log: RepairLog,
  collectorOf: () => RowCollector<T>,
): NonNullable<CollectorOptions<T>["merge"]> {
  return (first, second, place, firstPlace) => {
    const { record, conflicts } = mergeRecords(first, second);
    log.add("ROWS_MERGED", place.row, (second as { readonly id?: string }).id);
    for (const field of conflicts) {
      collectorOf().report({
        code: "ROWS_CONFLICT",
        path: `${kind}[${String(collectorOf().met() - 1)}].${field}`,
        expected: `what ${firstPlace} says of the same business: ${String(first[field])}`,
        received: String(second[field]),
        location: place.locate(`.${field}`),
        advice: "correct one of the rows, or give them different ids if they are different businesses",
      });
    }
    return record;
  };
}

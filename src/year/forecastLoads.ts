import { formatDecimal } from "../exact/formatDecimal.js";
import { add, compare, fraction, multiply, type Fraction } from "../exact/fraction.js";
import { parseDecimal } from "../exact/parseDecimal.js";
import type { Inspector } from "../model/inspector.js";
import type { Policies } from "../model/policies.js";
import { amountOf } from "./amount.js";
import type { ExpectedLoad } from "./expectedLoads.js";
import { noteOf } from "./noteOf.js";
import type { ForecastAssumptions } from "./readAssumptions.js";
import type { YearNote } from "./yearNotes.js";

/** What an inspector may expect. */
export interface InspectorForecast {
  readonly inspectorId: string;
  /** Visits of these draws, with three decimals. */
  readonly expectedVisits: string;
  /** Visits assigned earlier this year. */
  readonly prior: number;
  /** The most visits of the year, if there is a limit. */
  readonly most?: number;
  /** Days for the visits of these draws, with three decimals. */
  readonly expectedDays: string;
  /** Whether prior and expected visits are more than the most, or the expected days more than there are. */
  readonly isOver: boolean;
}

/** Loads with what they are compared with. */
export function loadForecasts(
  loads: readonly ExpectedLoad[],
  inspectors: readonly Inspector[],
  { daysPerVisit, daysPerInspector }: ForecastAssumptions,
  { mostVisitsPerInspector }: Policies,
): readonly InspectorForecast[] {
  const byId = new Map(inspectors.map((inspector) => [inspector.id, inspector]));
  const available = daysPerInspector === undefined ? undefined : parseDecimal(daysPerInspector)!;
  return loads.map(({ inspectorId, expected }) => {
    const { priorVisits: prior = 0, mostVisits: most = mostVisitsPerInspector } = byId.get(inspectorId)!;
    const days = multiply(expected, parseDecimal(daysPerVisit)!);
    const isOverMost =
      most !== undefined && compare(add(expected, fraction(BigInt(prior))), fraction(BigInt(most))) > 0;
    return {
      inspectorId,
      expectedVisits: formatDecimal(expected, 3),
      prior,
      ...(most !== undefined && { most }),
      expectedDays: formatDecimal(days, 3),
      isOver: isOverMost || (available !== undefined && compare(days, available) > 0),
    };
  });
}

/** What {@link capacityNotes} looks at. */
export interface CapacityNotesOptions {
  readonly inspectors: readonly InspectorForecast[];
  /** Visits for which no team can be had, as `tasks/target`. */
  readonly impossible: readonly string[];
  readonly memberPlaces: Fraction;
  readonly inspectorDays: Fraction;
  readonly assumptions: ForecastAssumptions;
}

/** Whether a roster can bear what is to be expected. */
export function capacityNotes(options: CapacityNotesOptions): readonly YearNote[] {
  const { inspectors, impossible, memberPlaces, inspectorDays, assumptions } = options;
  const over = inspectors.filter(({ isOver }) => isOver).map(({ inspectorId }) => inspectorId);
  return [
    ...noteOf("TOO_FEW_INSPECTORS", "Visits for which no team can be had", impossible),
    ...noteOf("OVER_CAPACITY", "More places than the inspectors may take", placesOver(inspectors, memberPlaces)),
    ...noteOf("OVER_CAPACITY", "With equal chances these may expect more than they may take", over),
    ...noteOf("OVER_DAYS", "More inspector-days than there are", daysOver(inspectors, inspectorDays, assumptions)),
  ];
}

function placesOver(inspectors: readonly InspectorForecast[], memberPlaces: Fraction): readonly string[] {
  const limits = inspectors.map(({ most, prior }) => (most === undefined ? undefined : Math.max(0, most - prior)));
  if (!limits.every((limit) => limit !== undefined)) return [];
  return overText(memberPlaces, fraction(BigInt(limits.reduce((sum, limit) => sum + limit, 0))));
}

function daysOver(
  inspectors: readonly InspectorForecast[],
  inspectorDays: Fraction,
  { daysPerInspector }: ForecastAssumptions,
): readonly string[] {
  if (daysPerInspector === undefined) return [];
  return overText(inspectorDays, multiply(parseDecimal(daysPerInspector)!, fraction(BigInt(inspectors.length))));
}

function overText(expected: Fraction, available: Fraction): readonly string[] {
  return compare(expected, available) > 0 ? [`${amountOf(expected).decimal} > ${amountOf(available).decimal}`] : [];
}

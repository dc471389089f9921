import {
  drawPlan,
  type DrawPlanOptions,
  type Evidence,
  type Inspector,
  type PlanRecord,
  type Policies,
  type Target,
} from "double-random";
import { smallEvidence, SMALL_SEED } from "./smallEvidence.js";

/** {@link smallEvidence} with invented names, codes and certificates, no two of which have a part in common. */
export function namedEvidence(): Required<Evidence> {
  const { targets, inspectors, ...others } = smallEvidence();
  return {
    ...others,
    targets: targets.map((target, index): Target => {
      const number = String(index + 1).padStart(2, "0");
      return { ...target, name: `甲${number}乙（虚构）丙${number}`, creditCode: codeNumber(index) };
    }),
    inspectors: inspectors.map((inspector, index): Inspector => {
      const certificates = inspector.certificates.map((row) => ({ ...row, number: `CERT-${index}-9` }));
      return { ...inspector, name: `检查员${index}（虚构）`, certificates };
    }),
  };
}

/** A code of the right form whose check character nobody vouches for. */
function codeNumber(index: number): string {
  return `9${index % 4 === 3 ? "2" : "1"}140581MA0X${String(index).padStart(2, "0")}${String(index * 7).padStart(3, "0")}Q`;
}

/** A record of it. */
export function namedRecord(
  evidence: Evidence = namedEvidence(),
  policies: Partial<Policies> = {},
  again: Pick<DrawPlanOptions, "drawNumber" | "redrawReason"> = {},
): PlanRecord {
  return drawPlan({ ...evidence, asOf: "2024-04-30", seed: SMALL_SEED, policies, ...again });
}

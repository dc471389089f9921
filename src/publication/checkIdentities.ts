import { uidOf } from "../record/blinding.js";
import type { DrawHistory } from "../record/replayChain.js";
import { checkNow, type VerificationCheck } from "../verify/report.js";
import { notMade } from "./makeCheck.js";
import type { DrawFiles } from "./publication.js";

const EXAMPLES = 5;

/** Who the targets are: openings of a blinded publication, and ids that another register has. */
export function checkIdentities(
  { place, commitment: { suite, publication } }: DrawHistory,
  { targets, inspectors, openings }: DrawFiles,
  register: readonly string[] | undefined,
): readonly VerificationCheck[] {
  const prefix = `draw.${String(place)}`;
  const opened = new Map(openings?.openings.map((opening) => [opening.id, uidOf(suite, opening)]));
  return [...openingsCheck(), registerCheck()];

  function openingsCheck(): readonly VerificationCheck[] {
    const id = `${prefix}.openings`;
    if (!openings) return [];
    if (!targets || !inspectors)
      return [notMade(id, "L1", "Whether the openings lead to published ids: the lists were not published.")];
    const known = new Set([...targets, ...inspectors].map((row) => row.id));
    return [
      checkNow({
        id,
        level: "L1",
        message: "Every opening leads to an id of the published lists.",
        findProblem: () => {
          const unsorted = openings.openings.some(({ id: own }, at) => at > 0 && own < openings.openings[at - 1]!.id);
          if (unsorted) return "The openings are not sorted by id.";
          const stray = [...opened].find(([, uid]) => !known.has(uid));
          return stray && `The opening of ${stray[0]} leads to no published id.`;
        },
      }),
    ];
  }

  function registerCheck(): VerificationCheck {
    const id = `${prefix}.register`;
    if (!register)
      return notMade(
        id,
        "L6",
        "Whether the directory holds every business that it should: no other register was given.",
      );
    if (!targets)
      return notMade(
        id,
        "L6",
        "Whether the directory holds every business that it should: targets.json was not published.",
      );
    if (publication === "blinded" && !openings) {
      return notMade(
        id,
        "L6",
        "Whether the directory holds every business that it should: no openings were published.",
      );
    }
    const known = new Set(targets.map((target) => target.id));
    return checkNow({
      id,
      level: "L6",
      message: `The directory holds all ${String(register.length)} ids of the register that was given.`,
      findProblem: () => {
        const missing = register.filter((one) => !known.has(publication === "open" ? one : (opened.get(one) ?? "")));
        if (missing.length === 0) return undefined;
        const more = missing.length > EXAMPLES ? ` and ${String(missing.length - EXAMPLES)} more` : "";
        return `Not in the directory: ${missing.slice(0, EXAMPLES).join(", ")}${more}.`;
      },
    });
  }
}

import type { SeedSource } from "../model/seed.js";
import type { HashSuite } from "../random/hashing.js";
import { announcementMisfit } from "./announcementMisfit.js";
import { drandMisfit } from "./drandMisfit.js";
import type { Misfit } from "./misfit.js";
import { revealMisfit } from "./revealMisfit.js";

/**
 * What does not fit in a source that satisfies its schema, or `undefined`. Never throws. Signatures
 * and the hash of a NIST pulse are not checked here.
 */
export function sourceMisfit(source: SeedSource, suite: HashSuite): Misfit | undefined {
  switch (source.type) {
    case "declared":
      return undefined;
    case "announced":
      return announcementMisfit(source);
    case "reveal":
      return revealMisfit(source, suite);
    case "drand":
      return drandMisfit(source);
    case "nist":
      return source.value === source.pulse.outputValue.toLowerCase()
        ? undefined
        : { field: "value", expected: "outputValue of the pulse, in lower case", received: source.value };
  }
}

import type { CommittedSource } from "../model/seed.js";
import { drandTimeOf } from "./drandTimeOf.js";

/** When the value of a source can first be known, as a second of UTC. */
export function knownAt(source: CommittedSource): string {
  switch (source.type) {
    case "drand":
      return drandTimeOf(Number(source.ref.slice(source.ref.indexOf("/") + 1)));
    case "nist":
      return source.ref.slice(source.ref.indexOf("/") + 1);
    default:
      return source.at;
  }
}

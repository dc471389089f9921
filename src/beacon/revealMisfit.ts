import type { RevealedSource } from "../model/seed.js";
import { hashText, type HashSuite } from "../random/hashing.js";
import type { Misfit } from "./misfit.js";

/**
 * What keeps a revealed secret from being the one that its party committed to: `H("dr1:secret:" + value + ":" + ref)`. The secret is not
 * repeated: one that does not fit may belong to a draw that is still to come.
 */
export function revealMisfit({ ref, digest, value }: RevealedSource, suite: HashSuite): Misfit | undefined {
  return hashText(suite, `dr1:secret:${value}:${ref}`) === digest
    ? undefined
    : { field: "value", expected: `the secret whose ${suite} digest is ${digest}`, received: "another secret" };
}

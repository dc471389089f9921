import { expect, it } from "vitest";
import { drawPlan, drawTask, type Policies, type Seed } from "double-random";
import { hashText, type HashSuite } from "../../src/random/hashing.js";
import { issuesOf } from "../support/issuesOf.js";
import { smallEvidence } from "../support/smallEvidence.js";
import { AS_OF } from "../support/smallPlan.js";

const SUITES: readonly HashSuite[] = ["sha256", "sm3"];

/** A secret with the digest that its party published, by one hash function. */
function revealed(suite: HashSuite): Seed {
  const [ref, value] = ["the chamber of commerce", "5a17".repeat(16)];
  return { sources: [{ type: "reveal", ref, digest: hashText(suite, `dr1:secret:${value}:${ref}`), value }] };
}

/** The digest of a secret is made with the hash of the draw, and not with the usual one. */
it.each(SUITES.flatMap((drawn) => SUITES.map((committed) => [drawn, committed] as const)))(
  "a draw by %s fits a secret that was committed to by %s only if they are the same",
  (suite, committed) => {
    const policies: Partial<Policies> = { suite };
    const options = { ...smallEvidence(), asOf: AS_OF, seed: revealed(committed), policies };
    const expected = suite === committed ? [] : ["SEED_VALUE"];
    expect(issuesOf(() => drawPlan(options)).map(({ code }) => code)).toEqual(expected);
    expect(issuesOf(() => drawTask({ ...options, taskId: "T01" })).map(({ code }) => code)).toEqual(expected);
  },
);

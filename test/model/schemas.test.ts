import { readFileSync, writeFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import * as z from "zod/mini";
import { drawPlan } from "double-random";
import { avoidanceSchema } from "../../src/model/avoidance.js";
import { recordEventSchema } from "../../src/model/event.js";
import { exclusionSchema } from "../../src/model/exclusion.js";
import { inspectorSchema } from "../../src/model/inspector.js";
import { planSchema } from "../../src/model/plan.js";
import { partialPoliciesSchema } from "../../src/model/policies.js";
import { planRecordSchema } from "../../src/model/record.js";
import { seedSchema } from "../../src/model/seed.js";
import { targetSchema } from "../../src/model/target.js";
import { smallEvents } from "../support/smallEvents.js";
import { smallEvidence, SMALL_SEED } from "../support/smallEvidence.js";

/** The JSON Schemas in `schema/` are generated: `npm run schemas` writes them, and this fails when they are stale. */
const UPDATE = process.env["UPDATE_SCHEMAS"] === "1";

const documents = {
  plan: planSchema,
  targets: z.array(targetSchema),
  inspectors: z.array(inspectorSchema),
  avoidances: z.array(avoidanceSchema),
  exclusions: z.array(exclusionSchema),
  policies: partialPoliciesSchema,
  seed: seedSchema,
  record: planRecordSchema,
  event: recordEventSchema,
};

describe("schema/*.json", () => {
  const evidence = smallEvidence();
  const record = drawPlan({ ...evidence, asOf: "2024-04-30", seed: SMALL_SEED });
  const [event] = smallEvents().events;
  const policies = { rounding: "floor" };
  const examples: Record<string, unknown> = { ...evidence, seed: SMALL_SEED, record, event, policies };

  for (const [name, schema] of Object.entries(documents)) {
    const path = `schema/${name}.json`;
    const text = `${JSON.stringify({ title: `double-random ${name}`, ...z.toJSONSchema(schema, { io: "input" }) }, null, 2)}\n`;

    it(`${path} is up to date`, () => {
      if (UPDATE) writeFileSync(path, text);
      expect(readFileSync(path, "utf8")).toBe(text);
    });

    it(`${path} accepts a real document and refuses one with an unknown field`, () => {
      const validate = new Ajv2020({ allErrors: true }).compile(JSON.parse(text) as object);
      const example = examples[name];
      expect(validate(example), JSON.stringify(validate.errors)).toBe(true);
      const list = Array.isArray(example);
      const spoiled: unknown = list
        ? [...(example as object[]), { ...(example as object[])[0], nonsense: 1 }]
        : { ...(example as object), nonsense: 1 };
      expect(validate(spoiled)).toBe(false);
    });
  }
});

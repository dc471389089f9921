import base from "../../vitest.config.ts";
import { LAYERS } from "./layers.js";

const layer = process.env["MUTATED_LAYER"] ?? "exact";

/** The tests of one layer alone. */
export default {
  ...base,
  test: { ...base.test, include: [...(LAYERS[layer] ?? [])], exclude: [], testTimeout: 20_000 },
};

import base from "../../vitest.config.ts";
import { LAYERS, LAYERS_IN_PART } from "./layers.js";

const { quick, slow } = { ...LAYERS, ...LAYERS_IN_PART }[process.env["MUTATED_LAYER"] ?? "exact"] ?? {
  quick: [],
  slow: [],
};
const tests = process.env["MUTATION_TESTS"] === "quick" ? quick : [...quick, ...slow];

/**
 * A file that throws while it loads has no tests, and Stryker takes it for a pass: it looks only at tests and at unhandled errors.
 *
 * @type {import("vitest/node").Reporter}
 */
const filesThatFailToLoad = {
  onInit(vitest) {
    this.onTestModuleEnd = (module) => {
      for (const error of module.errors()) vitest.state.catchError(error, "Unhandled Error");
    };
  },
};

/** The tests of one layer alone, and nobody else's program. */
export default {
  ...base,
  plugins: [],
  test: {
    ...base.test,
    setupFiles: [],
    include: [...tests],
    exclude: [],
    testTimeout: 20_000,
    reporters: [filesThatFailToLoad],
  },
};

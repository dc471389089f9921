import type { Mutant } from "./mutants.js";

/** The source with the bug in it. */
export function plant(source: string, mutant: Mutant): string;

import { seedrandomSource } from "../random/seedrandomSource.js";
import { drawByShuffle, type SelectionMethod } from "./methods.js";

/** `shuffle/1`, and with it the package that its random words come from. */
export const shuffleMethod: SelectionMethod = (strata, { seed, reserve }) =>
  drawByShuffle(strata, reserve, seedrandomSource(seed));

import type { Policies } from "../model/policies.js";
import { ticketMethod, type SelectionMethod } from "./methods.js";
import { shuffleMethod } from "./shuffleMethod.js";

/** Every method by its id. A method that changes any drawn output is a new id; the old one stays. */
export const SELECTION_METHODS: Readonly<Record<Policies["selection"], SelectionMethod>> = {
  "ticket/1": ticketMethod,
  "shuffle/1": shuffleMethod,
};

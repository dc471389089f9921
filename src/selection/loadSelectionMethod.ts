import type { Policies } from "../model/policies.js";
import { ticketMethod, type SelectionMethod } from "./methods.js";

/**
 * A method by its id, for pages that check draws: `ticket/1` is there at once, and what `shuffle/1` needs besides is only
 * fetched when a draw was made with it.
 */
export async function loadSelectionMethod(id: Policies["selection"]): Promise<SelectionMethod> {
  switch (id) {
    case "ticket/1":
      return ticketMethod;
    case "shuffle/1":
      return (await import("./shuffleMethod.js")).shuffleMethod;
  }
}

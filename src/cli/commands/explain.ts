import type { PlanRecord } from "../../index.js";
import { explainVisit, formatExplanation } from "../../explain/index.js";
import { EVIDENCE_HELP, EVIDENCE_OPTIONS, policiesOf, readEvidence } from "../evidence.js";
import { readJson } from "../files.js";
import { EXIT, onlyPositional, type Command } from "../usage.js";

/** `double-random explain`. */
export const explain: Command = {
  help: `double-random explain RECORD --visit TASK/TARGET --plan FILE --targets FILE --inspectors FILE --avoidances FILE

  --visit TASK/TARGET  the visit, as the record names it
${EVIDENCE_HELP}
  --json               print the explanation as JSON instead of as Markdown

The evidence must be what the record was made from.`,
  options: { ...EVIDENCE_OPTIONS, visit: { type: "string" }, json: { type: "boolean" } },
  run: async (input) => {
    const record = readJson(onlyPositional(input, "RECORD")) as PlanRecord;
    const visitId = input.needed("visit");
    const explanation = explainVisit({ ...(await readEvidence(input, policiesOf(record))), record, visitId });
    console.log(input.flag("json") ? JSON.stringify(explanation, null, 2) : formatExplanation(explanation));
    return EXIT.yes;
  },
};

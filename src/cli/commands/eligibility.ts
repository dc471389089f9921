import type { ExclusionReason } from "../../index.js";
import { frequencyExclusions } from "../../year/index.js";
import { writeAll } from "../files.js";
import { LANGUAGE_HELP, readLanguage } from "../language.js";
import { plainTable } from "../plainTable.js";
import { PLANNING_HELP, PLANNING_OPTIONS, readPlanning, readYear, YEAR_HELP, YEAR_OPTIONS } from "../planning.js";
import { EXIT, noPositionals, type Command } from "../usage.js";
import { YEAR_WORDS } from "../yearWords.js";

/** `double-random eligibility`. */
export const eligibility: Command = {
  help: `double-random eligibility --plan FILE --targets FILE --as-of DATE --decided-by OFFICE --decided-on DATE --out FILE

${PLANNING_HELP}; they stay, and the others are added
${YEAR_HELP}
  --decided-by OFFICE  who decides by these rules: an office or a role, not a person's name
  --decided-on DATE    the day, before the seed is known
  --out FILE           the exclusions to write, for --exclusions of draw and commit
  --force              overwrite an existing file
${LANGUAGE_HELP}; also of the notes in the exclusions`,
  options: {
    ...PLANNING_OPTIONS,
    ...YEAR_OPTIONS,
    "decided-by": { type: "string" },
    "decided-on": { type: "string" },
    out: { type: "string" },
    force: { type: "boolean" },
  },
  run: async (input) => {
    noPositionals(input);
    const language = readLanguage(input);
    const words = YEAR_WORDS[language];
    const out = input.needed("out");
    const decision = { decidedBy: input.needed("decided-by"), decidedOn: input.needed("decided-on") };
    const { exclusions: decided = [], policies: _, ...planning } = await readPlanning(input);
    const made = frequencyExclusions({ ...planning, ...(await readYear(input)), ...decision, decided, language });
    writeAll([{ path: out, text: `${JSON.stringify(made.exclusions, null, 2)}\n` }], {
      overwrite: input.flag("force"),
    });
    const counts = new Map<string, number>();
    for (const { taskId, reason } of made.exclusions) {
      const key = `${taskId} ${reason}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    const rows = [...counts].map(([key, count]) => {
      const [taskId = "", reason = ""] = key.split(" ");
      return [taskId, words.reasons[reason as ExclusionReason], String(count)];
    });
    if (rows.length > 0) console.log(plainTable([words.task, words.reason, words.targets], rows, 2));
    console.log(words.excluded(made.exclusions.length));
    for (const note of made.notes) console.log(words.note(note));
    console.log(words.wrote(out));
    return EXIT.yes;
  },
};

import { verifyProof, type OutsideHashes, type PublicationReport } from "../../publication/index.js";
import { parseJson } from "../../index.js";
import type { TargetProof } from "../../model/proof.js";
import { readText } from "../files.js";
import { LANGUAGE_HELP, readLanguage } from "../language.js";
import { PROOF_WORDS } from "../proofWords.js";
import { checkLines } from "../publicationReport.js";
import type { Language } from "../reportWords.js";
import { EXIT, onlyPositional, UsageError, type Command, type CommandInput } from "../usage.js";

/** `double-random check-proof`. */
export const checkProof: Command = {
  help: `double-random check-proof FILE [--commitment-hash HASH] [--result-hash HASH]

  FILE                 the proof, as prove makes it
  --commitment-hash H  the hash of the commitment, as it was published before the draw
  --result-hash H      the hash of the result, as it was published
  --json               print the report as JSON
${LANGUAGE_HELP}

Exit code 0 if the proof holds, 1 if it does not, 2 if the file cannot be read. Without the hashes, compare them yourself.`,
  options: {
    "commitment-hash": { type: "string" },
    "result-hash": { type: "string" },
    json: { type: "boolean" },
  },
  run: async (input) => {
    const text = readText(onlyPositional(input, "FILE"));
    const language = readLanguage(input);
    const report = await verifyProof(text, readOutside(input));
    if (input.flag("json")) console.log(JSON.stringify(report, null, 2));
    else console.log([...sayingOf(text, report, language), ...reportLines(report, language)].join("\n").trimStart());
    return report.ok ? EXIT.yes : EXIT.no;
  },
};

/** Nothing for a file that has not the form of a proof. */
function sayingOf(text: string, { checks }: PublicationReport, language: Language): readonly string[] {
  const isProof = checks.some(({ id, status }) => id === "form" && status === "pass");
  return isProof ? [PROOF_WORDS[language].says(parseJson(text, "proof") as TargetProof)] : [];
}

/** What holds, what does not, the conclusion, and last what was not checked. */
function reportLines(report: PublicationReport, language: Language): readonly string[] {
  const { holds, fails, open } = PROOF_WORDS[language];
  const isWrong = report.checks.some(({ status }) => status === "fail");
  return [
    ...checkLines(report, "pass", language),
    ...checkLines(report, "fail", language),
    "",
    report.ok ? holds : isWrong ? fails : open,
    ...checkLines(report, "not-checked", language),
  ];
}

function readOutside(input: CommandInput): OutsideHashes {
  const [commitment, result] = [readHash(input, "commitment-hash"), readHash(input, "result-hash")];
  return { ...(commitment !== undefined && { commitment }), ...(result !== undefined && { result }) };
}

function readHash(input: CommandInput, name: string): string | undefined {
  const hash = input.text(name);
  if (hash === undefined || /^[0-9a-f]{64}$/.test(hash)) return hash;
  throw new UsageError(`--${name} must be 64 lower-case hexadecimal characters`);
}

import { drawCommitted as drawChain } from "../../chain/index.js";
import type { DrawHistory } from "../../record/replayChain.js";
import { DoubleRandomError, formatRecord } from "../../index.js";
import { readSecretFile } from "../keys.js";
import { DRAW_WORDS } from "../drawWords.js";
import { readLanguage } from "../language.js";
import type { Language } from "../reportWords.js";
import { progressBar } from "../progress.js";
import {
  chooseDraw,
  drawFile,
  entryLine,
  openPublication,
  publishEntry,
  readDrawnFrom,
  saltKeyText,
  statedTime,
  type PublicationFolder,
} from "../publicationFolder.js";
import { terminalTable } from "../recordTable.js";
import { reportError } from "../reportError.js";
import { EXIT, type CommandInput, type ExitCode } from "../usage.js";

/** `double-random draw FOLDER`: draws what was committed to, with the seed that was given. */
export async function drawCommitted(path: string, input: CommandInput): Promise<ExitCode> {
  const folder = openPublication(path);
  const saltKey = readSecretFile(input.needed("salt-key"));
  const { commitment } = chooseDraw(folder, input, "commitment", isWaiting, "waiting for a result");
  const evidence = readDrawnFrom(folder, commitment);
  const bar = await progressBar("drawing");
  const drawn = ((): ReturnType<typeof drawChain> | DoubleRandomError => {
    try {
      return drawChain({
        ...evidence,
        chain: folder.chain,
        commitment: commitment.entryHash,
        saltKey,
        at: statedTime(input),
        onTask: bar.update,
      });
    } catch (error) {
      if (error instanceof DoubleRandomError && error.code === "ASSIGNMENT_INFEASIBLE") return error;
      throw error;
    } finally {
      bar.stop();
    }
  })();
  if (drawn instanceof DoubleRandomError) return explainVoid(drawn, folder, commitment.number, readLanguage(input));
  const { entry, record } = drawn;
  const { number } = commitment;
  const outputs = [
    { path: drawFile(folder, number, "record"), text: formatRecord(record) },
    { path: drawFile(folder, number, "salt-key"), text: saltKeyText(saltKey) },
  ];
  const published = await publishEntry({ folder, entry, input, outputs });
  const words = DRAW_WORDS[readLanguage(input)];
  console.log(terminalTable(record, evidence.plan, words));
  for (const { code, message } of [...record.warnings, ...record.assignment.warnings])
    console.log(words.warning(code, message));
  console.log(words.record(record.recordHash));
  console.log(entryLine(published, words));
  for (const output of outputs) console.log(words.wrote(output.path));
  console.log(words.publishDraw(`${path}/chain.jsonl`, `${path}/draws/${String(number)}/`));
  return EXIT.yes;
}

function isWaiting(draw: DrawHistory): boolean {
  return draw.seed !== undefined && !draw.result && !draw.void;
}

function explainVoid(
  error: DoubleRandomError,
  { path }: PublicationFolder,
  number: number,
  language: Language,
): ExitCode {
  const code = reportError(error, language);
  const command = `double-random void ${path} --commitment ${String(number)} --reason cannot-be-drawn --note TEXT --salt-key FILE`;
  for (const line of DRAW_WORDS[language].infeasible(command)) console.error(line);
  return code;
}

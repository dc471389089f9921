import { proofInstructions, proveTarget } from "../../chain/index.js";
import type { SaltKey } from "../../model/saltKey.js";
import type { Opening, Openings } from "../../model/proof.js";
import { readJson, writeAll } from "../files.js";
import { LANGUAGE_HELP, readLanguage } from "../language.js";
import {
  chooseDraw,
  COMMITMENT_OPTION,
  drawFile,
  openPublication,
  readDrawnFrom,
  readRecord,
} from "../publicationFolder.js";
import { EXIT, onlyPositional, UsageError, type Command } from "../usage.js";

/** `double-random prove`. */
export const prove: Command = {
  help: `double-random prove FOLDER --target ID --task ID --out FILE

  --target ID          the business, by the id that it knows itself by
  --task ID            the task
  --out FILE           the proof to write
  --commitment N       the number of the commitment, if several results draw the task
  --opening FILE       if the publication is blinded: the opening of the business, or the openings that commit wrote
  --instructions FILE  a page to write beside it, with which the business checks the proof by hand
  --force              overwrite existing files
${LANGUAGE_HELP} of the page`,
  options: {
    ...COMMITMENT_OPTION,
    target: { type: "string" },
    task: { type: "string" },
    out: { type: "string" },
    opening: { type: "string" },
    instructions: { type: "string" },
    force: { type: "boolean" },
  },
  run: (input) => {
    const folder = openPublication(onlyPositional(input, "FOLDER"));
    const [targetId, taskId, out] = [input.needed("target"), input.needed("task"), input.needed("out")];
    const [openingFile, page, language] = [input.text("opening"), input.text("instructions"), readLanguage(input)];
    const { commitment } = chooseDraw(
      folder,
      input,
      "commitment",
      (draw) => draw.result !== undefined && draw.commitment.tasks.some((task) => task.taskId === taskId),
      `with a result for task ${taskId}`,
    );
    const saltKey = readJson(drawFile(folder, commitment.number, "salt-key")) as Partial<SaltKey>;
    const proof = proveTarget({
      ...readDrawnFrom(folder, commitment),
      chain: folder.chain,
      commitment: commitment.entryHash,
      saltKey: saltKey.key ?? "",
      taskId,
      targetId,
      ...(openingFile !== undefined && { opening: readOpening(openingFile, targetId) }),
      ...(commitment.policies.selection === "shuffle/1" && { record: readRecord(folder, commitment) }),
    });
    const outputs = [
      { path: out, text: `${JSON.stringify(proof, null, 2)}\n` },
      ...(page === undefined ? [] : [{ path: page, text: proofInstructions({ proof, language }) }]),
    ];
    writeAll(outputs, { overwrite: input.flag("force") });
    const { stratum } = proof.leaf.value;
    console.log(`${targetId}, task ${taskId}, stratum ${stratum}: ${proof.drawn ? "drawn" : "not drawn"}`);
    for (const { path } of outputs) console.log(`wrote ${path}`);
    return EXIT.yes;
  },
};

/** One opening, or that of one business among the openings of a draw. */
function readOpening(path: string, targetId: string): Opening {
  const document = readJson(path) as Partial<Openings & Opening> | null;
  if (!Array.isArray(document?.openings)) return document as Opening;
  const opening = (document.openings as readonly (Opening | null)[]).find((each) => each?.id === targetId);
  if (opening) return opening;
  throw new UsageError(`${path} has no opening of ${targetId}`);
}

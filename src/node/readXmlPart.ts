import { fileError } from "./fileError.js";
import { XmlError, xmlReader, type XmlHandlers } from "./xmlReader.js";
import type { ZipArchive } from "./zipArchive.js";

/** Reads a part of a workbook as XML, in pieces; nothing happens if there is no such part. */
export async function readXmlPart(zip: ZipArchive, part: string, file: string, handlers: XmlHandlers): Promise<void> {
  for await (const _ of xmlPieces(zip, part, file, handlers));
}

/** As {@link readXmlPart}, with a pause after each piece, in which the caller takes what the handlers gathered. */
export async function* xmlPieces(
  zip: ZipArchive,
  part: string,
  file: string,
  handlers: XmlHandlers,
): AsyncGenerator<void, void, undefined> {
  const reader = xmlReader(handlers);
  let isEmpty = true;
  try {
    for await (const piece of zip.text(part)) {
      const xml: string = isEmpty && piece.startsWith("\uFEFF") ? piece.slice(1) : piece;
      isEmpty &&= xml === "";
      reader.write(xml);
      yield;
    }
    if (isEmpty) return;
    reader.end();
  } catch (error) {
    if (!(error instanceof XmlError)) throw error;
    throw brokenPart(file, part, error.message);
  }
  yield;
}

/** The error for a part that does not say what it should. */
export function brokenPart(file: string, part: string, received: string): Error {
  const advice = "open it in Excel or WPS, let it be repaired, and save it again";
  const expected = `XML of a workbook in ${part}`;
  return fileError({ code: "FILE_UNREADABLE", location: { file }, expected, received, advice });
}

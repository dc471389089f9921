import { once } from "node:events";
import { Readable } from "node:stream";
import yauzl, { type Entry, type ZipFile } from "yauzl";
import { fileError } from "./fileError.js";
import type { FileSource } from "./fileSource.js";
import { MOST_INFLATED_BYTES, MOST_PARTS, tooLarge } from "./limits.js";

/** The parts of a workbook. */
export interface ZipArchive {
  readonly names: readonly string[];
  /** The text of a part in pieces; nothing if there is no such part. */
  readonly text: (name: string) => AsyncGenerator<string, void, undefined>;
}

/** The library asks for ranges; a file that is read from one handle gives them. */
class SourceReader extends yauzl.RandomAccessReader {
  constructor(private readonly source: FileSource) {
    super();
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from(pieces(this.source, start, end), { objectMode: false });
  }
}

async function* pieces(source: FileSource, start: number, end: number): AsyncGenerator<Uint8Array, void, undefined> {
  const size = 65_536;
  for (let at = start; at < end; at += size) yield await source.slice(at, Math.min(size, end - at));
}

/**
 * Opens a ZIP archive by its directory. All parts that are read may together unpack to a stated number of bytes and no more,
 * and no part to more than its entry says.
 *
 * @throws DoubleRandomError `FILE_UNREADABLE` if it is broken, `FILE_TOO_LARGE` if it unpacks to too much
 */
export async function openZip(source: FileSource, mostBytes: number = MOST_INFLATED_BYTES): Promise<ZipArchive> {
  const location = { file: source.name };
  const broken = (error: unknown): Error => {
    const received = error instanceof Error ? error.message : String(error);
    const advice = "open it in Excel or WPS, let it be repaired, and save it again";
    return fileError({ code: "FILE_UNREADABLE", location, expected: "a workbook that is whole", received, advice });
  };
  const tooMuch = (received: string): Error => {
    const advice = "make sure that it comes from where it should; the option mostBytes allows more";
    return tooLarge(location, `a workbook that unpacks to at most ${String(mostBytes)} bytes`, received, advice);
  };
  const { zip, entries } = await directory(source).catch((error: unknown) => {
    throw broken(error);
  });
  if (entries.size > MOST_PARTS) throw tooMuch(`${String(entries.size)} parts`);
  let read = 0;
  return {
    names: [...entries.keys()],
    text: async function* (name) {
      const entry = entries.get(name);
      if (!entry) return;
      if (entry.isEncrypted()) throw broken("a part that is encrypted");
      if (read + entry.uncompressedSize > mostBytes)
        throw tooMuch(`${name} of ${String(entry.uncompressedSize)} bytes`);
      const decoder = new TextDecoder("utf-8", { fatal: true });
      try {
        for await (const chunk of await streamOf(zip, entry)) {
          read += chunk.length;
          if (read > mostBytes) throw tooMuch("more");
          yield decoder.decode(chunk, { stream: true });
        }
        yield decoder.decode();
      } catch (error) {
        throw isOurs(error) ? error : broken(error);
      }
    },
  };
}

function isOurs(error: unknown): boolean {
  return error instanceof Error && error.name === "DoubleRandomError";
}

async function directory(source: FileSource): Promise<{ zip: ZipFile; entries: ReadonlyMap<string, Entry> }> {
  const zip = await new Promise<ZipFile>((resolve, reject) => {
    yauzl.fromRandomAccessReader(
      new SourceReader(source),
      source.size,
      { autoClose: false, lazyEntries: true, validateEntrySizes: true },
      (error, opened) => {
        if (error) reject(error);
        else resolve(opened);
      },
    );
  });
  const entries = new Map<string, Entry>();
  const ended = once(zip, "end");
  zip.on("entry", (entry: Entry) => {
    entries.set(entry.fileName, entry);
    if (entries.size <= MOST_PARTS) zip.readEntry();
    else zip.emit("end");
  });
  zip.readEntry();
  await ended;
  return { zip, entries };
}

function streamOf(zip: ZipFile, entry: Entry): Promise<AsyncIterable<Uint8Array>> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error) reject(error);
      else resolve(stream);
    });
  });
}

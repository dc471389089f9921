import { open, type FileHandle } from "node:fs/promises";
import { basename } from "node:path";
import { checkFileInput } from "./checkFileInput.js";
import { fileError } from "./fileError.js";

const CHUNK_BYTES = 65_536;

/** A file given by its path, or its bytes with a name. */
export type FileInput = string | FileBytes;

/** The bytes of a file, with its name for errors and for its kind. */
export interface FileBytes {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Bytes that can be read more than once, piece by piece or from any place. */
export interface FileSource {
  /** The file name without its folder. */
  readonly name: string;
  readonly size: number;
  /** The first bytes, at most 64 KiB. */
  readonly head: Uint8Array;
  /** All bytes from the start, in pieces. */
  readonly chunks: () => AsyncGenerator<Uint8Array, void, undefined>;
  /** The bytes from `start`, as many as `length` or as there are. */
  readonly slice: (start: number, length: number) => Promise<Uint8Array>;
}

/** Opens a file, hands it to a reader and closes it again, whatever happens. */
export async function withFile<T>(input: FileInput, read: (source: FileSource) => Promise<T>): Promise<T> {
  checkFileInput(input);
  if (typeof input !== "string") return read(sourceOfBytes(input));
  const handle = await openFile(input);
  try {
    return await read(await sourceOfHandle(input, handle));
  } finally {
    await handle.close();
  }
}

async function openFile(path: string): Promise<FileHandle> {
  try {
    const handle = await open(path);
    if ((await handle.stat()).isFile()) return handle;
    await handle.close();
  } catch (error) {
    throw unreadable(path, error instanceof Error ? error.message : String(error));
  }
  throw unreadable(path, "a folder or a device");
}

function unreadable(path: string, received: string): Error {
  return fileError({
    code: "FILE_UNREADABLE",
    location: { file: basename(path) },
    expected: "a file that can be read",
    received,
    advice: `check that ${path} is there and may be read`,
  });
}

async function sourceOfHandle(path: string, handle: FileHandle): Promise<FileSource> {
  const name = basename(path);
  const { size } = await handle.stat();
  const slice = async (start: number, length: number): Promise<Uint8Array> => {
    const buffer = Buffer.alloc(Math.max(0, Math.min(length, size - start)));
    let filled = 0;
    while (filled < buffer.length) {
      const { bytesRead } = await handle.read(buffer, filled, buffer.length - filled, start + filled);
      if (bytesRead === 0) throw unreadable(path, "a file that became shorter while it was read");
      filled += bytesRead;
    }
    return buffer;
  };
  return {
    name,
    size,
    head: await slice(0, CHUNK_BYTES),
    slice,
    chunks: async function* () {
      for (let start = 0; start < size; start += CHUNK_BYTES) yield await slice(start, CHUNK_BYTES);
    },
  };
}

function sourceOfBytes({ name, bytes }: FileBytes): FileSource {
  const piece = (start: number, length: number): Uint8Array => bytes.subarray(start, start + length);
  return {
    name: basename(name),
    size: bytes.length,
    head: piece(0, CHUNK_BYTES),
    slice: (start, length) => Promise.resolve(piece(start, length)),
    // eslint-disable-next-line @typescript-eslint/require-await -- the same interface as for a file
    chunks: async function* () {
      for (let start = 0; start < bytes.length; start += CHUNK_BYTES) yield piece(start, CHUNK_BYTES);
    },
  };
}

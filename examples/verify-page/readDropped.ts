/** A file that a reader has given, with its path as far as it is known: `publication/draws/1/plan.json`. */
export interface GivenFile {
  readonly path: string;
  readonly file: File;
}

/** What was given: a publication, or the file of one business. */
export type Given =
  | { readonly kind: "publication"; readonly files: readonly GivenFile[] }
  | { readonly kind: "proof"; readonly file: File }
  | { readonly kind: "neither" };

/** What Chromium offers and no other browser yet. */
interface WithHandle extends DataTransferItem {
  readonly getAsFileSystemHandle?: () => Promise<FileSystemHandle | null>;
}

/**
 * The files behind what was dropped, folders opened. Chromium opens no folder for a page from a file by the older of the two ways, and
 * the others know only that one.
 */
export async function filesOfDrop(transfer: DataTransfer): Promise<readonly GivenFile[]> {
  // All at once: they are gone after the first wait.
  const taken = [...transfer.items]
    .filter(({ kind }) => kind === "file")
    .map((item: WithHandle) => item.getAsFileSystemHandle?.() ?? Promise.resolve(item.webkitGetAsEntry()));
  const found = (await Promise.all(taken)).filter((one) => one !== null);
  const files = found.map((one) => ("isFile" in one ? filesOfEntry(one) : filesOfHandle(one, one.name)));
  return (await Promise.all(files)).flat();
}

/** The files of an input, folders opened by the browser. */
export function filesOfList(list: FileList): readonly GivenFile[] {
  return [...list].map((file) => ({ path: file.webkitRelativePath || file.name, file }));
}

/**
 * Finds the publication in what was given: the folder with `chain.jsonl`, the outermost if there are several. Names are then those of a
 * publication; names that begin with a full stop do not count, as for the command. Without a chain a single file is that of a business.
 */
export function sortGiven(given: readonly GivenFile[]): Given {
  const chains = given.map(({ path }) => path).filter((path) => /(?:^|\/)chain\.jsonl$/.test(path));
  const [chain] = chains.sort((a, b) => a.split("/").length - b.split("/").length);
  if (chain !== undefined) {
    const root = chain.slice(0, -"chain.jsonl".length);
    const files = given
      .filter(({ path }) => path.startsWith(root))
      .map(({ path, file }) => ({ path: path.slice(root.length), file }))
      .filter(({ path }) => !path.split("/").some((part) => part.startsWith(".")));
    return { kind: "publication", files };
  }
  const [only, ...others] = given.filter(({ path }) => path.endsWith(".json"));
  return only && others.length === 0 ? { kind: "proof", file: only.file } : { kind: "neither" };
}

async function filesOfHandle(handle: FileSystemHandle, path: string): Promise<readonly GivenFile[]> {
  if (handle.kind === "file") return [{ path, file: await (handle as FileSystemFileHandle).getFile() }];
  const found: (readonly GivenFile[])[] = [];
  for await (const [name, inner] of (handle as FileSystemDirectoryHandle).entries()) {
    found.push(await filesOfHandle(inner, `${path}/${name}`));
  }
  return found.flat();
}

async function filesOfEntry(entry: FileSystemEntry): Promise<readonly GivenFile[]> {
  const path = entry.fullPath.replace(/^\//, "");
  if (entry.isFile) return [{ path, file: await fileOf(entry as FileSystemFileEntry) }];
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const found: (readonly GivenFile[])[] = [];
  for (;;) {
    // A browser gives a hundred at a time, and none when there are no more.
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => {
      reader.readEntries(resolve, reject);
    });
    if (some.length === 0) return found.flat();
    found.push((await Promise.all(some.map(filesOfEntry))).flat());
  }
}

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => {
    entry.file(resolve, reject);
  });
}

// Files out of a drop: single ones, many, and whole folders with folders within.

const RECORDING = /\.(fit|gpx|tcx)(\.gz)?$|\.zip$/i;

// Asked-for files are always sent, so that the server can say what is wrong with them; out of a
// folder only recordings are taken, because folders hold other things too.
export function fromFolder(name: string): boolean {
  const base = name.split("/").at(-1) ?? name;
  return !base.startsWith(".") && RECORDING.test(base);
}

export interface Picked {
  files: File[];
  leftOut: number;
}

export function pickFolder(all: readonly File[]): Picked {
  const files = all.filter((file) => fromFolder(file.name));
  return { files, leftOut: all.length - files.length };
}

export async function pickDropped(data: DataTransfer): Promise<Picked> {
  const entries = [...data.items]
    .map((item) => item.webkitGetAsEntry?.() ?? null)
    .filter((entry) => entry !== null);
  if (entries.length === 0) return { files: [...data.files], leftOut: 0 };

  const picked: Picked = { files: [], leftOut: 0 };
  for (const entry of entries) {
    if (entry.isFile) picked.files.push(await fileOf(entry as FileSystemFileEntry));
    else {
      const inside = pickFolder(await allWithin(entry as FileSystemDirectoryEntry));
      picked.files.push(...inside.files);
      picked.leftOut += inside.leftOut;
    }
  }
  return picked;
}

async function allWithin(folder: FileSystemDirectoryEntry): Promise<File[]> {
  const reader = folder.createReader();
  const found: File[] = [];
  // The reader gives entries in portions and an empty portion at the end.
  for (;;) {
    const entries = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (entries.length === 0) return found;
    for (const entry of entries) {
      if (entry.isFile) found.push(await fileOf(entry as FileSystemFileEntry));
      else found.push(...(await allWithin(entry as FileSystemDirectoryEntry)));
    }
  }
}

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => entry.file(resolve, reject));
}

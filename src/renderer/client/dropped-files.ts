import type { BroughtFile } from './reached-core.ts';

/** The files of a drop, those inside dropped folders included, each with its path below what was dropped. */
export async function droppedFiles(transfer: DataTransfer): Promise<readonly BroughtFile[]> {
  // Entries must be taken before the first wait: the transfer is emptied when the event ends.
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null);
  if (entries.length === 0) return toBrought([...transfer.files]);
  const found = await Promise.all(entries.map((entry) => filesBelow(entry, '')));
  return found.flat();
}

/** Files chosen in a dialog: those of a chosen folder keep their paths. */
export function toBrought(files: readonly File[]): readonly BroughtFile[] {
  return files.map((file) => ({ file, name: file.webkitRelativePath === '' ? file.name : file.webkitRelativePath }));
}

async function filesBelow(entry: FileSystemEntry, path: string): Promise<readonly BroughtFile[]> {
  const name = path === '' ? entry.name : `${path}/${entry.name}`;
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject));
    return [{ file, name }];
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const files: BroughtFile[] = [];
  for (;;) {
    // A reader gives at most a hundred entries at a time and an empty list at the end.
    const batch = await new Promise<readonly FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (batch.length === 0) return files;
    for (const each of batch) files.push(...(await filesBelow(each, name)));
  }
}

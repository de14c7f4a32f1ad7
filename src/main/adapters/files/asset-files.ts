import { access } from 'node:fs/promises';
import { join } from 'node:path';
import type { AssetFiles } from '#main/ports/asset-files.ts';
import { writeWhole } from './write-whole.ts';

/** The images of the project in `projectFolder`. */
export function createAssetFiles({ projectFolder }: { readonly projectFolder: string }): AssetFiles {
  return {
    keep: async (path, bytes) => {
      const place = join(projectFolder, path);
      if (await isThere(place)) return;
      await writeWhole(place, bytes);
    },
  };
}

async function isThere(path: string): Promise<boolean> {
  try {
    await access(path);
    return true;
  } catch {
    return false;
  }
}

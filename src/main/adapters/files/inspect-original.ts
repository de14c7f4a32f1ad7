import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { OriginalState } from '#shared/domain/source.ts';
import type { SourceFiles } from '#main/ports/source-files.ts';

export function keptPath(kept: string, contentHash: string, fileName: string): string {
  return join(kept, `${contentHash}${extname(fileName).toLowerCase()}`);
}

/** Compares originals with the hash of their content; again only where size or time of change are others. */
export function createInspection(kept: string): SourceFiles['inspect'] {
  const known = new Map<string, { readonly stamp: string; readonly state: OriginalState }>();
  return async ({ contentHash, fileName }) => {
    const path = keptPath(kept, contentHash, fileName);
    try {
      const { size, mtimeMs } = await stat(path);
      const stamp = `${size} ${mtimeMs}`;
      const before = known.get(path);
      if (before?.stamp === stamp) return before.state;
      const hash = createHash('sha256');
      await pipeline(createReadStream(path), hash);
      const state = hash.digest('hex') === contentHash ? 'whole' : 'changed';
      known.set(path, { stamp, state });
      return state;
    } catch (error) {
      return (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'missing' : 'changed';
    }
  };
}

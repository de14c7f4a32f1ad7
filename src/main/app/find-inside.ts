import { realpath, stat } from 'node:fs/promises';
import { sep } from 'node:path';

/** The regular file that a path means, once links are followed; null where there is none or it lies outside `root`. */
export async function findInside(root: string, path: string): Promise<{ path: string; size: number } | null> {
  try {
    const [realRoot, real] = await Promise.all([realpath(root), realpath(path)]);
    if (!real.startsWith(realRoot.endsWith(sep) ? realRoot : realRoot + sep)) return null;
    const found = await stat(real);
    return found.isFile() ? { path: real, size: found.size } : null;
  } catch {
    return null;
  }
}

import { dirname, isAbsolute, resolve } from 'node:path';

/** Where a file that an entry names may be on this machine; nothing for an address on the web. */
export function placesOfFile(written: string, origin: string): readonly string[] {
  const named = written.trim();
  if (named === '' || /^(?:https?|ftp|data|zotero):/i.test(named)) return [];
  const path = /^file:/i.test(named) ? pathOfAddress(named) : named;
  if (path === null) return [];
  if (isAbsolute(path) || /^[A-Za-z]:[\\/]/.test(path)) return [path];
  const folder = dirname(origin);
  return [...new Set([resolve(folder, path), resolve(folder, path.replaceAll('\\', '/'))])];
}

function pathOfAddress(address: string): string | null {
  try {
    const { pathname, host } = new URL(address);
    if (host !== '' && host !== 'localhost') return null;
    const path = decodeURIComponent(pathname);
    return /^\/[A-Za-z]:\//.test(path) ? path.slice(1) : path;
  } catch {
    return null;
  }
}

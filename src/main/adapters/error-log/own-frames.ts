import { existsSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join } from 'node:path';

const mostFrames = 30;
const frameForm =
  /^\s*at (?:.*\()?(?<file>(?:file:\/\/|https?:\/\/|heddle:\/\/|node:|\/|[A-Za-z]:[\\/]).*?):(?<line>\d{1,9}):(?<column>\d{1,9})\)?$/;

/**
 * The places of a stack that are in files of the app or in modules of Node. A stack begins with the message and may name
 * any path, so a place is kept only where the app has such a file; names of functions, which can be anything, are not.
 */
export function ownFrames(stack: string, appRoot: string): readonly string[] {
  return stack
    .split('\n')
    .slice(0, 200)
    .flatMap((line) => {
      const { file = '', line: row = '', column = '' } = frameForm.exec(line)?.groups ?? {};
      const place = placeOf(file, appRoot);
      return place === null ? [] : [`${place}:${row}:${column}`];
    })
    .slice(0, mostFrames);
}

function placeOf(file: string, appRoot: string): string | null {
  if (file === '') return null;
  if (file.startsWith('node:')) return isBuiltin(file) ? file : null;
  if (/^(?:https?|heddle):/.test(file)) {
    // The window's address holds a secret: only the built file's name is taken.
    const asset = /\/(?<asset>assets\/[\w.-]{1,100})$/.exec(file)?.groups?.['asset'];
    return asset !== undefined && existsSync(join(appRoot, 'out', 'renderer', asset)) ? asset : null;
  }
  const path = slashes(decoded(file.replace(/^file:\/\/(?:\/(?=[A-Za-z]:))?/, '')));
  const root = `${slashes(appRoot).replace(/\/+$/, '')}/`;
  if (!path.startsWith(root)) return null;
  const inside = path.slice(root.length);
  if (!/^(?:src|out|node_modules|scripts)\/[\w@./+-]{1,200}$/.test(inside) || inside.includes('..')) return null;
  return existsSync(join(appRoot, inside)) ? inside : null;
}

function slashes(path: string): string {
  return path.replaceAll('\\', '/');
}

function decoded(path: string): string {
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}

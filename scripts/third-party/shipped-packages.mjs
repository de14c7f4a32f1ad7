import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * @typedef {{ name?: string, version: string, license?: string, optional?: boolean, cpu?: string[], dependencies?: Record<string, string>,
 *   optionalDependencies?: Record<string, string>, peerDependencies?: Record<string, string>,
 *   peerDependenciesMeta?: Record<string, { optional?: boolean }> }} Locked
 * @typedef {{ path: string, name: string, version: string, license: string | undefined, platforms: string[] }} Shipped
 */

/** Brings Node to those who have none or an old one; never inside the packaged app. */
const runtimes = /^node-(?:bin-)?(?:linux|darwin|win)-?/;
/** Of types nothing is left once the program runs. */
const types = /^(?:@types\/|csstype$|undici-types$)/;

/**
 * Every package of which something reaches a person, by name: what the program loads and what the window is built from.
 * Taken from the lock file, so that it is the same on every platform.
 *
 * @param {string} root
 * @returns {Shipped[]}
 */
export function shippedPackages(root) {
  /** @type {{ packages: Record<string, Locked> }} */
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const inWindow = importedBy(join(root, 'src/renderer')).filter((name) => name in manifest.devDependencies);
  /** @type {Map<string, Locked>} */
  const found = new Map();
  const queue = [...Object.keys(manifest.dependencies), ...inWindow].map((name) => pathOf(packages, '', name));
  for (const path of queue) {
    if (path === null || found.has(path)) continue;
    const entry = /** @type {Locked} */ (packages[path]);
    found.set(path, entry);
    for (const name of needed(entry)) queue.push(pathOf(packages, path, name));
  }
  const plain = [...found].filter(([path, entry]) => !isForPlatform(entry) && !types.test(nameIn(path, entry)));
  const platform = [...found].filter(([, entry]) => isForPlatform(entry));
  return plain
    .map(([path, entry]) => {
      const name = nameIn(path, entry);
      const platforms = platform.filter(([other]) => nameIn(other, entry).startsWith(`${nameIn(path)}-`));
      return {
        path,
        name,
        version: entry.version,
        license: entry.license,
        platforms: platforms.map(([other, { version }]) => `${nameIn(other)} ${version}`).toSorted(),
      };
    })
    .filter(({ name }) => !runtimes.test(name))
    .toSorted((a, b) => compare(a.name, b.name) || compare(a.version, b.version));
}

/** Packages that the files of a folder import, types alone left out. @param {string} folder @returns {string[]} */
function importedBy(folder) {
  const names = new Set();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !/\.(?:tsx?|css)$/.test(entry.name)) continue;
    const text = readFileSync(join(entry.parentPath, entry.name), 'utf8');
    for (const [, type = '', specifier = ''] of text.matchAll(
      /^(?:import|export)\s+(type\s)?[^'";]*?['"]([^'".#/][^'"]*|@[^'"]+)['"]|^@import\s+['"]([^'".][^'"]*)/gm,
    )) {
      if (type === '') names.add(/^(?:@[^/]+\/)?[^/]+/.exec(specifier)?.[0] ?? '');
    }
  }
  return [...names].filter(Boolean).toSorted(compare);
}

/** @param {Locked} entry @returns {string[]} */
function needed(entry) {
  const peers = Object.keys(entry.peerDependencies ?? {}).filter(
    (name) => entry.peerDependenciesMeta?.[name]?.optional !== true,
  );
  return [...Object.keys({ ...entry.dependencies, ...entry.optionalDependencies }), ...peers];
}

/** Where Node finds a package from inside another. @param {Record<string, Locked>} packages @param {string} from @param {string} name */
function pathOf(packages, from, name) {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    const path = folder === '' ? `node_modules/${name}` : `${folder}/node_modules/${name}`;
    if (packages[path] !== undefined) return path;
    if (folder === '') return null;
  }
}

/** The name of its own, where it stands in another's place. @param {string} path @param {Locked} [entry] */
function nameIn(path, entry) {
  return entry?.name ?? path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
}

/** @param {Locked} entry */
function isForPlatform(entry) {
  return entry.cpu !== undefined && entry.optional === true;
}

/** By code points, the same in every language. @param {string} a @param {string} b */
function compare(a, b) {
  return a < b ? -1 : Number(a > b);
}

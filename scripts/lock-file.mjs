import { readFileSync } from 'node:fs';

/**
 * npm writes a lock file that its own `npm ci` refuses when the registry lacks a platform package: each optional
 * dependency that is named must have its entry.
 */
const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'));
const manifest = JSON.parse(readFileSync('package.json', 'utf8'));
const problems = [];

for (const [path, entry] of Object.entries(packages)) {
  for (const name of Object.keys(entry.optionalDependencies ?? {})) {
    if (!isLocked(path, name)) problems.push(`${path || 'package.json'}: ${name} has no entry in package-lock.json`);
  }
}
for (const group of ['dependencies', 'devDependencies', 'optionalDependencies']) {
  for (const [name, version] of Object.entries(manifest[group] ?? {})) {
    if (packages[''][group]?.[name] !== version)
      problems.push(`package.json: ${name}@${version} is not what package-lock.json holds`);
  }
}

if (problems.length > 0) {
  process.stderr.write(
    `${problems.join('\n')}\nTake versions whose packages exist for every platform, and try "npm ci" in a fresh clone.\n`,
  );
  process.exitCode = 1;
}

/** Looks where Node would: in the package's own node_modules, then outwards. @param {string} path @param {string} name */
function isLocked(path, name) {
  for (let folder = path; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    if (packages[folder === '' ? `node_modules/${name}` : `${folder}/node_modules/${name}`] !== undefined) return true;
    if (folder === '') return false;
  }
}

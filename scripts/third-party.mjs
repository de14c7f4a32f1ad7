import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './setup.mjs';
import { isForMaterials, licenceOf, materials, needlessExceptions } from './third-party/licences.mjs';
import { textIn, textsOf, toKey } from './third-party/licence-texts.mjs';
import { shippedPackages } from './third-party/shipped-packages.mjs';

/**
 * Writes THIRD-PARTY.md: everything of others' that is shipped, under which licence, with its text. With `--check` it only
 * says whether the file is as it would be written. Either fails where something may not be shipped.
 */
const place = join(root, 'THIRD-PARTY.md');
const { document, problems } = describe();
for (const problem of problems) process.stderr.write(`${problem}\n`);
if (problems.length > 0) process.exitCode = 1;
else if (!process.argv.includes('--check')) writeFileSync(place, document);
else if (readOrEmpty(place) !== document) {
  process.stderr.write('THIRD-PARTY.md is not what the lock file says. Run "npm run third-party" and commit it.\n');
  process.exitCode = 1;
}

function describe() {
  const shipped = shippedPackages(root);
  /** @type {string[]} */
  const problems = [];
  /** @type {Map<string, { number: number, text: string }>} */
  const texts = new Map();
  /** Packages that bring no text have that of the first one under the same licence. @type {Map<string, number>} */
  const numberOf = new Map();
  const described = shipped.map((entry) => {
    const chosen = licenceOf(entry);
    if (chosen === null)
      problems.push(
        `${entry.name}@${entry.version}: ${entry.license ?? 'no licence'} may not be shipped, or needs a reason in scripts/third-party/licences.mjs`,
      );
    const own = textsOf(join(root, entry.path));
    const number = own.text === '' ? null : numbered(texts, own.text);
    const licence = chosen?.licence ?? '';
    if (number !== null && !numberOf.has(licence)) numberOf.set(licence, number);
    return { ...entry, ...own, licence, why: chosen?.why ?? '', number };
  });
  for (const name of needlessExceptions(shipped.map(({ name }) => name)))
    problems.push(`${name}: has a reason in scripts/third-party/licences.mjs, and isn't shipped`);
  for (const { name, licence } of materials)
    if (!isForMaterials(licence)) problems.push(`${name}: ${licence} may not be shipped`);
  for (const { name, licence, number } of described)
    if (number === null && !numberOf.has(licence)) problems.push(`${name}: there is no text of ${licence}`);
  const parts = [
    'node_modules/pdfjs-dist/cmaps',
    'node_modules/pdfjs-dist/iccs',
    'node_modules/pdfjs-dist/wasm',
    'resources/pdf-fonts',
  ].map((folder) => ({ folder, text: textIn(join(root, folder)) }));
  for (const { folder, text } of parts)
    if (/GNU (?:LESSER |AFFERO )?GENERAL PUBLIC LICENSE/i.test(text))
      problems.push(`${folder}: something is under the GPL`);
  const lines = [
    '# What Heddle ships of others',
    '',
    'Heddle is under the Apache License 2.0 (LICENSE). It is shipped with the packages and materials below, each under its own',
    'licence; the number in brackets is that of the text at the end. This file is written by `npm run third-party`.',
    '',
    `## Packages (${described.length})`,
    '',
    ...described.flatMap((entry) => aboutPackage(entry, numberOf)),
    '',
    '## Materials and compiled parts',
    '',
    ...materials.map(({ name, licence, source, note }) => `- **${name}**, ${licence}, <${source}>. ${note}`),
    '',
    '## Notices',
    '',
    ...described.flatMap(({ name, notice }) => (notice === '' ? [] : [`### ${name}`, '', quoted(notice), ''])),
    '## Licence texts',
    '',
    ...[...texts.values()].flatMap(({ number, text }) => [`### [${number}]`, '', quoted(text), '']),
    '## Fonts and parts of pdfjs-dist',
    '',
    ...parts.flatMap(({ folder, text }) => [`### ${folder}`, '', quoted(text), '']),
  ];
  return { document: `${lines.join('\n').trimEnd()}\n`, problems };
}

/** @param {Map<string, { number: number, text: string }>} texts @param {string} text */
function numbered(texts, text) {
  const key = toKey(text);
  const known = texts.get(key) ?? { number: texts.size + 1, text };
  texts.set(key, known);
  return known.number;
}

/**
 * @param {{ name: string, version: string, licence: string, why: string, source: string, copyrights: string[], platforms: string[], number: number | null }} entry
 * @param {Map<string, number>} numberOf
 */
function aboutPackage({ name, version, licence, why, source, copyrights, platforms, number }, numberOf) {
  const more = [
    ...copyrights,
    ...(why === '' ? [] : [why]),
    ...(platforms.length === 0 ? [] : [`With its binaries: ${platforms.join(', ')}`]),
  ];
  const first = `- **${name}** ${version}, ${licence} [${number ?? numberOf.get(licence) ?? '?'}], <${source}>`;
  return [first, ...more.map((line) => `  - ${line.replaceAll(/[<>]/g, '')}`)];
}

/** As it is, whatever Markdown would make of it. @param {string} text */
function quoted(text) {
  return text
    .split('\n')
    .map((line) => `    ${line}`.trimEnd())
    .join('\n');
}

/** @param {string} path */
function readOrEmpty(path) {
  try {
    return readFileSync(path, 'utf8').replaceAll('\r\n', '\n');
  } catch {
    return '';
  }
}

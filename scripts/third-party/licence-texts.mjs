import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** @typedef {{ copyrights: string[], text: string, notice: string, source: string }} Texts */

const licenceFile = /^(?:licen[cs]e|copying)/i;
const noticeFile = /^notice/i;
const copyrightLine =
  /^[\s*/#>_-]*(?:©|copyright\b(?!\s+(?:notice|holder|owner|and\b|law|interest|licen|statement|or\b|treat|in\b)))/i;

/**
 * What a package says of its licence: whose it is, the text without that, and any notice that has to go with it.
 *
 * @param {string} folder
 * @returns {Texts}
 */
export function textsOf(folder) {
  const names = readdirSync(folder).toSorted();
  const { text, copyrights } = divide(
    read(
      folder,
      names.filter((name) => licenceFile.test(name)),
    ),
  );
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return {
    copyrights: copyrights.length > 0 ? copyrights : authorOf(manifest),
    text,
    notice: read(
      folder,
      names.filter((name) => noticeFile.test(name)),
    ).trim(),
    source: sourceOf(manifest),
  };
}

/** Further licences that lie in a folder of a package, as of fonts. @param {string} folder @returns {string} */
export function textIn(folder) {
  return read(
    folder,
    readdirSync(folder)
      .filter((name) => licenceFile.test(name))
      .toSorted(),
  ).trim();
}

/** So that the same text set in lines of another length is one. @param {string} text */
export function toKey(text) {
  return text.toLowerCase().replaceAll(/[^a-z0-9]+/g, '');
}

/** @param {string} folder @param {string[]} names */
function read(folder, names) {
  return names.map((name) => readFileSync(join(folder, name), 'utf8').replaceAll('\r\n', '\n')).join('\n\n');
}

/** @param {string} whole @returns {{ text: string, copyrights: string[] }} */
function divide(whole) {
  // The Apache licence holds a pattern for a line of one's own.
  const isPattern = (/** @type {string} */ line) => /\[yyyy\]|\{yyyy\}|<year>/.test(line);
  const lines = whole.split('\n');
  const copyrights = lines.filter((line) => copyrightLine.test(line) && !isPattern(line));
  return {
    text: lines
      .filter((line) => !copyrights.includes(line))
      .join('\n')
      .replaceAll(/\n{3,}/g, '\n\n')
      .trim(),
    copyrights: [...new Set(copyrights.map((line) => line.replace(/^[\s*/#>_-]+/, '').trim()))],
  };
}

/** @param {any} manifest @returns {string[]} */
function authorOf({ author }) {
  const name = typeof author === 'string' ? author.replace(/\s*[<(].*/, '') : author?.name;
  return name === undefined || name === '' ? [] : [`By ${name}`];
}

/** @param {any} manifest */
function sourceOf({ repository, homepage, name }) {
  const url = typeof repository === 'string' ? repository : (repository?.url ?? homepage ?? '');
  const plain = url
    .replace(/^git\+/, '')
    .replace(/^(?:git|ssh):\/\/(?:git@)?/, 'https://')
    .replace(/^git@github\.com:/, 'https://github.com/')
    .replace(/\.git$/, '');
  if (/^https?:/.test(plain)) return plain.replace(/^http:/, 'https:');
  const [, path] = /^(?:github:)?([\w.-]+\/[\w.-]+)$/.exec(plain) ?? [];
  return path === undefined ? `https://www.npmjs.com/package/${name}` : `https://github.com/${path}`;
}

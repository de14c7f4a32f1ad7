/**
 * The stem of a lower-case English word. Source: M. F. Porter, An algorithm for suffix stripping, Program 14(3), 1980,
 * with the two changes its author published since (`bli` for `abli`, and `logi`).
 */
export function porterStem(word: string): string {
  if (word.length < 3) return word;
  let stem = stripPlural(word);
  stem = stripPast(stem);
  if (stem.endsWith('y') && hasVowel(stem, stem.length - 1)) stem = `${stem.slice(0, -1)}i`;
  stem = replaceSuffix(stem, doubleSuffixes, 0);
  stem = replaceSuffix(stem, singleSuffixes, 0);
  stem = stripResidue(stem);
  return tidyEnd(stem);
}

type Suffixes = readonly (readonly [suffix: string, replacement: string])[];

// Among suffixes that end alike the longest stands first: it alone is tried.
const doubleSuffixes: Suffixes = [
  ['ational', 'ate'],
  ['tional', 'tion'],
  ['enci', 'ence'],
  ['anci', 'ance'],
  ['izer', 'ize'],
  ['bli', 'ble'],
  ['alli', 'al'],
  ['entli', 'ent'],
  ['eli', 'e'],
  ['ousli', 'ous'],
  ['ization', 'ize'],
  ['ation', 'ate'],
  ['ator', 'ate'],
  ['alism', 'al'],
  ['iveness', 'ive'],
  ['fulness', 'ful'],
  ['ousness', 'ous'],
  ['aliti', 'al'],
  ['iviti', 'ive'],
  ['biliti', 'ble'],
  ['logi', 'log'],
];
const singleSuffixes: Suffixes = [
  ['icate', 'ic'],
  ['ative', ''],
  ['alize', 'al'],
  ['iciti', 'ic'],
  ['ical', 'ic'],
  ['ful', ''],
  ['ness', ''],
];
const residues = [
  'ement',
  'ment',
  'ent',
  'ance',
  'ence',
  'able',
  'ible',
  'ant',
  'ism',
  'ate',
  'iti',
  'ous',
  'ive',
  'ize',
  'ion',
  'al',
  'er',
  'ic',
  'ou',
];

function stripPlural(word: string): string {
  if (!word.endsWith('s')) return word;
  if (word.endsWith('sses') || word.endsWith('ies')) return word.slice(0, -2);
  return word.endsWith('ss') ? word : word.slice(0, -1);
}

function stripPast(word: string): string {
  if (word.endsWith('eed')) return measure(word, word.length - 3) > 0 ? word.slice(0, -1) : word;
  const cut = word.endsWith('ed') ? 2 : word.endsWith('ing') ? 3 : 0;
  if (cut === 0 || !hasVowel(word, word.length - cut)) return word;
  const stem = word.slice(0, -cut);
  if (stem.endsWith('at') || stem.endsWith('bl') || stem.endsWith('iz')) return `${stem}e`;
  if (endsInDoubleConsonant(stem)) return /[lsz]$/.test(stem) ? stem : stem.slice(0, -1);
  return measure(stem, stem.length) === 1 && endsInShortSyllable(stem, stem.length) ? `${stem}e` : stem;
}

function replaceSuffix(word: string, suffixes: Suffixes, leastMeasure: number): string {
  for (const [suffix, replacement] of suffixes) {
    if (!word.endsWith(suffix)) continue;
    const length = word.length - suffix.length;
    return measure(word, length) > leastMeasure ? word.slice(0, length) + replacement : word;
  }
  return word;
}

function stripResidue(word: string): string {
  for (const suffix of residues) {
    if (!word.endsWith(suffix)) continue;
    const length = word.length - suffix.length;
    if (suffix === 'ion' && word[length - 1] !== 's' && word[length - 1] !== 't') return word;
    return measure(word, length) > 1 ? word.slice(0, length) : word;
  }
  return word;
}

function tidyEnd(word: string): string {
  let stem = word;
  if (stem.endsWith('e')) {
    const length = stem.length - 1;
    const vowelGroups = measure(stem, length);
    if (vowelGroups > 1 || (vowelGroups === 1 && !endsInShortSyllable(stem, length))) stem = stem.slice(0, -1);
  }
  return stem.endsWith('ll') && measure(stem, stem.length) > 1 ? stem.slice(0, -1) : stem;
}

function isVowel(word: string, at: number): boolean {
  const letter = word.charCodeAt(at);
  // a e i o u
  if (letter === 97 || letter === 101 || letter === 105 || letter === 111 || letter === 117) return true;
  return letter === 121 && at > 0 && !isVowel(word, at - 1);
}

function hasVowel(word: string, length: number): boolean {
  for (let at = 0; at < length; at += 1) if (isVowel(word, at)) return true;
  return false;
}

/** How often a vowel is followed by a consonant in the first `length` letters: the paper's m. */
function measure(word: string, length: number): number {
  let count = 0;
  let isAfterVowel = false;
  for (let at = 0; at < length; at += 1) {
    const isVowelHere = isVowel(word, at);
    if (isAfterVowel && !isVowelHere) count += 1;
    isAfterVowel = isVowelHere;
  }
  return count;
}

function endsInDoubleConsonant(word: string): boolean {
  const last = word.length - 1;
  return last > 0 && word[last] === word[last - 1] && !isVowel(word, last);
}

/** Consonant, vowel, consonant other than w, x, y: the paper's *o. */
function endsInShortSyllable(word: string, length: number): boolean {
  const last = length - 1;
  if (last < 2 || isVowel(word, last) || !isVowel(word, last - 1) || isVowel(word, last - 2)) return false;
  const letter = word[last];
  return letter !== 'w' && letter !== 'x' && letter !== 'y';
}

/**
 * The terms of a lower-case German word: the first six letters of its stem and, for the parts of compounds
 * (Generalsekretär, Sekretär), its last five after a hyphen.
 */
export function germanTerms(word: string): readonly string[] {
  const stem = germanStem(word);
  return stem.length < tailLength ? [stem] : [stem.slice(0, headLength), `-${stem.slice(-tailLength)}`];
}

/** Source: the German stemmer of the Snowball project (snowballstem.org), umlauts and ß folded. */
export function germanStem(word: string): string {
  // Between vowels u and y are consonants.
  const prepared = word
    .replaceAll('ß', 'ss')
    .replace(/(?<=[aeiouyäöü])[uy](?=[aeiouyäöü])/g, (letter) => letter.toUpperCase());
  const first = regionStart(prepared, 0);
  const second = regionStart(prepared, first);
  const least = Math.max(3, first);
  const stem = stripDerivation(stripComparison(stripInflection(prepared, least), least), least, second);
  return stem.toLowerCase().replace(/[äöü]/g, (letter) => (letter === 'ä' ? 'a' : letter === 'ö' ? 'o' : 'u'));
}

const headLength = 6;
const tailLength = 5;

/** After the first consonant that follows a vowel. */
function regionStart(word: string, from: number): number {
  const found = /[aeiouyäöü][^aeiouyäöü]/.exec(word.slice(from));
  return found === null ? word.length : from + found.index + 2;
}

function stripInflection(word: string, least: number): string {
  const found = /(?:ern|em|er|en|es|e|(?<=[bdfghklmnrt])s)$/.exec(word);
  if (found === null || found.index < least) return word;
  const stem = word.slice(0, found.index);
  return /^e[ns]?$/.test(found[0]) && stem.endsWith('niss') ? stem.slice(0, -1) : stem;
}

function stripComparison(word: string, least: number): string {
  const found = /(?:est|en|er|(?<=.{3}[bdfghklmnt])st)$/.exec(word);
  return found === null || found.index < least ? word : word.slice(0, found.index);
}

function stripDerivation(word: string, least: number, second: number): string {
  const found = /(?:end|ung|isch|lich|heit|keit|ig|ik)$/.exec(word);
  if (found === null || found.index < second) return word;
  const stem = word.slice(0, found.index);
  switch (found[0]) {
    case 'end':
    case 'ung':
      return /[^e]ig$/.test(stem) && stem.length - 2 >= second ? stem.slice(0, -2) : stem;
    case 'lich':
    case 'heit':
      return /e[rn]$/.test(stem) && stem.length - 2 >= least ? stem.slice(0, -2) : stem;
    case 'keit':
      return cutSuffixes(stem, second);
    default:
      return stem.endsWith('e') ? word : stem;
  }
}

function cutSuffixes(stem: string, second: number): string {
  const found = /(?:lich|ig)$/.exec(stem);
  return found === null || found.index < second ? stem : stem.slice(0, found.index);
}

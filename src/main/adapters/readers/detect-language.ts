import { detectAll } from 'tinyld';
import type { Block } from '#shared/domain/layout.ts';

const sampleCodeUnits = 1_200;
const fewestLetters = 24;
const lowestAccuracy = 0.15;
const closeAccuracy = 0.15;
const beyondLatin = /[\u0370-\u1fff\u2e80-\ud7ff]/;

/** Scripts that one language, or nearly one, is written in. Kana comes before Han: Japanese uses both. */
const scripts: readonly (readonly [language: string, letter: RegExp, share: number])[] = [
  ['ja', /[\p{Script=Hiragana}\p{Script=Katakana}]/gu, 0.05],
  ['ko', /\p{Script=Hangul}/gu, 0.2],
  ['zh', /\p{Script=Han}/gu, 0.3],
  ['th', /\p{Script=Thai}/gu, 0.3],
  ['hi', /\p{Script=Devanagari}/gu, 0.3],
  ['he', /\p{Script=Hebrew}/gu, 0.3],
  ['el', /\p{Script=Greek}/gu, 0.4],
  ['bn', /\p{Script=Bengali}/gu, 0.3],
  ['ta', /\p{Script=Tamil}/gu, 0.3],
  ['te', /\p{Script=Telugu}/gu, 0.3],
  ['ka', /\p{Script=Georgian}/gu, 0.3],
  ['hy', /\p{Script=Armenian}/gu, 0.3],
];

/** Function words that tell the most common languages at a glance; the detector proper costs a hundred times more. */
const functionWords: readonly (readonly [language: string, words: ReadonlySet<string>])[] = (
  [
    ['en', 'the of and to in is that for it as with was on are be by this which from not have'],
    ['de', 'der die und das den von zu mit sich des ist im dem nicht ein eine auf für als auch'],
    ['fr', 'le la les des et est du une dans que pour qui au sur pas avec sont ce il ne'],
    ['es', 'el los las y del que en una por con para es su al lo como más se fue son'],
    ['it', 'il di che è della per un una del le dei non con sono nel alla si da gli i'],
    ['pt', 'o os do da e que em uma para com não dos das no na por mais se ao é'],
    ['nl', 'de het een van en dat die niet te zijn voor met op er maar als ook wordt bij aan'],
  ] as const
).map(([language, words]) => [language, new Set(words.split(' '))]);

/** Languages never written in the scripts that are left for the detector; it does name them for transcribed words. */
const ruledOut = new Set([
  'hi',
  'ar',
  'fa',
  'ur',
  'zh',
  'ja',
  'ko',
  'th',
  'he',
  'yi',
  'el',
  'bn',
  'ta',
  'te',
  'kn',
  'gu',
  'ka',
  'hy',
  'km',
  'my',
  'am',
]);

/** ISO 639-1 of a text, told from prose in its middle; `und` where too little or too mixed a text gives no answer. */
export function detectLanguage(text: string, blocks: readonly Block[]): string {
  const sample = proseSample(text, blocks);
  if (beyondLatin.test(sample)) {
    const language = languageOfScript(sample);
    if (language !== null) return language;
  }
  if (countMatches(sample, /\p{L}/gu) < fewestLetters) return 'und';
  const lowered = sample.toLowerCase();
  const evident = languageOfFunctionWords(lowered);
  if (evident !== null) return evident;
  const [best, next] = detectAll(lowered);
  if (best === undefined || best.accuracy < lowestAccuracy || best.lang.length !== 2 || ruledOut.has(best.lang))
    return 'und';
  // A sentence full of foreign names is a near tie; its little words tell.
  const isClose = next !== undefined && best.accuracy - next.accuracy < closeAccuracy;
  return isClose && shareOf(next.lang, lowered) > shareOf(best.lang, lowered) ? next.lang : best.lang;
}

function shareOf(language: string, sample: string): number {
  return functionWordShares(sample).find((each) => each.language === language)?.share ?? 0;
}

function languageOfScript(sample: string): string | null {
  const letters = countMatches(sample, /\p{L}/gu);
  for (const [language, letter, share] of scripts) {
    const count = countMatches(sample, letter);
    if (count >= 4 && count >= letters * share) return language;
  }
  if (countMatches(sample, /\p{Script=Arabic}/gu) < Math.max(1, letters * 0.3)) return null;
  if (!/[\u06a9\u06cc\u067e\u0686\u06af]/.test(sample)) return 'ar';
  return /[\u0679\u0688\u0691\u06ba\u06d2]/.test(sample) ? 'ur' : 'fa';
}

function languageOfFunctionWords(sample: string): string | null {
  if (countMatches(sample, /\p{L}+/gu) < 12) return null;
  const [first, second] = functionWordShares(sample).toSorted((a, b) => b.share - a.share);
  if (first === undefined || second === undefined || first.share < 0.15 || first.share < second.share * 2) return null;
  return first.language;
}

function functionWordShares(sample: string): readonly { readonly language: string; readonly share: number }[] {
  const words = sample.match(/\p{L}+/gu) ?? [];
  return functionWords.map(([language, set]) => ({
    language,
    share: words.filter((word) => set.has(word)).length / Math.max(1, words.length),
  }));
}

// Tables, code and references lead detection astray; prose is taken from the middle outwards.
function proseSample(text: string, blocks: readonly Block[]): string {
  const isProse = (block: Block) =>
    block.kind === 'paragraph' || block.kind === 'list-item' || block.kind === 'quotation';
  const middle = Math.floor(blocks.length / 2);
  let sample = '';
  for (let step = 0; step < blocks.length && sample.length < sampleCodeUnits; step += 1) {
    const block = blocks[step % 2 === 0 ? middle + step / 2 : middle - (step + 1) / 2];
    if (block !== undefined && isProse(block))
      sample += ` ${text.slice(block.charStart, Math.min(block.charEnd, block.charStart + 600))}`;
  }
  if (sample.length < 100) {
    const start = Math.max(0, Math.floor(text.length / 2 - sampleCodeUnits / 2));
    sample = text.slice(start, start + sampleCodeUnits);
  }
  return sample.slice(0, sampleCodeUnits).replace(/https?:\S+|\S+@\S+|[\d_]+/g, ' ');
}

function countMatches(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

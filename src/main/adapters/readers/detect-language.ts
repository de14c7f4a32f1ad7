import { detectAll } from 'tinyld';
import type { Block } from '#shared/domain/layout.ts';

const sampleCodeUnits = 1_200;
const fewestLetters = 24;
const lowestAccuracy = 0.15;

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

/** ISO 639-1 of a text, told from prose in its middle; `und` where too little or too mixed a text gives no answer. */
export function detectLanguage(text: string, blocks: readonly Block[]): string {
  const sample = proseSample(text, blocks);
  const letters = countMatches(sample, /\p{L}/gu);
  if (letters === 0) return 'und';
  for (const [language, letter, share] of scripts) {
    const count = countMatches(sample, letter);
    if (count >= 4 && count >= letters * share) return language;
  }
  const isArabicScript = countMatches(sample, /\p{Script=Arabic}/gu) >= letters * 0.3;
  if (isArabicScript && /[\u06a9\u06cc\u067e\u0686\u06af]/.test(sample))
    return /[\u0679\u0688\u0691\u06ba\u06d2]/.test(sample) ? 'ur' : 'fa';
  if (isArabicScript) return 'ar';
  if (letters < fewestLetters) return 'und';
  const [best] = detectAll(sample.toLowerCase());
  return best !== undefined && best.accuracy >= lowestAccuracy && best.lang.length === 2 ? best.lang : 'und';
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

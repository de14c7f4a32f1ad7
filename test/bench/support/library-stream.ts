import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRandom } from '#test/support/random.ts';

export const passagesPerSource = 100;

/** A library of any size, made source by source: the same number always gives the same one. */
export type LibraryStream = {
  /** The passages of a source, of about 150 words. */
  readonly textsOf: (source: number) => readonly string[];
  /** Some words of a sentence, as somebody would ask for what it says. */
  readonly queries: (count: number) => readonly string[];
};

const wordsPerPassage = 150;
const sentencesPerTopic = 60;
const namesPerSource = 12;
const documents = join(import.meta.dirname, '../../../resources/sample/documents');
const syllables = 'ba ce di fo gu la me ni po ru sa te vi xo zu kra ble stri mon der'.split(' ');

/**
 * Sentences of the sample's documents put together anew. Each source keeps to a few of them, its topic, and has made-up
 * names of its own, some of which other sources share: the vocabulary grows with the library, as real ones do.
 */
export function openLibraryStream(): LibraryStream {
  const sentences = readSentences();
  const textsOf = (source: number): readonly string[] => {
    const random = createRandom(source * 7919 + 1);
    const below = (count: number) => Math.floor(random() * count);
    const topic = below(sentences.length);
    const names = Array.from({ length: namesPerSource }, () => madeUpName(Math.floor(random() ** 3 * mostNames)));
    return Array.from({ length: passagesPerSource }, () => {
      const parts: string[] = [];
      for (let words = 0; words < wordsPerPassage;) {
        const isOnTopic = random() < 0.7;
        const at = isOnTopic ? (topic + below(sentencesPerTopic)) % sentences.length : below(sentences.length);
        const sentence = sentences[at];
        if (sentence === undefined) break;
        parts.push(random() < 0.5 ? sentence.text : `${sentence.text} ${names[below(names.length)]}`);
        words += sentence.words;
      }
      return parts.join(' ');
    });
  };
  const queries = (count: number): readonly string[] => {
    const random = createRandom(count);
    const below = (most: number) => Math.floor(random() * most);
    return Array.from({ length: count }, () => {
      const words = (sentences[below(sentences.length)]?.text ?? '').split(/\s+/);
      const from = below(Math.max(1, words.length - queryWords));
      return words.slice(from, from + queryWords).join(' ');
    });
  };
  return { textsOf, queries };
}

const queryWords = 7;
const mostNames = 3_000_000;

function readSentences(): readonly { readonly text: string; readonly words: number }[] {
  const texts = readdirSync(documents)
    .filter((name) => /\.(?:md|rst)$/.test(name))
    .toSorted()
    .map((name) => readFileSync(join(documents, name), 'utf8'));
  return texts
    .flatMap((text) => text.split(/(?<=[.!?])\s+|\n\s*\n/))
    .map((sentence) => sentence.replaceAll(/\s+/g, ' ').trim())
    .map((text) => ({ text, words: text.split(' ').length }))
    .filter(({ words }) => words >= 8 && words <= 60);
}

function madeUpName(rank: number): string {
  let name = 'Q';
  for (let left = rank; left > 0; left = Math.floor(left / syllables.length))
    name += syllables[left % syllables.length];
  return name;
}

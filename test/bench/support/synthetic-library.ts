import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Passages of about 160 words for benches: sentences of the texts in `../shared/data` put together anew, one word in
 * fifty replaced by a made-up name from a long tail, so that the vocabulary grows with the library as real ones do.
 * The same count gives the same passages.
 */
export async function syntheticPassages(count: number): Promise<readonly string[]> {
  const sentences = await readSentences();
  const next = seededNumbers();
  return Array.from({ length: count }, () => {
    const words: string[] = [];
    while (words.length < wordsPerPassage) words.push(...(sentences[next(sentences.length)] ?? []));
    return words.map((word) => (next(wordsPerName) === 0 ? madeUpName(next) : word)).join(' ');
  });
}

const wordsPerPassage = 150;
const wordsPerName = 50;
const syllables = 'ba ce di fo gu la me ni po ru sa te vi xo zu kra ble stri mon der'.split(' ');
const data = join(import.meta.dirname, '../../../../shared/data');

async function readSentences(): Promise<readonly (readonly string[])[]> {
  const texts = await Promise.all(
    ['peps', '18f-guides'].flatMap(async (folder) => {
      const names = (await readdir(join(data, folder), { recursive: true })).filter((name) =>
        /\.(?:rst|md|txt)$/.test(name),
      );
      return Promise.all(names.toSorted().map((name) => readFile(join(data, folder, name), 'utf8')));
    }),
  );
  return texts
    .flat()
    .flatMap((text) => text.split(/(?<=[.!?])\s+|\n\s*\n/))
    .map((sentence) => sentence.trim().split(/\s+/))
    .filter((words) => words.length >= 4 && words.length <= 60);
}

function madeUpName(next: (below: number) => number): string {
  // A product of uniform numbers favours the low ones: some names come often, most a few times.
  let rank = Math.floor((next(1000) * next(1000) * next(300)) / 1000);
  let name = 'q';
  do {
    name += syllables[rank % syllables.length];
    rank = Math.floor(rank / syllables.length);
  } while (rank > 0);
  return name;
}

/** Marsaglia's xorshift32 with a fixed start. */
function seededNumbers(): (below: number) => number {
  let state = 0x2545f491;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}

import { createRandom } from '../../../support/random.ts';
import { createChoices, type Choices } from './choices.ts';
import type { Sample } from './corpus.ts';
import { generateDocument } from './generated-documents.ts';
import { mutateArchive } from './mutate-archive.ts';
import { mutateBytes } from './mutate-bytes.ts';
import { mutateText } from './mutate-text.ts';

export type Input = {
  readonly reader: string;
  /** What was done to what, for people. */
  readonly how: string;
  readonly fileName: string;
  readonly bytes: Buffer;
};

/** The input with that number: always the same one for a seed and a corpus. */
export function makeInput(options: {
  corpus: ReadonlyMap<string, readonly Sample[]>;
  seed: number;
  index: number;
}): Input {
  const { corpus, seed, index } = options;
  const random = createRandom(Math.imul(seed, 1_000_003) + index);
  // The first numbers of neighbouring seeds are alike.
  random();
  const choices = createChoices(random);
  const readers = [...corpus.keys()].toSorted();
  const reader = readers[index % readers.length] ?? '';
  const samples = corpus.get(reader) ?? [];
  const sample = choices.pick(samples);
  const { how, bytes } = change(sample, choices, choices.pick(choices.pick([...corpus.values()])));
  const ending = choices.chance(0.02) ? choices.pick(choices.pick([...corpus.values()])).ending : sample.ending;
  return { reader, how: `${how} of ${sample.fileName}`, fileName: `input-${index}${ending}`, bytes };
}

const isArchive = (bytes: Buffer) => bytes.toString('latin1', 0, 2) === 'PK';
const textual = new Set([
  '.pdf',
  '.fodt',
  '.html',
  '.md',
  '.txt',
  '.rst',
  '.tex',
  '.csv',
  '.tsv',
  '.ipynb',
  '.eml',
  '.svg',
]);

function change(sample: Sample, choices: Choices, other: Sample): { how: string; bytes: Buffer } {
  const { bytes, ending } = sample;
  if (choices.chance(0.15)) {
    const made = generateDocument(ending, choices.below(0x7fffffff));
    if (made !== null) return { how: 'generated in place', bytes: made };
  }
  if (isArchive(bytes) && choices.chance(0.75)) return { how: 'parts broken', bytes: mutateArchive(bytes, choices) };
  if (textual.has(ending) && choices.chance(0.6))
    return { how: 'words broken', bytes: mutateText(bytes, choices, ending) };
  return { how: 'bytes broken', bytes: mutateBytes(bytes, choices, other.bytes) };
}

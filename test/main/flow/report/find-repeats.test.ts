import { describe, expect, it } from 'vitest';
import { toId } from '#shared/base/ids.ts';
import { createRepeatFinder, type SectionClaims } from '#main/flow/report/find-repeats.ts';
import { heldBytes } from '#test/support/collect-garbage.ts';
import { createRandom } from '#test/support/random.ts';

const words = ['bees', 'hives', 'frost', 'mites', 'queen', 'drone', 'swarm', 'honey', 'combs', 'wasps', '1990', '2001'];

function sectionOf(name: string, sentences: readonly string[]): SectionClaims {
  return {
    itemId: toId('itm', name.padEnd(6, '0')),
    sectionId: toId('sec', name.padEnd(6, '0')),
    heading: name,
    claims: sentences.map((text) => ({
      claim: { text, evidenceIds: [], quoted: [], path: [] },
      quotes: [],
      verdict: 'unchecked',
      problems: [],
    })),
  };
}

const details = (found: ReturnType<ReturnType<typeof createRepeatFinder>['find']>) =>
  [...found].map(([itemId, problems]) => [itemId, ...problems.map(({ text, detail }) => `${text}: ${detail}`)]);

describe('sentences said again', () => {
  it('are found in the section, before it, and where they are nearly the same', () => {
    const long = 'The keepers of the hives in the north counted many bees that year';
    const nearly = 'The keepers of the hives in the north counted many drones bees that year';
    const finder = createRepeatFinder();
    const first = sectionOf('bees', ['Bees fly.', 'BEES FLY!', long]);
    const second = sectionOf('wasps', ['Bees  fly', nearly, 'Wasps too.']);
    expect(details(finder.find([first, second]))).toEqual([
      ['itm_bees00', 'BEES FLY!: it stands in this section too'],
      ['itm_wasps0', 'Bees  fly: it stands under "bees" too', `${nearly}: nearly the same stands under "bees"`],
    ]);
    expect(details(finder.find([second, first]))).toEqual([
      ['itm_wasps0'],
      [
        'itm_bees00',
        'Bees fly.: it stands under "wasps" too',
        'BEES FLY!: it stands under "wasps" too',
        `${long}: nearly the same stands under "wasps"`,
      ],
    ]);
    expect(details(finder.find([first]))[0]).toHaveLength(2);
  });

  it('are the same after many changes as for one who sees the report for the first time', () => {
    const random = createRandom(7);
    const pick = (count: number) => Math.floor(random() * count);
    const sentence = () => Array.from({ length: 8 + pick(3) }, () => words[pick(words.length)]).join(' ');
    const pool = Array.from({ length: 30 }, sentence);
    const fresh = (name: string) =>
      sectionOf(
        name,
        Array.from({ length: 6 }, () => pool[pick(pool.length)] ?? ''),
      );
    let sections = ['aa', 'bb', 'cc', 'dd', 'ee'].map(fresh);
    const finder = createRepeatFinder();
    for (let round = 0; round < 60; round += 1) {
      const at = pick(sections.length);
      if (round % 7 === 3) sections = sections.toSpliced(at, 1).toSpliced(pick(4), 0, sections[at]!);
      else sections = sections.toSpliced(at, 1, fresh(sections[at]!.heading));
      const shown = round % 5 === 4 ? sections.slice(1) : sections;
      expect(details(finder.find(shown))).toEqual(details(createRepeatFinder().find(shown)));
    }
  });
});

it('sentences that are in no section any more are forgotten', () => {
  const finder = createRepeatFinder();
  const wordsOf = (version: number, at: number) => Array.from({ length: 20 }, (_, word) => `w${version}x${at}y${word}`);
  const write = (from: number, to: number): number => {
    for (let version = from; version < to; version += 1) {
      const sentences = Array.from({ length: 20 }, (_, at) => `${wordsOf(version, at).join(' ')}.`);
      finder.find([sectionOf('edited', sentences)]);
    }
    return heldBytes();
  };
  const before = write(0, 50);
  // Their pairs of words alone were 20 MB.
  expect(write(50, 400) - before).toBeLessThan(4_000_000);
});

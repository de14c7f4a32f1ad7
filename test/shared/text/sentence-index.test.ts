import { describe, expect, it } from 'vitest';
import { createSentenceIndex } from '#shared/text/sentence-index.ts';
import { createRandom } from '#test/support/random.ts';

const index = createSentenceIndex<number>();
[
  'Mites kill bees.',
  'In a hard winter the mites kill about half of all the bees in the orchard.',
  'In 2019 the board of the valley counted 80 hives in the orchards along the river and noted all of their owners.',
  '在寒冷的冬天螨虫会杀死果园里一半的蜜蜂。',
].forEach((sentence, place) => index.add(sentence, place));

describe('a sentence index', () => {
  it('finds the same words whatever their case and punctuation', () => {
    expect(index.find('“mites kill Bees!”')).toMatchObject({ place: 0, isSame: true });
  });

  it('finds a long sentence of nearly the same words, not a short one', () => {
    const like = 'In a hard winter mites kill about half of all the bees in the orchard.';
    expect(index.find(like)).toMatchObject({ place: 1, isSame: false });
    expect(index.find('In a hard winter the mites kill few of the wasps in the orchard.')).toBeNull();
    expect(index.find('Mites kill wasps.')).toBeNull();
    expect(index.find('在寒冷的冬天螨虫会杀死果园里一半的蜜蜂们。')).toMatchObject({ place: 3 });
  });

  it('takes sentences of other figures for different', () => {
    expect(
      index.find(
        'In 2020 the board of the valley counted 80 hives in the orchards along the river and noted all of their owners.',
      ),
    ).toBeNull();
  });

  it('looks only where it is told to', () => {
    expect(index.find('Mites kill bees.', (place) => place > 0)).toBeNull();
  });

  it('finds what comparing every pair finds', () => {
    const random = createRandom(7);
    const words = Array.from({ length: 30 }, (_, at) =>
      'abcdefghijklmnopqrstuvwxyz'.slice(at % 13, (at % 13) + 3 + (at % 7)),
    );
    const sentences = Array.from({ length: 300 }, () =>
      Array.from({ length: 9 + Math.floor(random() * 6) }, () => words[Math.floor(random() * words.length)]).join(' '),
    ).flatMap((sentence) => [sentence, `${sentence} ${words[Math.floor(random() * words.length)]}`]);
    const setOf = (sentence: string) => new Set(sentence.split(' '));
    const isLike = (a: ReadonlySet<string>, b: ReadonlySet<string>) =>
      Math.min(a.size, b.size) >= 8 && a.intersection(b).size >= 0.9 * a.union(b).size;
    const all = createSentenceIndex<number>();
    let found = 0;
    sentences.forEach((sentence, at) => {
      const expected = sentences
        .slice(0, at)
        .some((other) => other === sentence || isLike(setOf(other), setOf(sentence)));
      expect({ sentence, isFound: all.find(sentence) !== null }).toEqual({ sentence, isFound: expected });
      if (expected) found += 1;
      all.add(sentence, at);
    });
    expect(found).toBeGreaterThan(50);
  });
});

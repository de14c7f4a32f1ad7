import { describe, expect, it } from 'vitest';
import { toId } from '#shared/base/ids.ts';
import { createPhraseFinder } from '#main/adapters/phrases/index.ts';
import type { PassageView } from '#main/ports/reasoner.ts';
import { createExtractiveReasoner } from '#main/reasoners/extractive/index.ts';
import { cyclingPassages, cyclingQuestion } from './cycling-library.ts';
import { valueOf } from './plan-over.ts';

const reasoner = createExtractiveReasoner({ phrases: createPhraseFinder() });
const brief = { question: cyclingQuestion, lengthWords: 1000 };
const signal = new AbortController().signal;

function passage(text: string, more: Partial<PassageView> = {}): PassageView {
  const base = { sourceTitle: 'Cycling', headingPath: ['Cycling'], kind: 'prose', language: 'en', score: 1 } as const;
  return { passageId: toId('psg', 'passage1'), sourceId: toId('src', 'source01'), text, ...base, ...more };
}

async function exactsOf(
  text: string,
  more: Partial<PassageView> = {},
  question = cyclingQuestion,
): Promise<readonly string[]> {
  const request = { brief: { question, lengthWords: 1000 }, goal: question, passages: [passage(text, more)] };
  return valueOf(await reasoner.extract(request, signal)).flatMap((offer) => offer.exacts);
}

describe('selecting passages without a model', () => {
  it('leaves out code, reference lists and what has no sentence to quote', async () => {
    const good = passage('Cities made cycling safer with kerbs along every lane, and it cost little.');
    const candidates = [
      good,
      passage('cycling.safer(cities).cost();', { passageId: toId('psg', 'passage2'), kind: 'code' }),
      passage('Safer cycling in cities costs less than it seems to many people.', {
        passageId: toId('psg', 'passage3'),
        headingPath: ['References'],
      }),
      passage('1. Cycling\n2. Safer cities\n3. Cost', {
        passageId: toId('psg', 'passage4'),
        headingPath: ['Contents of this report'],
      }),
    ];
    expect(valueOf(await reasoner.select({ brief, goal: cyclingQuestion, candidates, limit: 9 }, signal))).toEqual([
      good.passageId,
    ]);
  });

  it('spreads its choice over sources', async () => {
    const text = (number: number): string =>
      `Cities make cycling safer at a cost that differs from street to street in district ${number}.`;
    const many = [1, 2, 3, 4, 5].map((number) =>
      passage(text(number), { passageId: toId('psg', `passage0${number}`), score: 1 }),
    );
    const other = passage(text(6), {
      passageId: toId('psg', 'passage06'),
      sourceId: toId('src', 'source02'),
      score: 0.9,
    });
    const chosen = valueOf(
      await reasoner.select({ brief, goal: cyclingQuestion, candidates: [...many, other], limit: 3 }, signal),
    );
    expect(chosen).toHaveLength(3);
    expect(chosen).toContain(other.passageId);
  });

  it('chooses no more than the limit and only from the candidates', async () => {
    const candidates = cyclingPassages.map((each) => ({ ...each, score: 1 }));
    const chosen = valueOf(await reasoner.select({ brief, goal: cyclingQuestion, candidates, limit: 4 }, signal));
    expect(chosen).toHaveLength(4);
    for (const id of chosen) expect(candidates.some(({ passageId }) => passageId === id)).toBe(true);
  });
});

describe('extracting quotes without a model', () => {
  it('quotes whole sentences exactly as they stand, hard wraps included', async () => {
    const text = 'Cycling\n\nProtected lanes make cycling\nsafer in cities that can pay the cost.\nNobody objected.';
    expect(await exactsOf(text)).toEqual(['Protected lanes make cycling\nsafer in cities that can pay the cost.']);
  });

  it('offers every quote word for word and a summary of at most 300 characters', async () => {
    const offers = valueOf(await reasoner.extract({ brief, goal: cyclingQuestion, passages: cyclingPassages }, signal));
    expect(offers.length).toBeGreaterThan(8);
    for (const offer of offers) {
      const from = cyclingPassages.find(({ passageId }) => passageId === offer.passageId);
      for (const exact of offer.exacts) {
        expect(from?.text).toContain(exact);
        expect(exact).toMatch(/^[A-Z“"].*[.!]["”]?$/s);
      }
      expect(offer.summary.length).toBeLessThanOrEqual(300);
      expect(offer.summary).not.toMatch(/\s\s|\n/);
    }
  });

  it.each([
    ['a question', 'Why do cities that want safer cycling shy away from the cost?'],
    ['a pronoun without its antecedent', 'They make cycling safer in cities at a low cost.'],
    ['a backward connection', 'However, safer cycling has a cost that cities cannot always bear.'],
    ['a demonstrative', 'In these cities cycling became safer and the cost stayed low.'],
    ['a fragment', 'A list of cities that made cycling safer at a low cost.'],
    ['chatter in the first person', 'I think that cities should make cycling safer whatever the cost.'],
    ['code', 'Cities call cycling.make_safer(cost=low); and return.'],
    ['a pointer to a figure', 'Cities with safer cycling and their cost are shown in the table below.'],
    ['a reference', 'Smith et al. describe the cost of safer cycling in cities, retrieved from the library.'],
    ['a sentence that only shares its place', 'The mayor opened the new library on a rainy Sunday morning.'],
  ])('does not quote %s', async (_, sentence) => {
    expect(await exactsOf(sentence)).toEqual([]);
  });

  it('takes a sentence that leans on the one before together with it', async () => {
    const text = 'Painted lanes are the first thing most cities try. They make cycling no safer, whatever their cost.';
    expect(await exactsOf(text)).toContain(text);
  });

  it('quotes list items without their marks', async () => {
    const text = '- Safer cycling in cities has a cost that pays off within years.\n- Parking';
    expect(await exactsOf(text)).toEqual(['Safer cycling in cities has a cost that pays off within years.']);
  });

  it('works in German and in Chinese', async () => {
    const german =
      'Das Immunsystem schützt den Körper vor Krankheitserregern. Es besteht aus vielen Zellen. Der Zug nach Warschau war pünktlich und fast leer.';
    expect(
      await exactsOf(
        german,
        { language: 'de', sourceTitle: 'Immunsystem', headingPath: [] },
        'Wie funktioniert das Immunsystem?',
      ),
    ).toContain('Das Immunsystem schützt den Körper vor Krankheitserregern.');
    const chinese = '免疫系统保护身体免受病原体的侵害。火车今天早上准时到达了车站。';
    expect(
      await exactsOf(chinese, { language: 'zh', sourceTitle: '免疫系统', headingPath: [] }, '免疫系统如何工作?'),
    ).toEqual(['免疫系统保护身体免受病原体的侵害。']);
  });
});

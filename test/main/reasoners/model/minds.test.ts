import { describe, expect, it } from 'vitest';
import { findCitationMarks } from '#shared/text/citation-marks.ts';
import { fakeLanguageModel } from '#test/support/fake-language-model.ts';
import { lyingModel } from '#test/support/model-server/lying-model.ts';
import { obedientModel } from '#test/support/model-server/obedient-model.ts';
import {
  digestOf,
  evidenceId,
  evidenceOf,
  itemId,
  never,
  passageId,
  passageOf,
  reasonerOver,
  sectionOf,
  smallOutline,
  stateOf,
} from './samples.ts';

const brief = { question: 'Why do colonies die in winter, and what helps?', lengthWords: 2500 };
const facts = [
  'In autumn about 40 mites were found on each hundred bees.',
  'A colony of 8 frames needs 20 kg of honey to live through the winter.',
  'Oxalic acid is dribbled in December when there is no brood.',
  'Hives stand dry and sheltered from wind on 2 blocks of wood.',
];
const passages = facts.map((fact, index) => passageOf(index + 1, `${fact} More is not known about it.`));
const evidence = facts.map((fact, index) => evidenceOf(index + 1, fact));
const bank = facts.map((fact, index) => digestOf(index + 1, fact));

/** All five questions put to a mind; each is answered by its first call, but for the outline, which takes two. */
async function askAll(mind: ReturnType<typeof obedientModel>) {
  const model = fakeLanguageModel(({ messages }) => mind({ model: 'fake', messages: [...messages] }).text);
  const reasoner = reasonerOver(model);
  const answers = {
    first: await reasoner.decide(stateOf(), never),
    outline: await reasoner.decide(stateOf({ memoryBank: bank, stepNumber: 5 }), never),
    next: await reasoner.decide(stateOf({ memoryBank: bank, outline: smallOutline, stepNumber: 6 }), never),
    selected: await reasoner.select(
      { brief, goal: 'Find out what kills colonies', candidates: passages, limit: 3 },
      never,
    ),
    extracted: await reasoner.extract({ brief, goal: 'Find out what kills colonies', passages }, never),
    drafted: await reasoner.draft(sectionOf({ evidence }), { signal: never, onText: () => undefined }),
    judged: await reasoner.judge(
      { itemId: itemId(1), claims: [{ text: 'Mites were found.', quotes: [facts[0] ?? ''] }] },
      never,
    ),
  };
  return { answers, calls: model.calls };
}

describe('an obedient mind', () => {
  it('gives each question an answer that can be used at once', async () => {
    const { answers, calls } = await askAll(obedientModel({ bodyItems: 3 }));
    expect(calls).toHaveLength(8);
    expect(answers).toMatchObject({
      first: { ok: true, value: { action: { kind: 'search' } } },
      outline: { ok: true, value: { action: { kind: 'propose_outline' } } },
      next: { ok: true, value: { action: { kind: 'search' } } },
      selected: { ok: true, value: { length: 3 } },
      extracted: { ok: true, value: facts.map((fact, index) => ({ passageId: passageId(index + 1), exacts: [fact] })) },
      judged: { ok: true, value: [{ verdict: 'supported' }] },
    });
    const text = answers.drafted.ok ? answers.drafted.value.markdown : '';
    expect(findCitationMarks(text).flatMap(({ evidenceIds }) => evidenceIds)).toEqual(evidence.map(({ id }) => id));
    expect(text).toContain('about 40 mites were found on each hundred bees');
  });

  it('gives the same prompt the same answer', async () => {
    expect(await askAll(obedientModel())).toEqual(await askAll(obedientModel()));
  });
});

describe('a lying mind', () => {
  it('invents ids, quotes and numbers, tells which, and the same each time', async () => {
    const liar = (seed: number) => lyingModel({ seed, ids: 0.5, quotes: 0.5, numbers: 0.9 });
    const mind = liar(3);
    const { answers } = await askAll(mind.answer);
    const text = JSON.stringify(answers);
    expect(mind.inventedIds.size).toBeGreaterThan(0);
    expect(mind.inventedQuotes.size).toBeGreaterThan(0);
    expect(mind.wrongNumbers.length).toBeGreaterThan(0);
    for (const { sentence, number } of mind.wrongNumbers) {
      expect(sentence).toContain(number);
      expect(facts.join(' ')).not.toContain(number);
      expect(text).toContain(sentence);
    }
    const cited = answers.drafted.ok
      ? findCitationMarks(answers.drafted.value.markdown).flatMap(({ evidenceIds }) => evidenceIds)
      : [];
    const given = new Set<string>(evidence.map(({ id }) => id));
    expect(cited.filter((id) => !given.has(id)).every((id) => mind.inventedIds.has(id))).toBe(true);
    expect(mind.inventedIds.has(evidenceId(1))).toBe(false);
    const again = liar(3);
    expect(await askAll(again.answer)).toMatchObject({ answers });
    expect([...again.inventedIds]).toEqual([...mind.inventedIds]);
    const other = liar(4);
    await askAll(other.answer);
    expect([...other.inventedIds]).not.toEqual([...mind.inventedIds]);
  });
});

import { describe, expect, it } from 'vitest';
import { toId } from '#shared/base/ids.ts';
import type { PassageView } from '#main/ports/reasoner.ts';
import { createPhraseFinder } from '#main/adapters/phrases/index.ts';
import { createExtractiveReasoner } from '#main/reasoners/extractive/index.ts';
import { planOver, valueOf } from './plan-over.ts';

const reasoner = createExtractiveReasoner({ phrases: createPhraseFinder() });

function passage(source: number, sourceTitle: string, heading: string, text: string): PassageView {
  return {
    passageId: toId('psg', `passage0${source}${heading.length}`),
    sourceId: toId('src', `source0${source}`),
    sourceTitle,
    headingPath: [heading],
    kind: 'prose',
    language: 'en',
    text,
    score: 1,
  };
}

const library = [
  passage(
    1,
    'Accessibility checklist',
    'Keyboard',
    'Every control on the page can be reached with the keyboard alone. The focus stays visible while a person moves through a form.',
  ),
  passage(
    2,
    'Forms for everyone',
    'Labels',
    'Accessibility begins with a label that belongs to its own input. Testing for accessibility takes less time when it is done each week.',
  ),
  passage(
    3,
    'Security review',
    'Secrets',
    'Security depends on keys that are rotated without anybody being asked. A security review covers the data that leaves the system.',
  ),
  passage(
    4,
    'Kitchen rota',
    'Access',
    'Teams that cook have access to the kitchen of the digital service centre. Teams take the rota in turns and keep it on the door.',
  ),
];
const question = 'How do teams keep a digital service accessible and secure?';

describe('what a brief is about', () => {
  it('makes items of adjectives by their nouns, and none of general words', async () => {
    const { outline, evidence } = await planOver(reasoner, library, question);
    const body = outline.items.filter((item) => item.role === 'body');
    expect(body.map(({ heading }) => heading)).toEqual(['Accessibility', 'Security']);
    for (const { evidenceIds, isNotInSources } of body) {
      expect(evidenceIds.length).toBeGreaterThan(0);
      expect(isNotInSources).toBe(false);
    }
    for (const { summary } of evidence.values()) expect(summary).not.toMatch(/cook|kitchen/);
  });

  it('searches for each subject alone and orders items as the brief does', async () => {
    const { actions, outline } = await planOver(
      reasoner,
      library,
      'How should an agency run a digital service? Cover what security, glacier tourism and accessibility ask of a team.',
    );
    const goals = actions.flatMap((action) => (action.kind === 'search' ? [action.goal] : []));
    expect(goals).toEqual(expect.arrayContaining(['security', 'glacier tourism', 'accessibility']));
    const body = outline.items.filter((item) => item.role === 'body').toSorted((a, b) => a.order - b.order);
    expect(body.filter((item) => !item.isNotInSources).map(({ heading }) => heading)).toEqual([
      'Security',
      'Accessibility',
    ]);
    expect(body.filter((item) => item.isNotInSources).map(({ heading }) => heading)).toEqual(['Glacier tourism']);
  });

  it('takes a heading’s word for what stands under it', async () => {
    const offers = valueOf(
      await reasoner.extract(
        { brief: { question, lengthWords: 500 }, goal: 'accessibility', passages: library.slice(0, 1) },
        new AbortController().signal,
      ),
    );
    expect(offers.flatMap(({ exacts }) => exacts)).toContain(
      'Every control on the page can be reached with the keyboard alone.',
    );
  });
});

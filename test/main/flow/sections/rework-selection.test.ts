import { describe, expect, it } from 'vitest';
import { toId } from '#shared/base/ids.ts';
import type { RichText } from '#shared/domain/rich-text.ts';
import { claimsOf } from '#shared/text/rich-text-claims.ts';
import { parseSectionMarkdown } from '#main/adapters/section-markdown/index.ts';
import { reworkSelection } from '#main/flow/sections/index.ts';
import type { ReworkKind, ReworkRequest } from '#main/ports/reasoner.ts';
import { scriptedReasoner } from '#test/support/scripted-reasoner.ts';
import { sentenceOn, writingProject } from './writing-project.ts';

const itemId = toId('itm', 'bees00');

async function project() {
  const { store, write, idOf } = await writingProject(3);
  await write({});
  const before = store.listSections();
  const rework = async (
    selection: string | RichText,
    say: (request: ReworkRequest) => string,
    how: ReworkKind = 'rewrite',
  ) => {
    const requests: ReworkRequest[] = [];
    const answer = await reworkSelection({
      store,
      parseMarkdown: parseSectionMarkdown,
      brief: { question: 'What of bees?', lengthWords: 500 },
      itemId,
      selection: typeof selection === 'string' ? parseSectionMarkdown(selection) : selection,
      how,
      instruction: '',
      reasoner: scriptedReasoner({
        rework: (request) => {
          requests.push(request);
          return { markdown: say(request), digest: '' };
        },
      }),
      signal: new AbortController().signal,
    });
    expect(store.listSections()).toEqual(before);
    return { answer, requests, claims: answer.ok ? claimsOf(answer.value, 'en').map(({ text }) => text) : null };
  };
  return { rework, idOf, bees: `${sentenceOn('bees').slice(0, -1)} [@${idOf('bees')}].` };
}

describe('a reworked stretch', () => {
  it('loses citations of evidence that nobody gave, and what rests on them alone', async () => {
    const { rework, idOf, bees } = await project();
    const invented = `[@evi_invented0]`;
    const { claims, answer } = await rework(
      bees,
      () => `${bees} Wasps are green ${invented}. Mites too [@${idOf('mites')}].`,
    );
    expect(claims).toEqual([sentenceOn('bees')]);
    expect(JSON.stringify(answer)).not.toContain('invented');
  });

  it('keeps the links that it had and gets no others', async () => {
    const { rework, idOf } = await project();
    const mark = `[@${idOf('bees')}]`;
    const own = `The [keepers](https://example.org/käfer) counted 100 bees in the year 1900 ${mark}.`;
    const { answer } = await rework(
      own,
      () =>
        `${own} They [counted](https://evil.example/?q=bees) ![them](https://evil.example/a.png) <https://b.example> ${mark}.`,
    );
    const text = JSON.stringify(answer);
    expect(text.match(/"href":"[^"]*"/g)).toEqual(['"href":"https://example.org/k%C3%A4fer"']);
    expect(text).toContain('They counted them https://b.example');
    expect(text).not.toContain('evil.example');
  });

  it('is asked for once more where its numbers are not in the quotes', async () => {
    const { rework, bees } = await project();
    const { claims, requests } = await rework(bees, ({ section }) =>
      section.firstDraft === null ? bees.replace('100', '999') : bees,
    );
    expect(requests).toHaveLength(2);
    expect(requests[1]?.section.problems.join()).toContain('999');
    expect(claims).toEqual([sentenceOn('bees')]);
  });

  it('may go on citing nothing where the person’s own words cited nothing', async () => {
    const { rework } = await project();
    const { claims, requests } = await rework('I hold bees dear.', () => 'Bees are dear to me.');
    expect(requests).toHaveLength(1);
    expect(requests[0]?.sentences).toEqual([{ text: 'I hold bees dear.', evidenceIds: [], paragraph: 0 }]);
    expect(claims).toEqual(['Bees are dear to me.']);
  });

  it('may cite what the person cited though it is not linked to the section', async () => {
    const { rework, idOf } = await project();
    const wasps = `${sentenceOn('wasps').slice(0, -1)} [@${idOf('wasps')}].`;
    const { claims, requests } = await rework(wasps, () => wasps);
    expect(requests[0]?.section.evidence.map(({ id }) => id)).toEqual([idOf('wasps'), idOf('bees')]);
    expect(claims).toEqual([sentenceOn('wasps')]);
  });

  it('has the footnote whose mark the answer lost, but not where it was to be shorter', async () => {
    const { rework, bees } = await project();
    const note = { type: 'footnote' as const, attrs: { content: [{ type: 'text' as const, text: 'Mine.' }] } };
    const { content } = parseSectionMarkdown(bees);
    const [first] = content;
    if (first?.type !== 'paragraph') throw new Error('no paragraph');
    const selection: RichText = { type: 'doc', content: [{ ...first, content: [...(first.content ?? []), note] }] };
    const { requests, answer } = await rework(selection, () => bees);
    expect(requests[0]?.selection).toContain('⟦a⟧');
    expect(JSON.stringify(answer)).toContain(JSON.stringify(note));
    const shorter = await rework(selection, () => bees, 'shorten');
    expect(JSON.stringify(shorter.answer)).not.toContain('footnote');
  });

  it('is none where nothing of the answer may stand', async () => {
    const { rework, bees } = await project();
    const { answer } = await rework(bees, () => 'Wasps are green [@evi_invented0].');
    expect(answer).toMatchObject({ fault: { code: 'answer-unusable' } });
  });
});

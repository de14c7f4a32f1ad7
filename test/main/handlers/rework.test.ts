import { describe, expect, it } from 'vitest';
import type { RichText } from '#shared/domain/rich-text.ts';
import { citedEvidence } from '#shared/text/cited-evidence.ts';
import { countWords } from '#shared/text/count-words.ts';
import { claimsOf } from '#shared/text/rich-text-claims.ts';
import { openWindow } from '#test/support/open-live-project.ts';
import { draftedProject } from '#test/support/drafted-project.ts';

async function section() {
  const window = await openWindow(await draftedProject());
  const { folder, ask, refuse } = window;
  const { parts } = await ask('report.read', { folder });
  const found = parts.find(({ role, body }) => role === 'body' && body !== null && claimsOf(body, 'en').length > 3);
  if (found?.body == null) throw new Error('no section to rework');
  const { itemId, body } = found;
  const rework = (how: 'rewrite' | 'shorten' | 'expand', selection: RichText = body, instruction = '') =>
    refuse('section.rework', { folder, itemId, selection, how, instruction });
  const reworked = async (...words: Parameters<typeof rework>) => {
    const answer = await rework(...words);
    if (!answer.ok) throw new Error(answer.fault.message);
    return answer.value.replacement;
  };
  return { ...window, itemId, body, rework, reworked };
}

const textsOf = (body: RichText) => claimsOf(body, 'en').map(({ text }) => text);

describe('a stretch of a section without a model', () => {
  it('is shortened to about half, of its own sentences with their citations, and nothing is stored', async () => {
    const { folder, ask, itemId, body, reworked } = await section();
    const shorter = await reworked('shorten');
    expect(countWords(shorter)).toBeLessThan(countWords(body) * 0.75);
    expect(textsOf(body)).toEqual(expect.arrayContaining(textsOf(shorter)));
    expect(citedEvidence(body)).toEqual(expect.arrayContaining([...citedEvidence(shorter)]));
    expect(claimsOf(shorter, 'en').every(({ evidenceIds }) => evidenceIds.length > 0)).toBe(true);
    const { parts } = await ask('report.read', { folder });
    expect(parts.find((part) => part.itemId === itemId)?.body).toEqual(body);
  });

  it('is expanded by sentences of the evidence that the section does not have yet', async () => {
    const { body, reworked } = await section();
    const first: RichText = { type: 'doc', content: body.content.slice(0, 1) };
    const longer = await reworked('expand', first);
    expect(textsOf(longer).slice(0, textsOf(first).length)).toEqual(textsOf(first));
    const added = textsOf(longer).slice(textsOf(first).length);
    expect(added).not.toEqual([]);
    expect(textsOf(body).filter((text) => added.includes(text))).toEqual([]);
    expect(claimsOf(longer, 'en').every(({ evidenceIds }) => evidenceIds.length > 0)).toBe(true);
  });

  it('is said with other sentences of the same evidence, or is refused with the reason', async () => {
    const { body, rework } = await section();
    const answer = await rework('rewrite');
    const came = answer.ok ? textsOf(answer.value.replacement) : [answer.fault.code];
    expect(came).not.toEqual(textsOf(body));
    expect(answer.ok ? 'not-available' : answer.fault.code).toBe('not-available');
    const uncited: RichText = {
      type: 'doc',
      content: [{ type: 'paragraph', content: [{ type: 'text', text: 'My own opinion. It is short.' }] }],
    };
    expect(await rework('rewrite', uncited)).toMatchObject({ fault: { code: 'not-available' } });
    const empty: RichText = { type: 'doc', content: [{ type: 'paragraph' }] };
    expect(await rework('shorten', empty)).toMatchObject({ fault: { code: 'wrong-use' } });
  });

  it('keeps its formulas, footnotes and figures', async () => {
    const { body, reworked } = await section();
    const [first] = body.content;
    if (first?.type !== 'paragraph') throw new Error('no paragraph');
    const note = { type: 'footnote' as const, attrs: { content: [{ type: 'text' as const, text: 'Mine.' }] } };
    const formula = { type: 'mathInline' as const, attrs: { latex: 'a^2' } };
    const rule = { type: 'mathBlock' as const, attrs: { latex: 'e = mc^2' } };
    const selection: RichText = {
      type: 'doc',
      content: [{ ...first, content: [...(first.content ?? []), formula, note] }, rule],
    };
    const json = JSON.stringify(await reworked('expand', selection));
    for (const node of [note, formula, rule]) expect(json.split(JSON.stringify(node))).toHaveLength(2);
    expect(json).not.toContain('⟦');
  });
});

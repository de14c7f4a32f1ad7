import { describe, expect, it } from 'vitest';
import { countWords } from '#shared/text/count-words.ts';
import { claimsOf } from '#shared/text/rich-text-claims.ts';
import { openLiveProject, sampleBrief as brief } from '#test/support/open-live-project.ts';

const documents = ['product-users.md', 'content-guide-plain-language.md', 'accessibility-checklist.md'];

async function draftedProject() {
  const window = await openLiveProject(documents);
  const { folder, ask, hear, heard } = window;
  await ask('runs.start', { folder, work: 'draft', brief });
  await hear('run-ended');
  const { parts } = await ask('report.read', { folder });
  const part = parts.find(({ role, body }) => role === 'body' && body !== null && countWords(body) > 80);
  if (part === undefined || part.body === null) throw new Error('no section to redo');
  const { itemId, body } = part;
  async function redo(instruction: string) {
    const from = heard.length;
    await ask('runs.start', { folder, work: 'redo', itemId, instruction });
    await hear('run-ended', { from });
    return heard.slice(from).map(({ event }) => event);
  }
  const sentences = (text: typeof body) => claimsOf(text, 'en').map((claim) => claim.text);
  return { ...window, part, itemId, body, redo, sentences };
}

describe('a section that is redone', () => {
  it('leaves the text alone and offers the other beside it', async () => {
    const { folder, ask, itemId, body, part, redo } = await draftedProject();
    const events = await redo('Make it shorter, please.');
    expect(events.filter(({ type }) => type === 'section-changed')).toEqual([]);
    expect(events.find(({ type }) => type === 'section-started')).toMatchObject({ itemId, isSuggestion: true });
    expect(events.find(({ type }) => type === 'section-text')).toMatchObject({ itemId, isSuggestion: true });
    const { parts, suggestions } = await ask('report.read', { folder });
    expect(parts.find((each) => each.itemId === itemId)).toEqual(part);
    const [suggestion] = suggestions;
    if (suggestion === undefined) throw new Error('no suggestion');
    expect(events.find(({ type }) => type === 'suggestion-made')).toEqual({
      type: 'suggestion-made',
      itemId,
      suggestionId: suggestion.id,
    });
    expect(suggestion).toMatchObject({ itemId, base: body, instruction: 'Make it shorter, please.' });
    expect(suggestion.baseRevision).toBe(part.revision);
    expect(suggestion.note).toBeUndefined();
    expect(countWords(suggestion.body)).toBeLessThan(countWords(body) * 0.85);
  });

  it('without a model says what it can not follow, and chooses other sentences', async () => {
    const { folder, ask, body, redo, sentences } = await draftedProject();
    await redo('Rephrase it in the voice of a pirate.');
    const [suggestion] = (await ask('report.read', { folder })).suggestions;
    expect(suggestion?.note).toContain('Without a language model');
    const before = new Set(sentences(body));
    const after = sentences(suggestion?.body ?? body);
    expect(after.filter((text) => !before.has(text)).length).toBeGreaterThan(0);
  });

  it('is as long as was asked for, in German too', async () => {
    const { folder, ask, redo } = await draftedProject();
    await redo('Bitte höchstens 40 Wörter.');
    const [suggestion] = (await ask('report.read', { folder })).suggestions;
    expect(suggestion?.note).toBeUndefined();
    expect(countWords(suggestion?.body ?? { type: 'doc', content: [] })).toBeLessThan(70);
  });
});

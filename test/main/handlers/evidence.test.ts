import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { toId } from '#shared/base/ids.ts';
import type { BlockNode } from '#shared/domain/rich-text.ts';
import { openWindow } from '#test/support/open-live-project.ts';
import { tempFolder } from '#test/support/temp-folder.ts';

const text = `# The harbour

The harbour was dug in 1868. It was dredged in 1962 to let larger ships in, and a second quay was built.
Fishing ended there in 1980, as the fish had gone.

The railway came in 1890 and left in 1971.
`;
const pdf = fileURLToPath(new URL('../../fixtures/readers/pypdf-crazyones-pdfa.pdf', import.meta.url));

async function harbour() {
  const folder = join(await tempFolder(), 'project');
  const window = await openWindow(folder);
  const { ask } = window;
  await ask('project.create', { folder });
  await ask('project.write-brief', { folder, brief: { question: 'When did fishing end in the harbour, and why?' } });
  const path = join(folder, '..', 'harbour.md');
  await writeFile(path, text);
  await ask('library.import', { folder, paths: [path] });
  const [source] = (await ask('library.list', { folder })).sources;
  const sourceId = source!.id;
  const stored = (await ask('library.text', { folder, sourceId })).text;
  const add = async (words: string, more: { summary?: string; note?: string; tags?: string[] } = {}) => {
    const charStart = stored.indexOf(words);
    if (charStart === -1) throw new Error(`the source doesn't have: ${words}`);
    const added = await ask('evidence.add', {
      folder,
      sourceId,
      charStart,
      charEnd: charStart + words.length,
      ...more,
    });
    return added.evidence;
  };
  return { ...window, sourceId, stored, add };
}

describe('evidence that a person adds', () => {
  it('holds the chosen words with their surroundings, and whole sentences as its summary', async () => {
    const { add, sourceId, stored } = await harbour();
    const evidence = await add(' dredged in 1962 ');
    expect(evidence).toMatchObject({
      summary: 'It was dredged in 1962 to let larger ships in, and a second quay was built.',
      addedBy: 'user',
      status: 'active',
      quotes: [{ sourceId, exact: 'dredged in 1962', page: null }],
    });
    const [quote] = evidence.quotes;
    expect(stored.slice(quote!.charStart, quote!.charEnd)).toBe(quote!.exact);
    expect(quote!.prefix.endsWith('It was ')).toBe(true);
    expect(quote!.suffix.startsWith(' to let')).toBe(true);
  });

  it('is one piece however often it is added, and keeps what was written about it', async () => {
    const { folder, ask, add } = await harbour();
    const first = await add('Fishing ended there in 1980', { note: 'Ask the museum', tags: ['fish'] });
    await ask('evidence.edit', { folder, evidenceIds: [first.id], changes: { status: 'excluded' } });
    const again = await add('Fishing ended there in 1980', { tags: ['trade'] });
    expect(again).toMatchObject({ id: first.id, note: 'Ask the museum', tags: ['fish', 'trade'], status: 'active' });
    expect((await ask('evidence.list', { folder })).evidence).toHaveLength(1);
  });

  it('is refused where there are no words, and for a source that is not there', async () => {
    const { folder, refuse, sourceId, stored } = await harbour();
    const charStart = stored.indexOf('\n\n');
    const none = { folder, sourceId, charStart, charEnd: charStart + 2 };
    expect(await refuse('evidence.add', none)).toMatchObject({ fault: { code: 'wrong-use' } });
    const elsewhere = { folder, sourceId: toId('src', 'notthere00'), charStart: 0, charEnd: 4 };
    expect(await refuse('evidence.add', elsewhere)).toMatchObject({ fault: { code: 'source-not-found' } });
  });

  it('can be linked to an item at once', async () => {
    const { folder, ask, sourceId, stored } = await harbour();
    const itemId = toId('itm', 'fishing0');
    await ask('outline.edit', {
      folder,
      baseVersion: 0,
      edits: [{ kind: 'add', itemId, parentId: null, order: 0, heading: 'Fishing', intent: '', role: 'body' }],
    });
    const charStart = stored.indexOf('Fishing');
    await ask('evidence.add', { folder, sourceId, charStart, charEnd: charStart + 27, itemId });
    expect((await ask('evidence.list', { folder })).evidence).toMatchObject([{ linkedTo: [itemId], citedIn: [] }]);
  });
});

describe('the list of evidence', () => {
  it('ranks by the brief what was collected', async () => {
    const { folder, ask, add } = await harbour();
    const railway = await add('The railway came in 1890');
    const fishing = await add('Fishing ended there in 1980');
    const { evidence } = await ask('evidence.list', { folder });
    expect(evidence.map(({ id }) => id)).toEqual([railway.id, fishing.id]);
    expect(evidence[1]!.relevance).toBeGreaterThan(evidence[0]!.relevance);
    expect(evidence.every(({ addedAt }) => addedAt !== '')).toBe(true);
  });
});

describe('evidence that is edited', () => {
  it('changes in all that are named, or in none', async () => {
    const { folder, ask, refuse, add } = await harbour();
    const one = await add('The railway came in 1890');
    const two = await add('Fishing ended there in 1980');
    const changes = { status: 'pinned' as const, tags: ['a', 'b', 'a'] };
    await ask('evidence.edit', { folder, evidenceIds: [one.id, two.id], changes });
    const pinned = (await ask('evidence.list', { folder })).evidence;
    expect(pinned.map(({ status, tags }) => [status, tags])).toEqual([
      ['pinned', ['a', 'b']],
      ['pinned', ['a', 'b']],
    ]);
    const gone = toId('evi', 'notthere00');
    expect(
      await refuse('evidence.edit', { folder, evidenceIds: [one.id, gone], changes: { note: 'x' } }),
    ).toMatchObject({ fault: { code: 'evidence-not-found' } });
    expect((await ask('evidence.list', { folder })).evidence[0]?.note).toBe('');
  });
});

describe('words that were marked on a page', () => {
  it('are found in the source as a copy of the page has them', async () => {
    const { folder, ask } = await harbour();
    await ask('library.import', { folder, paths: [pdf] });
    const source = (await ask('library.list', { folder })).sources.find(({ pageCount }) => pageCount !== null);
    const sourceId = source!.id;
    const { text: stored } = await ask('library.text', { folder, sourceId });
    const spanOf = async (words: string) => {
      const { span } = await ask('evidence.locate', { folder, sourceId, words, page: 1 });
      return span === null ? null : stored.slice(span.charStart, span.charEnd).replaceAll(/\s+/g, ' ');
    };
    expect(await spanOf('The  round pegs\nin the square holes')).toBe('The round pegs in the square holes');
    // Half a word at either end, as a hand that slips marks it.
    expect(await spanOf('ound pegs in the squ')).toBe('round pegs in the square');
    expect(await spanOf('misf')).toBe('misfits');
    expect(await spanOf('These words are nowhere in it')).toBe(null);
  });
});

describe('evidence that is merged', () => {
  it('becomes the first with all quotes, and links and citations follow, in every section', async () => {
    const { folder, ask, add, heard } = await harbour();
    const first = await add('Fishing ended there in 1980', { note: 'One', tags: ['a'] });
    const second = await add('as the fish had gone', { note: 'Two', tags: ['b'] });
    const third = await add('The railway came in 1890');
    const itemId = toId('itm', 'fishing0');
    await ask('outline.edit', {
      folder,
      baseVersion: 0,
      edits: [
        { kind: 'add', itemId, parentId: null, order: 0, heading: 'Fishing', intent: '', role: 'body' },
        { kind: 'link', itemId, evidenceIds: [first.id, second.id, third.id] },
      ],
    });
    const cite = (...evidenceIds: (typeof first.id)[]) => ({ type: 'citation' as const, attrs: { evidenceIds } });
    const paragraph = (words: string, citation: ReturnType<typeof cite>): BlockNode => ({
      type: 'paragraph',
      content: [{ type: 'text', text: words }, citation],
    });
    const blocks = [paragraph('It ended. ', cite(second.id, first.id)), paragraph('A railway. ', cite(third.id))];
    const body = { type: 'doc' as const, content: blocks };
    const { revision } = await ask('section.write', { folder, itemId, body, baseRevision: 0 });
    const offered = { type: 'doc' as const, content: [...blocks, paragraph('And more. ', cite(second.id))] };
    await ask('suggestion.write', {
      folder,
      itemId,
      baseRevision: revision,
      base: body,
      body: offered,
      instruction: '',
    });
    const from = heard.length;
    const { evidence } = await ask('evidence.merge', { folder, evidenceIds: [first.id, second.id] });
    expect(evidence).toMatchObject({ id: first.id, note: 'One\n\nTwo', tags: ['a', 'b'] });
    expect(evidence.quotes.map(({ exact }) => exact)).toEqual(['Fishing ended there in 1980', 'as the fish had gone']);
    const listed = (await ask('evidence.list', { folder })).evidence;
    expect(listed.map(({ id, linkedTo, citedIn }) => [id, linkedTo, citedIn])).toEqual([
      [first.id, [itemId], [itemId]],
      [third.id, [itemId], [itemId]],
    ]);
    const { outline } = await ask('outline.read', { folder });
    expect(outline.items[0]?.evidenceIds).toEqual([first.id, third.id]);
    const told = heard.slice(from).map(({ event }) => event);
    expect(told).toContainEqual({ type: 'section-changed', itemId, revision: revision + 1 });
    const { parts, suggestions } = await ask('report.read', { folder });
    const section = parts.find((part) => part.itemId === itemId);
    expect(suggestions).toMatchObject([{ itemId, baseRevision: revision + 1 }]);
    expect(JSON.stringify(suggestions)).not.toContain(second.id);
    expect(JSON.stringify(section)).not.toContain(second.id);
    expect(JSON.stringify(section)).toContain(third.id);
  });
});

describe('what bears on some words', () => {
  it('is evidence that is there, best first, and passages that nothing quotes yet', async () => {
    const { folder, ask, add } = await harbour();
    const fishing = await add('Fishing ended there in 1980');
    const railway = await add('The railway came in 1890');
    const other = join(folder, '..', 'other.md');
    await writeFile(other, '# Elsewhere\n\nFishing never ended in the harbour of the next town.');
    await ask('library.import', { folder, paths: [other] });
    const found = await ask('evidence.find', { folder, text: 'The end of fishing in the harbour' });
    expect(found.evidence[0]?.evidenceId).toBe(fishing.id);
    expect(found.evidence.map(({ evidenceId }) => evidenceId)).not.toContain(railway.id);
    expect(found.passages.map(({ title }) => title)).toEqual(['Elsewhere']);
  });
});

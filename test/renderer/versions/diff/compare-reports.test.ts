import { describe, expect, it } from 'vitest';
import { toId } from '#shared/base/ids.ts';
import { compareReports, type ComparedPart } from '#renderer/versions/diff/compare-reports.ts';

function part(name: string, ...paragraphs: readonly string[]): ComparedPart {
  return {
    itemId: toId('itm', `${name}item`),
    heading: name,
    depth: 1,
    body: {
      type: 'doc',
      content: paragraphs.map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] })),
    },
  };
}

describe('two states of a report', () => {
  it('tell what came, went, changed and stayed, in the order of the second', () => {
    const before = [part('prices', 'They rose.'), part('repairs', 'They began.'), part('outlook', 'Nobody knows.')];
    const after = [part('prices', 'They rose.'), part('causes', 'Old pipes.'), part('outlook', 'Nobody really knows.')];
    expect(compareReports(before, after).map(({ kind, heading }) => `${kind} ${heading}`)).toEqual([
      'same prices',
      'removed repairs',
      'added causes',
      'changed outlook',
    ]);
  });

  it('show the words that differ', () => {
    const [diff] = compareReports([part('outlook', 'Nobody knows.')], [part('outlook', 'Nobody really knows.')]);
    const [block] = diff?.blocks ?? [];
    expect(block?.kind === 'words' ? block.words.filter(({ kind }) => kind === 'added') : null).toEqual([
      { kind: 'added', nodes: [{ type: 'text', text: 'really ' }] },
    ]);
  });

  it('tell another heading, and a section that had no text', () => {
    const before = { ...part('outlook'), body: null };
    const [diff] = compareReports([before], [{ ...part('outlook', 'Now it has.'), heading: 'What comes' }]);
    expect(diff).toMatchObject({
      kind: 'changed',
      heading: 'What comes',
      headingBefore: 'outlook',
      blocks: [{ kind: 'added' }],
    });
  });
});

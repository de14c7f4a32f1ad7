import { Slice, Fragment } from '@tiptap/pm/model';
import { Transform } from '@tiptap/pm/transform';
import { describe, expect, it } from 'vitest';
import type { BlockNode, InlineNode, RichText } from '#shared/domain/rich-text.ts';
import { toId } from '#shared/base/ids.ts';
import { bodyToNodes, sectionToBody } from '#renderer/editor/schema/index.ts';
import { placeChanges } from '#renderer/editor/suggestions/place-changes.ts';
import { suggestionChanges, type SuggestionChange } from '#renderer/editor/suggestions/suggestion-changes.ts';
import { randomBody } from '../schema/random-body.ts';
import { reportSchema } from '../schema/report-schema.ts';

function body(...paragraphs: readonly (string | readonly InlineNode[])[]): RichText {
  return { type: 'doc', content: paragraphs.map(paragraph) };
}
function paragraph(content: string | readonly InlineNode[]): BlockNode {
  return { type: 'paragraph', content: typeof content === 'string' ? [{ type: 'text', text: content }] : [...content] };
}
const cite = (suffix: string): InlineNode => ({ type: 'citation', attrs: { evidenceIds: [toId('evi', suffix)] } });

function applied(base: RichText, changes: readonly SuggestionChange[]): RichText {
  const section = reportSchema.nodes['section']?.create(null, [
    reportSchema.node('sectionHeading'),
    ...bodyToNodes(reportSchema, base),
  ]);
  if (section === undefined) throw new Error('no section');
  const transform = new Transform(reportSchema.node('doc', null, [section]));
  const start = 1 + section.child(0).nodeSize;
  for (const { from, to, slice } of changes.toReversed()) {
    const nodes = slice.map((node) => reportSchema.nodeFromJSON(node));
    transform.replace(start + from, start + to, new Slice(Fragment.from(nodes), 0, 0));
  }
  return sectionToBody(transform.doc.child(0));
}

describe('the changes of a suggestion', () => {
  it('are the words that differ, with what stands between them left alone', () => {
    const changes = suggestionChanges(
      body('Water prices rose in most of the cities.'),
      body('Water prices fell sharply in most of the towns.'),
    );
    expect(
      changes.map(({ kind, slice }) => [kind, slice.map((node) => ('text' in node ? node.text : node.type))]),
    ).toEqual([
      ['replace', ['fell sharply ']],
      ['replace', ['towns']],
    ]);
  });

  it('count a citation as a word', () => {
    const base = body([{ type: 'text', text: 'Prices rose ' }, cite('aaaaaa'), { type: 'text', text: '.' }]);
    const other = body([{ type: 'text', text: 'Prices rose ' }, cite('bbbbbb'), { type: 'text', text: '.' }]);
    expect(suggestionChanges(base, other)).toEqual([
      { id: '0', kind: 'replace', scope: 'words', from: 13, to: 14, slice: [cite('bbbbbb')] },
    ]);
  });

  it('take a table as a whole', () => {
    const table = (text: string): BlockNode => ({
      type: 'table',
      content: [{ type: 'tableRow', content: [{ type: 'tableCell', content: [paragraph(text)] }] }],
    });
    const changes = suggestionChanges(
      { type: 'doc', content: [table('one two three')] },
      { type: 'doc', content: [table('one two four')] },
    );
    expect(changes).toMatchObject([{ kind: 'replace', scope: 'blocks', from: 0, slice: [table('one two four')] }]);
  });

  it('are words inside list items, and whole items that come and go', () => {
    const list = (...items: string[]): RichText => ({
      type: 'doc',
      content: [
        { type: 'bulletList', content: items.map((text) => ({ type: 'listItem', content: [paragraph(text)] })) },
      ],
    });
    const changes = suggestionChanges(
      list('clean water first', 'then roads'),
      list('clean water always first', 'then roads', 'schools'),
    );
    expect(changes.map(({ kind, scope }) => `${kind} ${scope}`)).toEqual(['insert words', 'insert blocks']);
  });

  it('make the base the body, whatever both hold', () => {
    for (let seed = 1; seed <= 60; seed += 1) {
      const [base, other] = [randomBody(seed), randomBody(seed + 1000)];
      const mixed: RichText = {
        type: 'doc',
        content: [...base.content.slice(0, 2), ...other.content, ...base.content.slice(3)],
      };
      expect({ seed, body: applied(base, suggestionChanges(base, mixed)) }).toEqual({ seed, body: applied(mixed, []) });
    }
  });
});

describe('changes in a text that has moved on', () => {
  const suggestion = {
    base: body('one two three', 'four five six seven'),
    body: body('one 2 three', 'four five 6 seven'),
  };

  it('keep their places when the person wrote elsewhere', () => {
    const present = body('so one two three', 'four five six seven eight');
    const placed = placeChanges(suggestion, present);
    expect(placed.map(({ isConflicted }) => isConflicted)).toEqual([false, false]);
    expect(applied(present, placed)).toEqual(body('so one 2 three', 'four five 6 seven eight'));
  });

  it('are conflicted where the person changed the same words', () => {
    const placed = placeChanges(suggestion, body('one twenty three', 'four five six seven'));
    expect(placed.map(({ isConflicted }) => isConflicted)).toEqual([true, false]);
  });

  it('are gone where the text has them already', () => {
    const placed = placeChanges(suggestion, body('one 2 three', 'four five six seven'));
    expect(placed.map(({ slice }) => slice)).toEqual([[{ type: 'text', text: '6' }]]);
  });
});

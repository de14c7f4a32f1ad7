import { describe, expect, it } from 'vitest';
import { toId } from '#shared/base/ids.ts';
import type { RichText } from '#shared/domain/rich-text.ts';
import type { ReportSnapshot } from '#shared/domain/report-version.ts';
import type { Suggestion } from '#shared/domain/suggestion.ts';
import { blockPrint } from '#shared/text/block-print.ts';
import { openTestProject } from '#test/support/open-test-project.ts';
import { itemOf, outlineOf } from '#test/support/sample-values.ts';

const itemId = toId('itm', 'bees00');
const id = toId('sec', 'bees00');
const bodyOf = (...words: string[]): RichText => ({
  type: 'doc',
  content: words.map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] })),
});
const drafted = (...words: string[]) =>
  ({ id, itemId, state: { status: 'drafted', body: bodyOf(...words), digest: 'd' } }) as const;
const edited = (...words: string[]) =>
  ({ id, itemId, state: { status: 'edited', body: bodyOf(...words), digest: 'd' } }) as const;
const suggestion: Suggestion = {
  id: toId('sug', 'first0'),
  itemId,
  baseRevision: 1,
  base: bodyOf('One.'),
  body: bodyOf('One.', 'New.'),
  instruction: 'more',
  madeAt: '2026-01-01T00:00:00.000Z',
};

describe('sections', () => {
  it('go up a revision with each other text, by whomever, and never down', async () => {
    const { store } = await openTestProject([]);
    expect(store.sectionRevision(itemId)).toBe(0);
    expect(store.putSection(drafted('One.'))).toBe(1);
    expect(store.putSection(drafted('One.'))).toBe(1);
    // Whose text it is is no other text.
    expect(store.putSection(edited('One.'))).toBe(1);
    expect(store.putSection(edited('Two.'))).toBe(2);
    expect(store.putSection({ id, itemId, state: { status: 'empty' } })).toBe(3);
    expect(store.putSection(drafted('Two.'))).toBe(4);
    expect(store.listSectionRevisions()).toEqual(new Map([[itemId, 4]]));
    expect(store.getSectionOf(itemId)).toEqual(drafted('Two.'));
  });

  it('remember the blocks that the writer made, through what a person does to them', async () => {
    const { store } = await openTestProject([]);
    store.putSection(drafted('One.', 'Two.'));
    store.putSection(edited('One.', 'Mine.'));
    const prints = bodyOf('One.', 'Two.').content.map(blockPrint);
    expect(store.listDraftedPrints()).toEqual(new Map([[itemId, prints]]));
  });
});

describe('suggestions', () => {
  it('are kept until they are taken, and what the writer offered counts as the writer’s then', async () => {
    const { store } = await openTestProject([]);
    store.putSection(drafted('One.'));
    const other = { ...suggestion, id: toId('sug', 'other0'), body: bodyOf('Mine.') };
    store.putSuggestion(suggestion, { isDraft: true });
    store.putSuggestion(other, { isDraft: false });
    expect(store.listSuggestions()).toEqual([suggestion, other]);
    expect(store.takeSuggestion(other.id)).toEqual(other);
    expect(store.takeSuggestion(suggestion.id)).toEqual(suggestion);
    expect(store.takeSuggestion(suggestion.id)).toBeNull();
    expect(store.listSuggestions()).toEqual([]);
    expect(store.listDraftedPrints().get(itemId)).toEqual(bodyOf('One.', 'New.').content.map(blockPrint));
  });
});

describe('versions of the report', () => {
  it('come back as they were kept, newest first', async () => {
    const { store } = await openTestProject([]);
    const snapshot: ReportSnapshot = {
      title: 'Bees',
      citationStyle: 'author-date',
      outline: outlineOf(itemOf('bees')),
      sections: [{ itemId, state: drafted('One.').state }],
    };
    const versions = ['first0', 'second'].map((suffix, index) => ({
      versionId: toId('ver', suffix),
      name: index === 0 ? 'For Ann' : null,
      reason: 'a test',
      savedAt: `2026-01-0${index + 1}T00:00:00.000Z`,
      words: 1,
    }));
    for (const version of versions) store.addReportVersion(version, snapshot);
    expect(store.listReportVersions()).toEqual(versions.toReversed());
    expect(store.readReportVersion(toId('ver', 'first0'))).toEqual({ version: versions[0], snapshot });
    store.removeReportVersions([toId('ver', 'first0')]);
    expect(store.readReportVersion(toId('ver', 'first0'))).toBeNull();
    expect(store.listReportVersions()).toHaveLength(1);
  });
});

import { describe, expect, it } from 'vitest';
import { toId } from '#shared/base/ids.ts';
import type { BlockNode, InlineNode } from '#shared/domain/rich-text.ts';
import { exportReport } from '#main/flow/export/index.ts';
import { assembleReport } from '#main/flow/report/index.ts';
import { openTestProject, runOf } from '#test/support/open-test-project.ts';
import { evidenceOf, itemOf, outlineOf, sourceOf } from '#test/support/sample-values.ts';

const subjects = ['Ants', 'Bees', 'Wasps'];

async function exported(citations: 'numbered' | 'pandoc') {
  const sources = subjects.map((subject) => sourceOf([`${subject} are small.`], subject));
  const { store } = await openTestProject(sources);
  const evidence = sources.map((source, at) => evidenceOf(source, `${subjects[at]} are small.`, `of${at}`));
  const [ants, bees, wasps] = evidence.map(({ id }): InlineNode => ({
    type: 'citation',
    attrs: { evidenceIds: [id] },
  }));
  if (ants?.type !== 'citation' || bees === undefined || wasps === undefined) throw new Error('no evidence');
  store.putEvidence(evidence);
  store.putRun(runOf({ question: 'What is small?' }));
  store.writeOutline(outlineOf(itemOf('first'), itemOf('second', { order: 1 })), 'test');
  const put = (name: string, ...content: BlockNode[]) =>
    store.putSection({
      id: toId('sec', name.padEnd(6, '0')),
      itemId: toId('itm', name.padEnd(6, '0')),
      state: { status: 'edited', body: { type: 'doc', content }, digest: '' },
    });
  const noted: InlineNode = { type: 'footnote', attrs: { content: [{ type: 'text', text: 'Ants are small ' }, ants] } };
  put('first', {
    type: 'paragraph',
    content: [{ type: 'text', text: 'Small' }, noted, bees, { type: 'text', text: '.' }],
  });
  put(
    'second',
    { type: 'figure', attrs: { assetId: toId('ast', 'gone00'), alt: '', widthPercent: 50 }, content: [wasps] },
    { type: 'paragraph', content: [{ type: 'text', text: 'x', marks: [{ type: 'superscript' }] }, noted] },
    { type: 'mathBlock', attrs: { latex: 'a = b' } },
  );
  const report = assembleReport(store);
  if (!report.ok) throw new Error(report.fault.message);
  const text = exportReport({ report: report.value, format: 'md', citations, withQuotes: false, date: '2026-01-01' });
  if (!text.ok) throw new Error(text.fault.message);
  return { text: text.value, bibliography: report.value.bibliography };
}

describe('a report with footnotes, figures and formulas', () => {
  it('numbers footnotes and citations on in reading order, and lists the notes before the references', async () => {
    const { text, bibliography } = await exported('numbered');
    expect(bibliography.map(({ source }) => source.bibliographic.title)).toEqual(['Ants', 'Bees', 'Wasps']);
    expect(text).toContain('Small[^1][2].');
    expect(text).toContain('![[3]](assets/ast_gone00)');
    expect(text).toContain('<sup>x</sup>[^2]\n\n$$\na = b\n$$');
    expect(text).toMatch(/\[\^1\]: Ants are small \[1\]\n\n\[\^2\]: Ants are small \[1\]\n\n## References\n\n1\. /u);
  });

  it('writes what Pandoc has of its own', async () => {
    const { text } = await exported('pandoc');
    expect(text).toContain('{width=50%}');
    expect(text).toContain('^x^[^2]');
  });
});

import { describe, expect, it } from 'vitest';
import { userFault } from '#shared/base/fault.ts';
import { toId } from '#shared/base/ids.ts';
import type { Evidence } from '#shared/domain/evidence.ts';
import type { OutlineItem } from '#shared/domain/outline.ts';
import { parseSectionMarkdown } from '#main/adapters/section-markdown/index.ts';
import { assembleReport, checkReport } from '#main/flow/report/index.ts';
import { reportFacts } from '#main/flow/sections/index.ts';
import { openTestProject, runOf } from '#test/support/open-test-project.ts';
import { evidenceOf, itemOf, outlineOf, sourceOf } from '#test/support/sample-values.ts';

const source = sourceOf(
  ['In 2019 the Orchard Board counted 80 hives. Mites kill bees in winter.'],
  'Notes from the Lakeside Apiary',
);
const hives = evidenceOf(source, 'In 2019 the Orchard Board counted 80 hives.', 'hives');
const mites = evidenceOf(source, 'Mites kill bees in winter.', 'mites');

async function checked(options: {
  sections: Record<string, string>;
  items?: readonly OutlineItem[];
  evidence?: readonly Evidence[];
}) {
  const { store } = await openTestProject([source]);
  store.putEvidence(options.evidence ?? [hives, mites]);
  const items = options.items ?? [itemOf('hives', { heading: 'Hives', evidenceIds: [hives.id, mites.id] })];
  store.writeOutline(outlineOf(...items), 'test');
  store.putRun(runOf({ question: 'How are the bees?' }));
  for (const [suffix, markdown] of Object.entries(options.sections)) {
    const state = { status: 'drafted' as const, body: parseSectionMarkdown(markdown), digest: '' };
    store.putSection({ id: toId('sec', suffix.padEnd(6, '0')), itemId: toId('itm', suffix.padEnd(6, '0')), state });
  }
  const report = assembleReport(store);
  if (!report.ok) throw new Error(report.fault.message);
  const check = checkReport({ report: report.value, facts: reportFacts(store), store });
  return { report: report.value, store, check, codes: check.problems.map(({ code }) => code) };
}

describe('checking a report', () => {
  it('finds nothing where every claim is its quote', async () => {
    const { check } = await checked({
      sections: { hives: `In 2019 the Orchard Board counted 80 hives [@${hives.id}].` },
    });
    expect(check).toMatchObject({
      citations: 1,
      resolved: 1,
      quotesExact: 1,
      claims: 1,
      supported: 1,
      unchecked: 0,
      problems: [],
    });
  });

  it('finds numbers, names and dates that the quotes lack', async () => {
    const { codes, check } = await checked({
      sections: { hives: `In 2020 the Bee Union counted 80 hives on 3 May 2018 [@${hives.id}].` },
    });
    expect(codes).toEqual(['number-not-in-quotes', 'date-not-in-quotes', 'name-not-in-quotes']);
    expect(check.unsupported).toBe(1);
  });

  it('lets a claim name the source it cites, and no other', async () => {
    const named = (name: string) =>
      checked({ sections: { hives: `According to the ${name}, there were 80 hives [@${hives.id}].` } });
    expect((await named('Lakeside Apiary')).codes).toEqual([]);
    expect((await named('Seaside Apiary')).codes).toEqual(['name-not-in-quotes']);
  });

  it('calls a paraphrase unchecked, not supported', async () => {
    const { check } = await checked({ sections: { hives: `There were 80 hives [@${hives.id}].` } });
    expect(check).toMatchObject({ supported: 0, unchecked: 1, problems: [] });
  });

  it('finds citations that lead nowhere, and ones that belong to another section', async () => {
    const { codes, check } = await checked({
      sections: { hives: `Mites kill bees in winter [@${mites.id}]. Also this [@evi_nowhere].` },
      items: [itemOf('hives', { evidenceIds: [hives.id] })],
    });
    expect(codes).toEqual(['citation-not-of-section', 'citation-unresolved']);
    expect(check).toMatchObject({ citations: 2, resolved: 1, quotesExact: 1 });
  });

  it('finds a quote that is not what the stored text says, or whose source is gone', async () => {
    const [quote] = hives.quotes;
    if (quote === undefined) throw new Error('no quote');
    const moved = { ...hives, quotes: [{ ...quote, charStart: quote.charStart + 1 }] };
    const lost = { ...mites, quotes: [{ ...quote, sourceId: toId('src', 'nowhere') }] };
    const { codes, check } = await checked({
      sections: { hives: `In 2019 the Orchard Board counted 80 hives [@${hives.id}] [@${mites.id}].` },
      evidence: [moved, lost],
    });
    expect(codes).toEqual(['quote-not-exact', 'quote-source-missing', 'source-cited-not-listed']);
    expect(check).toMatchObject({ citations: 2, resolved: 1, quotesExact: 0 });
  });

  it('finds sentences without a citation, but lets an introduction speak of the report', async () => {
    const { codes } = await checked({
      sections: {
        intro: 'This report has 1 section, Hives. It cost 5 euros.',
        hives: `Bees are nice. Mites kill bees in winter [@${mites.id}].`,
      },
      items: [
        itemOf('intro', { role: 'introduction', heading: 'Introduction' }),
        itemOf('hives', { heading: 'Hives', evidenceIds: [mites.id] }),
      ],
    });
    expect(codes).toEqual(['claim-uncited', 'claim-uncited']);
  });

  it('finds a sentence said twice and a section without text', async () => {
    const said = `Mites kill bees in winter [@${mites.id}].`;
    const { check } = await checked({
      sections: { one: said, two: said },
      items: [itemOf('one', { evidenceIds: [mites.id] }), itemOf('two', { evidenceIds: [mites.id] }), itemOf('three')],
    });
    expect(check.problems.map(({ code }) => code)).toEqual(['sentence-repeated', 'section-missing']);
    expect(check.problems[0]?.detail).toContain('Heading one');
  });

  it('tells why a section is missing, and how to draft it again', async () => {
    const opened = await checked({ sections: {} });
    const [item] = opened.store.readOutline().items;
    if (item === undefined) throw new Error('no item');
    const fault = userFault('reasoner-refused', 'The model would not answer.');
    opened.store.putSection({ id: toId('sec', 'hives0'), itemId: item.id, state: { status: 'failed', fault } });
    const report = assembleReport(opened.store);
    if (!report.ok) throw new Error(report.fault.message);
    const facts = reportFacts(opened.store);
    expect(checkReport({ report: report.value, facts, store: opened.store }).problems).toMatchObject([
      {
        code: 'section-missing',
        detail: `it could not be drafted: The model would not answer. Draft it again with: heddle write DIR --item ${item.id}`,
      },
    ]);
  });

  it('finds a long sentence that is nearly one in an earlier section', async () => {
    const { check } = await checked({
      sections: {
        one: `In the hardest of winters the smallest of all mites kill nearly half of the bees here [@${mites.id}].`,
        two: `In the hardest of winters, the smallest of mites kill nearly half of the bees here [@${mites.id}].`,
      },
      items: [itemOf('one', { evidenceIds: [mites.id] }), itemOf('two', { evidenceIds: [mites.id] })],
    });
    expect(check.problems).toMatchObject([
      {
        code: 'sentence-repeated',
        sectionId: toId('sec', 'two000'),
        detail: 'nearly the same stands under "Heading one"',
      },
    ]);
  });

  it('finds quotations whose words no quote cited has, also in a text of the person’s own', async () => {
    const { codes, check, store } = await checked({
      sections: {
        hives: `The board says “80 hives”, “counted 80 hives” and “found 80 hives” in «In 2019 the Orchard Board» [@${hives.id}].`,
      },
    });
    expect(codes).toEqual(['quotation-not-in-quotes']);
    expect(check.problems[0]?.detail).toBe('the words “found 80 hives” are in none of the quotes cited');
    expect(JSON.stringify(store.listSections())).toContain('found 80 hives');
  });

  it('compares the bibliography with the citations both ways', async () => {
    const { report, store } = await checked({ sections: { hives: `Mites kill bees in winter [@${mites.id}].` } });
    const facts = reportFacts(store);
    const codesOf = (bibliography: typeof report.bibliography) =>
      checkReport({ report: { ...report, bibliography }, facts, store }).problems.map(({ code }) => code);
    expect(codesOf(report.bibliography)).toEqual([]);
    expect(codesOf([])).toEqual(['source-cited-not-listed']);
    const other = sourceOf(['Never cited.'], 'other').source;
    expect(codesOf([...report.bibliography, { number: 2, source: other }])).toEqual(['source-listed-not-cited']);
  });
});

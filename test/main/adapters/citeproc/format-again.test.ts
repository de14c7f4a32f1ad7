import { describe, expect, it } from 'vitest';
import type { CitationCluster } from '#main/ports/citation-formatter.ts';
import type { CslItem } from '#shared/text/csl-item.ts';
import { createRandom } from '#test/support/random.ts';
import { cluster, openFormatter } from './support.ts';

const session = 'a report';

describe('citations that are formatted again and again', () => {
  it.each(['numbered', 'apa', 'chicago-note-bibliography-with-ibid'])(
    'read as if they were formatted at once: %s',
    async (style) => {
      const { format } = await openFormatter();
      const random = createRandom(7);
      const upTo = (count: number) => Math.floor(random() * count);
      const pick = <Value>(values: readonly Value[]): Value => values[upTo(values.length)] as Value;
      const items = Array.from({ length: 12 }, (_, index): CslItem => ({
        id: `i${index}`,
        type: 'book',
        title: `Book ${index}`,
        author: [{ family: pick(['Smith', 'Lee', 'Brown']), given: pick(['Anna', 'Bo', 'Carl']) }],
        issued: { 'date-parts': [[2019 + upTo(2)]] },
      }));
      const anyCluster = () =>
        cluster(
          Array.from({ length: 1 + upTo(2) }, () => ({
            itemId: pick(items).id,
            ...(random() < 0.4 && { locator: String(1 + upTo(4)) }),
          })),
        );
      let text: readonly CitationCluster[] = Array.from({ length: 15 }, anyCluster);
      for (let step = 0; step < 20; step += 1) {
        const at = upTo(text.length);
        text = text.toSpliced(at, upTo(3), ...Array.from({ length: upTo(3) }, anyCluster));
        const clusters = text.map((each, index) => ({
          ...each,
          noteNumber: style.startsWith('chicago-note') ? index + 1 : 0,
        }));
        const again = await format(style, clusters, { items, session });
        expect({ step, ...again }).toEqual({ step, ...(await format(style, clusters, { items })) });
      }
    },
  );

  it('are made sure of when the session begins anew, whatever was changed before', async () => {
    const style = 'modern-language-association';
    const { format } = await openFormatter();
    const random = createRandom(11);
    const upTo = (count: number) => Math.floor(random() * count);
    const families = ['Smith', 'Lee', 'Brown', 'Okafor', 'Ivanova', 'Ray'];
    const items = Array.from({ length: 40 }, (_, index): CslItem => ({
      id: `i${index}`,
      type: 'book',
      title: `Book ${index}`,
      author: [{ family: families[upTo(6)], given: ['Anna', 'Bo', 'Carl'][upTo(3)] }],
      issued: { 'date-parts': [[2019 + upTo(2)]] },
    }));
    const anyCluster = () => cluster(Array.from({ length: 1 + upTo(2) }, () => ({ itemId: `i${upTo(40)}` })));
    let text: readonly CitationCluster[] = Array.from({ length: 25 }, anyCluster);
    let differed = 0;
    for (let step = 0; step < 16; step += 1) {
      text = text.toSpliced(upTo(text.length), upTo(3), ...Array.from({ length: upTo(3) }, anyCluster));
      const keptUp = await format(style, text, { items, session });
      if (JSON.stringify(keptUp) !== JSON.stringify(await format(style, text, { items }))) differed += 1;
    }
    expect(await format(style, text, { items, session, isAnew: true })).toEqual(await format(style, text, { items }));
    // Were it none, there would be nothing to make sure of.
    expect(differed).toBeGreaterThan(0);
  });

  it('follow another style, another language and other data of a source', async () => {
    const { labels } = await openFormatter();
    const item = {
      id: 'a',
      type: 'book',
      title: 'A',
      author: [{ family: 'Smith' }],
      issued: { 'date-parts': [[2020]] },
    };
    const clusters = [cluster([{ itemId: 'a', locator: '3' }])];
    const again = (style: string, language: string, data: object = {}) =>
      labels(style, clusters, { session, language, items: [{ ...item, ...data }] });
    expect(await again('apa', 'en')).toEqual(['(Smith, 2020, p. 3)']);
    expect(await again('numbered', 'en')).toEqual(['[1, p. 3]']);
    expect(await again('numbered', 'de')).toEqual(['[1, S. 3]']);
    expect(await again('apa', 'en', { author: [{ family: 'Jones' }] })).toEqual(['(Jones, 2020, p. 3)']);
  });

  it('come to an end where a newer request overtakes them or nobody waits', async () => {
    const { formatter } = await openFormatter();
    const request = { style: 'apa', language: 'en', items: [], clusters: [], session };
    const { signal } = new AbortController();
    const before = formatter.format({ ...request, session: 'another' }, signal);
    const overtaken = formatter.format(request, signal);
    const newest = formatter.format(request, signal);
    expect(await before).toMatchObject({ ok: true });
    expect(await overtaken).toMatchObject({ ok: false, fault: { code: 'cancelled' } });
    expect(await newest).toMatchObject({ ok: true });
    expect(await formatter.format(request, AbortSignal.abort())).toMatchObject({ fault: { code: 'cancelled' } });
  });
});

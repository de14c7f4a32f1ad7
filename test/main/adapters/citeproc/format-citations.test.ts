import { describe, expect, it } from 'vitest';
import { plainText } from '#shared/domain/formatted-text.ts';
import { cluster, inNotes, items, openFormatter } from './support.ts';

describe('citations', () => {
  it('are numbers with places in the usual style', async () => {
    const { labels } = await openFormatter();
    expect(
      await labels('numbered', [
        cluster(['wasps']),
        cluster(['bees', 'wasps']),
        cluster([{ itemId: 'bees', locator: '4–6' }, 'wasps']),
        cluster([{ itemId: 'bees', locator: '3', locatorKind: 'chapter', prefix: 'see', suffix: 'passim' }]),
        cluster([]),
        cluster(['nowhere', 'bees']),
      ]),
    ).toEqual(['[1]', '[1, 2]', '[1; 2, pp. 4–6]', '[see 2, chap. 3 passim]', '[?]', '[2]']);
  });

  it('are authors and years with letters where two look the same, and sorted as the style says', async () => {
    const { labels } = await openFormatter();
    expect(await labels('apa', [cluster(['wasps', 'bees']), cluster(['more-wasps']), cluster(['ants'])])).toEqual([
      '(Brown, 2020b; Smith & Lee, 2024)',
      '(Brown, 2020a)',
      '(Ants, n.d.)',
    ]);
  });

  it('leave authors out, or put them into the sentence, also where the style knows none', async () => {
    const { labels } = await openFormatter();
    const cites = [
      cluster(['wasps'], { mode: 'without-author' }),
      cluster([{ itemId: 'bees', locator: '4', prefix: 'see' }], { mode: 'author-in-text' }),
    ];
    expect(await labels('apa', cites)).toEqual(['(2020)', 'Smith & Lee (see 2024, p. 4)']);
    expect(await labels('numbered', cites)).toEqual(['[1]', 'Smith and Lee [see 2, p. 4]']);
    expect(await labels('modern-language-association', cites)).toEqual(['(Brown)', 'Smith and Lee (see 4)']);
  });

  it('in notes are whole at first, then short, and “ibid.” where the style has it', async () => {
    const { labels } = await openFormatter();
    const notes = inNotes(
      cluster([{ itemId: 'wasps', locator: '3' }]),
      cluster([{ itemId: 'wasps', locator: '5' }]),
      cluster(['bees']),
      cluster(['wasps']),
    );
    expect(await labels('chicago-fullnote-bibliography', notes)).toEqual([
      'Carl Brown, Wasps (Berlin: Wiley, 2020), 3.',
      'Brown, 5.',
      'Anna Smith and Bo Lee, “Bees & Apis x in 1 < 2,” Journal of Bees 3 (March 2024): 12–34, https://doi.org/10.1000/xyz.',
      'Brown, Wasps.',
    ]);
    expect((await labels('chicago-note-bibliography-with-ibid', notes))[1]).toBe('Ibid., 5.');
  });

  it('take their words from the report’s language, its region, or the next best', async () => {
    const { labels } = await openFormatter();
    const cites = [cluster([{ itemId: 'bees', locator: '4' }])];
    const inLanguage = async (language: string) => (await labels('apa', cites, { language }))[0];
    expect(await inLanguage('de-AT')).toBe('(Smith & Lee, 2024, S. 4)');
    expect(await inLanguage('de-LI')).toBe('(Smith & Lee, 2024, S. 4)');
    expect(await inLanguage('hi')).toBe('(Smith & Lee, 2024, पृ. 4)');
    expect(await inLanguage('tlh')).toBe('(Smith & Lee, 2024, p. 4)');
  });
});

describe('a bibliography', () => {
  it('has what is cited in the style’s order, set as the style sets it, with its addresses', async () => {
    const { format } = await openFormatter();
    const { bibliography, hasHangingIndent } = await format('apa', [cluster(['bees']), cluster(['ants'])]);
    expect(hasHangingIndent).toBe(true);
    expect(bibliography.map(({ itemId }) => itemId)).toEqual(['ants', 'bees']);
    expect(bibliography[0]?.text).toEqual([
      { text: 'Ants', isItalic: true },
      { text: '. (n.d.). ' },
      { text: 'https://example.org/a?b=1&c=2', href: 'https://example.org/a?b=1&c=2' },
    ]);
    expect(bibliography[1]?.text).toEqual([
      { text: 'Smith, A., & Lee, B. (2024). Bees & ' },
      { text: 'Apis', isItalic: true },
      { text: ' ' },
      { text: 'x', position: 'sub' },
      { text: ' in 1 < 2. ' },
      { text: 'Journal of Bees', isItalic: true },
      { text: ', ' },
      { text: '3', isItalic: true },
      { text: ', 12–34. ' },
      { text: 'https://doi.org/10.1000/xyz', href: 'https://doi.org/10.1000/xyz' },
    ]);
  });

  it('has its numbers in the margin', async () => {
    const { format } = await openFormatter();
    const { bibliography, hasHangingIndent } = await format('numbered', [cluster(['wasps']), cluster(['bees'])]);
    expect(hasHangingIndent).toBe(false);
    expect(bibliography.map(({ label, text }) => `${plainText(label ?? [])} ${plainText(text)}`)).toEqual([
      '[1] Brown, Carl (2020). Wasps. Wiley.',
      '[2] Smith, Anna; Lee, Bo (2024). Bees & Apis x in 1 < 2. Journal of Bees, 3, 12–34. https://doi.org/10.1000/xyz',
    ]);
    const nature = await format('nature', [cluster(['wasps'])]);
    expect(nature.labels).toEqual([[{ text: '1', position: 'super' }]]);
  });

  it('links to nothing but web addresses', async () => {
    const { format } = await openFormatter();
    const item = { id: 'trap', type: 'webpage', title: 'Trap', URL: 'javascript:alert(1)' };
    const { bibliography } = await format('apa', [cluster(['trap'])], { items: [...items, item] });
    expect(bibliography[0]?.text.every(({ href }) => href === undefined)).toBe(true);
    expect(plainText(bibliography[0]?.text ?? [])).toContain('javascript:alert(1)');
  });
});

it('formats with each style that comes with Heddle, and knows each by title and kind', async () => {
  const { formatter, format } = await openFormatter();
  const styles = await formatter.listStyles();
  expect(styles.length).toBeGreaterThan(12);
  for (const { id, kind, title } of styles) {
    const clusters = [cluster(['bees', { itemId: 'wasps', locator: '4' }]), cluster(['ants'])];
    const { labels, bibliography } = await format(id, kind === 'note' ? inNotes(...clusters) : clusters);
    expect({ id, labels: labels.filter(({ length }) => length > 0).length, entries: bibliography.length }).toEqual({
      id,
      labels: 2,
      entries: 3,
    });
    expect(title).not.toBe('');
  }
});

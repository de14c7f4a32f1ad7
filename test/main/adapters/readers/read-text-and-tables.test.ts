import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { blocksOf, readContent, readFixture } from './reading.ts';

const german =
  'Die Flüsse führen im Frühjahr mehr Wasser als im Herbst, weil der Schnee in den höheren Lagen schmilzt. Das ist für die Städte größer geworden.';

describe('plain text', () => {
  it('keeps line breaks in a paragraph, finds underlined and numbered headings and list items', async () => {
    const text = 'Rivers\n======\n\nOne line\nand another.\n\n1.2 Floods\n\n- first\n- second\n';
    const read = await readContent('notes.txt', text);
    expect(blocksOf(read)).toEqual([
      'heading1: Rivers',
      'paragraph: One line\nand another.',
      'heading2: 1.2 Floods',
      'list-item: first',
      'list-item: second',
    ]);
    expect(read.bibliographic.title).toBe('Rivers');
  });

  it('takes out what can not be stored', async () => {
    const read = await readContent('a.txt', 'A\0B\u00a0C\u00adD\r\nE\u0007F\rG \u{1F600}');
    expect(read.text).toBe('A B CD\nE F\nG \u{1F600}');
  });

  for (const encoding of ['utf-8', 'utf-16le', 'utf-16be', 'utf-32le']) {
    it(`reads ${encoding} with its mark`, async () => {
      const read = await readContent('a.txt', iconv.encode(german, encoding, { addBOM: true }));
      expect(read.text).toBe(german);
      expect(read.warnings).toEqual([]);
    });
  }

  it('guesses other encodings and says so', async () => {
    const western = await readContent('a.txt', iconv.encode(german, 'windows-1252'));
    expect(western.text).toBe(german);
    expect(western.warnings).toHaveLength(1);
    expect((await readContent('a.txt', iconv.encode(german, 'utf-16le'))).text).toBe(german);
    const japanese = '日本の川は短くて流れが急です。雨が降ると水がすぐに増えます。'.repeat(4);
    expect((await readContent('a.txt', iconv.encode(japanese, 'shift_jis'))).text).toBe(japanese);
  });
});

describe('language', () => {
  const samples: readonly (readonly [string, string])[] = [
    ['en', 'The river is higher in spring than in autumn because the snow melts in the mountains.'],
    ['de', german],
    [
      'fr',
      'Les rivières sont plus hautes au printemps parce que la neige fond dans les montagnes, et les villes le savent.',
    ],
    ['ru', 'Весной уровень воды в реках выше, чем осенью, потому что в горах тает снег.'],
    ['zh', '春天的河水比秋天高,因为山上的雪融化了。城市必须为此做好准备。'],
    ['ja', '春には雪がとけるので、川の水は秋よりも多くなります。'],
    ['ko', '봄에는 산의 눈이 녹기 때문에 강물이 가을보다 많습니다.'],
    ['th', 'ในฤดูใบไม้ผลิ น้ำในแม่น้ำสูงกว่าในฤดูใบไม้ร่วง'],
    ['ar', 'يرتفع منسوب المياه في الأنهار في الربيع بسبب ذوبان الثلوج'],
    ['hi', 'वसंत में नदियों का जल स्तर शरद ऋतु से अधिक होता है'],
    ['und', '12 34 56'],
    ['und', 'x y z'],
  ];
  for (const [language, text] of samples) {
    it(`is ${language} for “${text.slice(0, 24)}…”`, async () => {
      expect((await readContent('a.txt', text)).language).toBe(language);
    });
  }
});

describe('tables', () => {
  it('writes each row with its headers', async () => {
    const read = await readFixture('co2-annmean-mlo.csv');
    expect(blocksOf(read)[0]).toBe('row: Year: 1959; Mean: 315.98; Uncertainty: 0.12');
    expect(read.bibliographic.title).toBe('co2-annmean-mlo');
    expect(read.text.split('\n')).toHaveLength(read.layout.blocks.length);
  });

  it('finds the delimiter, skips leading comments and empty values', async () => {
    const csv = '# a comment\n# another\nName;Place;Note\n"Rhine; upper";Basel;\nElbe;;"in two\nlines"\n';
    expect(blocksOf(await readContent('a.csv', csv))).toEqual([
      'row: Name: Rhine; upper; Place: Basel',
      'row: Name: Elbe; Note: in two lines',
    ]);
    expect(blocksOf(await readContent('a.tsv', 'a\tb,c\n1\t2,3\n'))).toEqual(['row: a: 1; b,c: 2,3']);
  });
});

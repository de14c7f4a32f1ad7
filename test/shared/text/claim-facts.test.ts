import { describe, expect, it } from 'vitest';
import { claimFacts, factsNotIn } from '#shared/text/claim-facts.ts';

const found = (claim: string) => claimFacts(claim).map(({ kind, text }) => `${kind}: ${text}`);
const missing = (claim: string, ...quotes: string[]) => factsNotIn(claim, quotes).map(({ text }) => text);

describe('the facts of a claim', () => {
  it('are its numbers with their units, its dates and its names', () => {
    expect(found('In 2019 the Federal Reserve held $4.1 trillion, 12% more than on 3 May 2018.')).toEqual([
      'number: 2019',
      'number: $4.1 trillion',
      'number: 12%',
      'date: 3 May 2018',
      'name: Federal Reserve',
    ]);
    expect(found('It lasted six weeks at -18 °C, from the 1990s on, and took twenty-five people 10 km far.')).toEqual([
      'number: six weeks',
      'number: -18 °C',
      'number: 1990s',
      'number: twenty-five',
      'number: 10 km',
    ]);
  });

  it('are given as the claim writes them', () => {
    expect(found('The report names O’Brien – on 5–7 March, for 1 250 euros.')).toEqual([
      'number: 1 250 euros',
      'date: 5–7 March',
      'name: O’Brien',
    ]);
  });

  it('do not take the first word of a sentence, a heading word or a title for a name', () => {
    expect(found('Teams meet daily.')).toEqual([]);
    expect(found('NumPy is fast.')).toEqual(['name: NumPy']);
    expect(found('The Python Packaging Authority agreed.')).toEqual(['name: Python Packaging Authority']);
    expect(found('It ended. Nobody knew. “Why?” asked the Chairman on Monday.')).toEqual([]);
    expect(found('They asked Dr. Smith, Mr. J. Doe and the U.S. Navy.')).toEqual([
      'name: Smith',
      'name: Doe',
      'name: U.S. Navy',
    ]);
  });

  it('leave out what only looks like a number', () => {
    expect(found('1. Ask one of them first [5].')).toEqual([]);
    expect(found('Sie enthalten nicht mehr als Sauerstoff-18.')).toEqual(['name: Sauerstoff-18']);
    expect(found('They sang ‘Should Have Been Over’ with James May.')).toEqual(['name: James May']);
    expect(found('We use CBB12, Ka-27 and COVID-19.')).toEqual(['name: CBB12', 'name: Ka-27', 'name: COVID-19']);
  });

  it('hold an acronym once where the claim spells it out', () => {
    expect(found('They asked the World Health Organization (WHO).')).toEqual(['name: World Health Organization']);
    expect(found('They use artificial intelligence (AI).')).toEqual([]);
  });

  it('are no nouns in German, where these have capitals', () => {
    expect(found('Die Stadt hat im Jahr 2019 für den Schutz der Bäume 12 Millionen Euro ausgegeben.')).toEqual([
      'number: 2019',
      'number: 12 Millionen Euro',
    ]);
    expect(found('Nach dem Bericht hat die Deutsche Bank mit der WHO gesprochen.')).toEqual([
      'name: Deutsche Bank',
      'name: WHO',
    ]);
  });

  it('are found in Chinese, which has no capitals', () => {
    expect(found('这座城市在2019年有1200万人，使用NumPy。')).toEqual(['number: 2019', 'number: 1200万', 'name: NumPy']);
    expect(missing('约有1200万人。', '人口为1200万。')).toEqual([]);
    expect(missing('约有1300万人。', '人口为1200万。')).toEqual(['1300万']);
    expect(missing('它于2018年3月7日开始。', 'It began on 7 March 2018.')).toEqual([]);
  });
});

describe('numbers that the quotes lack', () => {
  it('are found whatever the form of the number', () => {
    expect(missing('It cost 1,250.5 euros.', 'The bill came to 1250.5 in all.')).toEqual([]);
    expect(missing('It cost 1,251 euros.', 'The bill came to 1250.5 in all.')).toEqual(['1,251 euros']);
    expect(missing('Es kostet 1.250,50 Euro.', 'It costs 1,250.50 euros.')).toEqual([]);
    expect(missing('It costs 1.25 euros.', 'Es kostet mit der Steuer 1,25 Euro und nicht 1.250.')).toEqual([]);
    expect(missing('There were 12 500 of them.', 'There were 12,500 of them.')).toEqual([]);
    expect(missing('There were 1,234,567 of them.', 'There were 1’234’567 of them.')).toEqual([]);
    expect(missing('In all １２ of them.', 'There were 12 of them.')).toEqual([]);
  });

  it.each([
    ['1.2 million people', '1,200,000 people'],
    ['$2.4 trillion', '2,400 billion dollars'],
    ['12 percent', '12%'],
    ['12 per cent', '12 Prozent'],
    ['70% of them', 'a recall of 0.7'],
    ['half of it, 50%', 'half of it'],
    ['three weeks', '3 weeks'],
    ['twenty-five people', '25 people'],
    ['a dozen eggs', '12 eggs'],
    ['two hundred and fifty thousand', '250,000'],
    ['fünfundzwanzig', '25 trees'],
    ['5 km', '5,000 metres'],
    ['5km', '5 kilometers'],
    ['an hour-long, 60 minutes', '1 hour'],
    ['2 years', '24 months'],
    ['a 31-year-old', 'at the age of 31'],
    ['the 6th time', 'the sixth time'],
    ['the 6th championship', 'the VI championship'],
    ['the 21st century', 'the twenty-first century'],
    ['in the 1990s', 'in the 90s'],
    ['in the 1990s', 'in 1994'],
    ['in 2019', 'in 2018–19'],
    ['US$5m', '5 million dollars'],
    ['5 million euros', '€5m'],
    ['from 2.4 million', 'between 2.4 and 3.1 million'],
    ['version 3.12.1', 'version 3.12.1'],
    ['at 07:30', 'at 7:30'],
    ['a fall of 5%', 'a change of −5%'],
  ])('are not those said otherwise: %s, %s', (claim, quote) => {
    expect(missing(`They say ${claim}.`, `It was ${quote}, as they say.`)).toEqual([]);
  });

  it.each([
    ['5 km', '5 kg'],
    ['$2.4 trillion', '$2.4 million'],
    ['2.4 euros', '2.4 million euros'],
    ['12%', '12 people'],
    ['eight years', 'eight weeks'],
    ['-18 °C', '18 °C'],
    ['20 °C', '20 °F'],
    ['1930', 'the 1930s'],
    ['the 1930s', 'in 1941'],
    ['Python 3.1', 'Python 3.10'],
    ['Python 3.10', 'Python 3.1'],
    ['at 10:30', 'at 11:30'],
    ['four branches', 'three branches'],
    ['two', 'three'],
    ['1.2 million', '1,234,567'],
    ['5G', '4G'],
  ])('are those of another unit or value: %s, %s', (claim, quote) => {
    expect(missing(`They say ${claim}.`, `It was ${quote}, as they say.`)).toHaveLength(1);
  });

  it('do not match inside other numbers or ids', () => {
    expect(missing('It took 12 days.', 'The year was 2012.')).toEqual(['12 days']);
    expect(missing('The PEP703 build is slower.', 'The PEP703 build is slower.')).toEqual([]);
    expect(missing('It took 703 days.', 'The PEP703 build is slower.')).toEqual(['703 days']);
    expect(missing('It took 7 days.', 'Since 2018-03-07 it is there.')).toEqual(['7 days']);
  });

  it('are rounded where the claim says so, to rounder ones', () => {
    const quote = 'The register has 1,234,567 entries.';
    expect(missing('There are about 1.2 million entries.', quote)).toEqual([]);
    expect(missing('There are more than 1.2 million entries.', quote)).toEqual([]);
    expect(missing('There are nearly 1.3 million entries.', quote)).toEqual([]);
    expect(missing('There are about 1.5 million entries.', quote)).toEqual(['1.5 million']);
    expect(missing('There are nearly 1.2 million entries.', quote)).toEqual(['1.2 million']);
    expect(missing('It weighs about 198 pounds.', 'It weighs 200 pounds.')).toEqual(['198 pounds']);
  });

  it('are not small ones that the writer has counted', () => {
    const quote = 'The plan names the river, the dam and the town.';
    expect(missing('The plan names three places.', quote)).toEqual([]);
    expect(missing('The plan names seven places.', quote)).toEqual(['seven']);
    expect(missing('The plan names three places.', 'The plan names four places.')).toEqual(['three']);
  });

  it('are any that was changed in a sentence that else is the quote', () => {
    const quotes = [
      'In 2019 the board counted 80 hives, 12.5% more than in 2017, at 14 sites within 35 km.',
      'About 1,250 people in 48 towns paid $3.4 million, or 56 euros each, within 90 days.',
      'On 17 March 2018 at 16:45 it was 25°C; by 2021-06-29 there were 5,300 reports of 7 kinds.',
      'Die Stadt hat seit 1998 rund 4.500 Bäume für 2,75 Millionen Euro auf 63 Hektar gepflanzt.',
      'Der Bericht vom 5. Mai 2020 nennt 31 Fälle in 9 Ländern und 0,8 Prozent mehr als 2014.',
      'Seven of the twelve teams met six times within fifteen weeks and wrote forty reports.',
    ];
    for (const quote of quotes) {
      expect(factsNotIn(quote, [quote])).toEqual([]);
      for (const { changed, number } of changesOf(quote)) {
        expect({ changed, facts: factsNotIn(changed, [quote]) }).toMatchObject({
          changed,
          facts: [{ text: expect.stringContaining(number) }],
        });
      }
    }
  });
});

describe('dates that the quotes lack', () => {
  it.each([
    ['on 7 March 2018', 'March 7, 2018'],
    ['on 7 March 2018', '2018-03-07T07:25:02-04:00'],
    ['on 7 March 2018', '7. März 2018'],
    ['on 7 March 2018', '07.03.2018'],
    ['on 7 March 2018', '3/7/2018'],
    ['on 7 March 2018', 'Mar. 7th, 2018'],
    ['on 7 March 2018', 'the 7th of March in the year 2018'],
    ['on 6 March 2018', '5–7 March 2018 and 6 March'],
    ['on 7 March 2018', '5–7 March 2018'],
    ['in March 2018', '7 March 2018'],
    ['in March', '2018-03-07'],
    ['am 7. März 2018', '7 mars 2018'],
  ])('are not those written otherwise: %s, %s', (claim, quote) => {
    expect(missing(`It began ${claim}.`, `It began: ${quote}.`)).toEqual([]);
  });

  it.each([
    ['on 8 March 2018', 'March 7, 2018'],
    ['on 7 May 2018', 'March 7, 2018'],
    ['on 7 March 2019', 'March 7, 2018'],
    ['on 7 March 2018', 'March 2018'],
    ['in April 2018', '2018-03-07'],
    ['in April', 'March 7, 2018'],
    ['on 2018-03-08', '7 March 2018'],
  ])('are those with another day, month or year: %s, %s', (claim, quote) => {
    expect(factsNotIn(`It began ${claim}.`, [`It began: ${quote}.`])).toMatchObject([{ kind: 'date' }]);
  });

  it('are no names of people and no verbs', () => {
    expect(found('It may 5 times be; they asked April Smith and James May.')).toEqual([
      'number: 5',
      'name: April Smith',
      'name: James May',
    ]);
  });
});

describe('names that the quotes lack', () => {
  it('are compared without regard to case, quote marks, dashes, diacritics and line breaks', () => {
    expect(missing('The report names O’Brien.', "It was o'brien who came.")).toEqual([]);
    expect(missing('They asked the World Health\nOrganization.', 'the World Health Organization')).toEqual([]);
    expect(missing('They asked the World Bank.', 'the World Health Organization')).toEqual(['World Bank']);
    expect(missing('They went to Reykjavik with Ms. Muller.', 'in Reykjavík kam Frau Müller')).toEqual([]);
    expect(missing('He plays in the All-Stars of Ibero-America.', 'the All Stars of Iberoamerica')).toEqual([]);
    expect(missing('They asked the Environment Agency.', 'the Environ-\nment Agency')).toEqual([]);
    expect(missing('They asked the Environment Agency.', 'the Environ\u00adment Agency')).toEqual([]);
  });

  it.each([
    ['the Canadian team', 'the team of Canada'],
    ['the U.S. Navy', 'the navy of the United States'],
    ['the French town', 'a town in France'],
    ['people of Carthage', 'the people’s Carthages'],
    ['the World Health Organization', 'the WHO'],
    ['the WHO', 'the World Health Organization'],
    ['the Department of Health', 'the health department'],
    ['Kate Winslet', 'Ms. Winslet'],
    ['Benjamin A. Lipman', 'Benjamin Lipman'],
    ['Winslet’s mother', 'the mother of Kate Winslet'],
    ['Dr. Akhenaton', 'Akhenaten'],
    ['emissions of CO2', 'emissions of carbon dioxide'],
  ])('are not those in another form: %s, %s', (claim, quote) => {
    expect(missing(`They saw ${claim} there.`, `It was ${quote} there.`)).toEqual([]);
  });

  it.each([
    ['Mary Winslet', 'Kate Winslet'],
    ['the Bee Union', 'the Orchard Board'],
    ['the World Health Assembly', 'the World Health Organization'],
    ['the WTO', 'the World Health Organization'],
    ['Austria', 'Australia'],
    ['an iPad', 'the product'],
    ['US forces', 'some of us'],
    ['the COVID-18 Centre', 'the COVID-19 Centre'],
    ['the Sauerstoff-19 line', 'the Sauerstoff-18 line'],
  ])('are those of someone else: %s, %s', (claim, quote) => {
    expect(missing(`They saw ${claim} there.`, `It was ${quote} there.`)).toHaveLength(1);
  });

  it('may stand in any of the quotes', () => {
    expect(missing('In 2019 and 2020 in Rome.', 'Since 2019.', 'Until 2020 in Rome.')).toEqual([]);
    expect(missing('In 2019 in Rome.')).toEqual(['2019', 'Rome']);
  });
});

describe('hostile text', () => {
  const long = 100_000;
  const shapes = [
    '1',
    ',',
    '1,',
    "1'",
    '1:',
    '123 ',
    '-1',
    '12月',
    'A',
    'A ',
    'A&',
    'A-',
    'Ab of ',
    '(AB) ',
    '(',
    ' ',
    '"A ',
    'one hundred and ',
    'March ',
    '5 March ',
    '2018-03-',
    '$',
    '中1',
    'é',
    'about 7 ',
    'two cats ',
    'Ab\u00ad',
  ].map((shape) => shape.repeat(long / shape.length));
  const names = Array.from({ length: 12_000 }, (_, at) => `Abcd${String.fromCharCode(97 + (at % 26))}x${at}`).join(
    '. ',
  );

  it('takes as long as it is, as a claim and as a quote', () => {
    const plain = 'In 2019 the Orchard Board (OB) counted about 80 hives on 3 May 2018, two of them at Adnix.';
    for (const text of [...shapes, names]) {
      expect(factsNotIn(text, [text])).toEqual([]);
      expect(factsNotIn(plain, [text])).not.toEqual([]);
      factsNotIn(text, [plain, text.replaceAll('1', '2').replaceAll('b', 'c').replaceAll('A', 'Q')]);
    }
  });
});

/** The sentence with each of its numbers, in digits or words, replaced by one it doesn't have. */
function changesOf(sentence: string): readonly { readonly changed: string; readonly number: string }[] {
  const words = ['seven', 'twelve', 'six', 'fifteen', 'forty'];
  return [...sentence.matchAll(/\d+|\b(?:seven|twelve|six|fifteen|forty)\b/gi)].flatMap(({ 0: old, index }) => {
    const isWord = words.includes(old.toLowerCase());
    const number = isWord ? 'eleven' : String(Number(old) + 1).padStart(old.length, '0');
    const changed = sentence.slice(0, index) + number + sentence.slice(index + old.length);
    return new RegExp(String.raw`(?<!\d)${number}(?!\d)`).test(sentence) ? [] : [{ changed, number }];
  });
}

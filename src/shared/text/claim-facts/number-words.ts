/** What a word says in a number that is written out. */
export type NumberWord = {
  readonly role: 'unit' | 'teen' | 'tens' | 'whole' | 'scale';
  readonly value: number;
  readonly isOrdinal: boolean;
};

const cardinals = {
  unit: `one:1 two:2 three:3 four:4 five:5 six:6 seven:7 eight:8 nine:9
    zwei:2 drei:3 vier:4 fünf:5 sechs:6 sieben:7 acht:8 neun:9`,
  teen: `ten:10 eleven:11 twelve:12 thirteen:13 fourteen:14 fifteen:15 sixteen:16 seventeen:17 eighteen:18 nineteen:19
    zehn:10 elf:11 zwölf:12 dreizehn:13 vierzehn:14 fünfzehn:15 sechzehn:16 siebzehn:17 achtzehn:18 neunzehn:19`,
  tens: `twenty:20 thirty:30 forty:40 fifty:50 sixty:60 seventy:70 eighty:80 ninety:90
    zwanzig:20 dreißig:30 vierzig:40 fünfzig:50 sechzig:60 siebzig:70 achtzig:80 neunzig:90`,
} as const;

const ordinals = {
  unit: 'first:1 second:2 third:3 fourth:4 fifth:5 sixth:6 seventh:7 eighth:8 ninth:9',
  teen: `tenth:10 eleventh:11 twelfth:12 thirteenth:13 fourteenth:14 fifteenth:15 sixteenth:16 seventeenth:17
    eighteenth:18 nineteenth:19`,
  tens: 'twentieth:20 thirtieth:30 fortieth:40 fiftieth:50 sixtieth:60 seventieth:70 eightieth:80 ninetieth:90',
} as const;

const germanUnits = 'ein:1 zwei:2 drei:3 vier:4 fünf:5 sechs:6 sieben:7 acht:8 neun:9';
const germanTens = 'zwanzig:20 dreißig:30 vierzig:40 fünfzig:50 sechzig:60 siebzig:70 achtzig:80 neunzig:90';

/** What multiplies the number before it, in digits or in words. */
export const scales: ReadonlyMap<string, number> = new Map(
  pairs(`hundred:1e2 hundert:1e2 thousand:1e3 tausend:1e3 tsd:1e3 million:1e6 millionen:1e6 mio:1e6 mn:1e6
    billion:1e9 bn:1e9 milliarde:1e9 milliarden:1e9 mrd:1e9 trillion:1e12 tn:1e12 billionen:1e12
    dozen:12 dutzend:12 lakh:1e5 crore:1e7`),
);

/** The same in Chinese and Japanese, written right behind the digits. */
export const hanScales: ReadonlyMap<string, number> = new Map(pairs('万:1e4 萬:1e4 亿:1e8 億:1e8'));

export const numberWords: ReadonlyMap<string, NumberWord> = new Map<string, NumberWord>([
  ...[...scales].map(([word, value]) => [word, { role: 'scale', value, isOrdinal: false }] as const),
  ...(['unit', 'teen', 'tens'] as const).flatMap((role) => [
    ...pairs(cardinals[role]).map(([word, value]) => [word, { role, value, isOrdinal: false }] as const),
    ...pairs(ordinals[role]).map(([word, value]) => [word, { role, value, isOrdinal: true }] as const),
  ]),
  ...pairs(germanTens).flatMap(([tens, ten]) =>
    pairs(germanUnits).map(
      ([unit, value]) => [`${unit}und${tens}`, { role: 'whole', value: ten + value, isOrdinal: false }] as const,
    ),
  ),
]);

function pairs(list: string): readonly (readonly [string, number])[] {
  return list.split(/\s+/).map((each) => {
    const [word = '', value = ''] = each.split(':');
    return [word, Number(value)] as const;
  });
}

/** What is measured, and how many of that dimension's base unit one of this unit is. */
export type Unit = { readonly dimension: string; readonly factor: number };

/** Each line: a dimension, then its units in lower case with their factors. Units that no round factor joins are dimensions of their own. */
const unitWords = `
percent: percent=1 pct=1 prozent=1
length: km=1000 kilometer=1000 kilometers=1000 kilometre=1000 kilometres=1000 kilometern=1000 m=1 meter=1 meters=1 metre=1
  metres=1 metern=1 cm=.01 centimeter=.01 centimeters=.01 centimetre=.01 centimetres=.01 zentimeter=.01 mm=.001
  millimeter=.001 millimeters=.001 millimetre=.001 millimetres=.001 nm=1e-9 nanometers=1e-9 nanometres=1e-9
mile: mile=1 miles=1 mi=1 meile=1 meilen=1
foot: ft=1 foot=1 feet=1 fuß=1
inch: inch=1 inches=1 zoll=1
yard: yard=1 yards=1 yd=1 yds=1
mass: kg=1000 kilo=1000 kilos=1000 kilogram=1000 kilograms=1000 kilogramm=1000 g=1 gram=1 grams=1 gramm=1 mg=.001
  milligram=.001 milligrams=.001 milligramm=.001 µg=1e-6 mcg=1e-6 microgram=1e-6 micrograms=1e-6 ton=1e6 tons=1e6 tonne=1e6
  tonnes=1e6 tonnen=1e6
pound: lb=1 lbs=1 pound=1 pounds=1 pfund=1 gbp=1
ounce: oz=1 ounce=1 ounces=1
volume: l=1 liter=1 liters=1 litre=1 litres=1 litern=1 ml=.001 milliliter=.001 milliliters=.001 millilitre=.001
  millilitres=.001
gallon: gallon=1 gallons=1
area: ha=1 hectare=1 hectares=1 hektar=1
acre: acre=1 acres=1
time: ms=.001 millisecond=.001 milliseconds=.001 millisekunden=.001 sec=1 secs=1 seconds=1 sekunde=1 sekunden=1 min=60
  mins=60 minute=60 minutes=60 minuten=60 h=3600 hr=3600 hrs=3600 hour=3600 hours=3600 stunde=3600 stunden=3600
  day=86400 days=86400 tag=86400 tage=86400 tagen=86400 week=604800 weeks=604800 woche=604800 wochen=604800
month: month=1 months=1 monat=1 monate=1 monaten=1 year=12 years=12 yr=12 yrs=12 jahr=12 jahre=12 jahren=12 decade=120
  decades=120 jahrzehnt=120 jahrzehnte=120 jahrzehnten=120
century: century=1 centuries=1 jahrhundert=1 jahrhunderts=1
data: kb=1e3 mb=1e6 gb=1e9 tb=1e12 pb=1e15 kilobytes=1e3 megabytes=1e6 gigabytes=1e9 terabytes=1e12 bytes=1 byte=1
power: w=1 watt=1 watts=1 kw=1e3 kilowatts=1e3 mw=1e6 megawatt=1e6 megawatts=1e6 gw=1e9 gigawatts=1e9
energy: kwh=1 mwh=1e3 gwh=1e6 twh=1e9
frequency: hz=1 khz=1e3 mhz=1e6 ghz=1e9
voltage: volt=1 volts=1 kv=1000
speed: mph=1
metric-speed: kph=1 kmh=1
dollar: dollar=1 dollars=1 usd=1
euro: euro=1 euros=1 eur=1
yen: yen=1 jpy=1
franc: chf=1 franken=1
rupee: rupee=1 rupees=1 inr=1
`;

export const units: ReadonlyMap<string, Unit> = new Map(
  unitWords
    .trim()
    .split(/\n(?! )/)
    .flatMap((line) => {
      const [dimension = '', words = ''] = line.split(':');
      return words
        .trim()
        .split(/\s+/)
        .map((each) => {
          const [word = '', factor = ''] = each.split('=');
          return [word, { dimension, factor: Number(factor) }] as const;
        });
    }),
);

export const currencySigns: ReadonlyMap<string, Unit> = new Map([
  ['$', { dimension: 'dollar', factor: 1 }],
  ['€', { dimension: 'euro', factor: 1 }],
  ['£', { dimension: 'pound', factor: 1 }],
  ['¥', { dimension: 'yen', factor: 1 }],
  ['₹', { dimension: 'rupee', factor: 1 }],
]);

/** In capitals before a number, or right before its digits. */
export const currencyCodes: ReadonlyMap<string, Unit> = new Map(
  ['usd', 'eur', 'gbp', 'jpy', 'chf', 'inr'].flatMap((code) => {
    const unit = units.get(code);
    return unit === undefined ? [] : [[code, unit] as const];
  }),
);

export const percent: Unit = { dimension: 'percent', factor: 1 };
/** The ten years that begin with the number. */
export const decade: Unit = { dimension: 'decade', factor: 1 };
export const celsius: Unit = { dimension: 'celsius', factor: 1 };
export const fahrenheit: Unit = { dimension: 'fahrenheit', factor: 1 };

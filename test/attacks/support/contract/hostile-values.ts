/** Strings that have undone programs: paths, controls, markup, formats, and names of what every object has. */
export const hostileStrings: readonly string[] = [
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '../../../outside/escaped.txt',
  '..\\..\\outside\\escaped.txt',
  '/outside/escaped.txt',
  'C:\\Windows\\win.ini',
  'file:///etc/passwd',
  'javascript:alert(1)',
  'http://127.0.0.1:9/',
  'http://[::1]:9/\u0000',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'prototype',
  '\ud800',
  'a\udfffb',
  '\u202egnp.exe',
  '\u2028\u2029\ufeff',
  '%00%2e%2e%2f',
  "'; DROP TABLE sources; --",
  '" OR 1=1 --',
  '(a+)+$',
  '${jndi:x}',
  '<script>alert(1)</script>',
  '<![CDATA[]]>',
  '&amp;&#0;',
  '{{7*7}}',
  '\\input{/etc/passwd}',
  '[@evi_aaaaaaaa]',
  'NaN',
  '-0',
  '1e999',
  '٣',
  'ﷺ'.repeat(40),
  'e\u0301'.repeat(80),
  '👩‍👩‍👧‍👦'.repeat(20),
  'x'.repeat(300),
  'word '.repeat(4000),
  '('.repeat(5000),
  '*'.repeat(5000),
  '"'.repeat(3001),
  'a AND b OR NOT "c NEAR/2',
];

/** A copy of the input with one thing in it made wrong. */
export function mutated(input: unknown, random: () => number): unknown {
  const places: (readonly (string | number)[])[] = [];
  collect(input, [], places);
  const place = places[Math.floor(random() * places.length)] ?? [];
  const roll = random();
  if (roll < 0.12) return withKey(input, place, '__proto__', { isPolluted: true, folder: '/' });
  if (roll < 0.2) return withKey(input, place, 'constructor', { prototype: { isPolluted: true } });
  if (roll < 0.26) return withKey(input, place, 'extra', { deep: nested(50) });
  if (roll < 0.34) return replaced(input, place, undefined);
  return replaced(input, place, hostileValue(random));
}

function hostileValue(random: () => number): unknown {
  const values: readonly (() => unknown)[] = [
    () => Number.NaN,
    () => Number.POSITIVE_INFINITY,
    () => -0,
    () => -1,
    () => 1e308,
    () => Number.MAX_SAFE_INTEGER,
    () => 0.5,
    () => null,
    () => true,
    () => [],
    () => ({}),
    () => [[[[]]]],
    () => ({ length: 1e9 }),
    () => JSON.parse('{"__proto__":{"isPolluted":true}}') as unknown,
    () => nested(2000),
    () => 10n,
    () => new Date(Number.NaN),
    () => Array.from({ length: 500 }, () => 'x'),
    () => 'y'.repeat(200_000),
    () => hostileStrings[Math.floor(random() * hostileStrings.length)],
    () => hostileStrings[Math.floor(random() * hostileStrings.length)],
    () => hostileStrings[Math.floor(random() * hostileStrings.length)],
  ];
  return values[Math.floor(random() * values.length)]?.();
}

function nested(depth: number): unknown {
  let value: unknown = 'deep';
  for (let level = 0; level < depth; level += 1) value = level % 2 === 0 ? [value] : { content: value };
  return value;
}

function collect(value: unknown, at: readonly (string | number)[], into: (readonly (string | number)[])[]): void {
  into.push(at);
  if (at.length > 8 || typeof value !== 'object' || value === null) return;
  for (const [key, each] of Object.entries(value))
    collect(each, [...at, Array.isArray(value) ? Number(key) : key], into);
}

function replaced(value: unknown, [first, ...rest]: readonly (string | number)[], by: unknown): unknown {
  if (first === undefined) return by;
  if (Array.isArray(value))
    return value.map((each: unknown, index) => (index === first ? replaced(each, rest, by) : each));
  const record = value as Readonly<Record<string, unknown>>;
  return { ...record, [first]: replaced(record[first], rest, by) };
}

/** Adds an own key, `__proto__` too, to the object at the place. */
function withKey(value: unknown, place: readonly (string | number)[], key: string, added: unknown): unknown {
  const parent = place.reduce<unknown>((at, step) => (at as Record<string | number, unknown>)[step], value);
  if (typeof parent !== 'object' || parent === null) return value;
  const copy: unknown = Array.isArray(parent) ? [...(parent as unknown[])] : { ...parent };
  Object.defineProperty(copy, key, { value: added, enumerable: true, configurable: true, writable: true });
  return replaced(value, place, copy);
}

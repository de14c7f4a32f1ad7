/** How a stretch of text is cut into terms. It follows from the script alone. */
export type RunKind = (typeof runKinds)['word' | 'bigrams' | 'fourgrams' | 'segmented'];

export const runKinds = {
  separator: 0,
  /** Written with spaces between words: Latin, Cyrillic, Greek, Devanagari, digits and the rest. */
  word: 1,
  /** Han, kana, hangul, bopomofo. */
  bigrams: 2,
  /** Arabic script. */
  fourgrams: 3,
  /** Thai, Lao, Khmer, Burmese: words without spaces between them. */
  segmented: 4,
  /** Marks, soft hyphens and joiners: part of whatever run they stand in. */
  joining: 5,
} as const;

/** Calls `visit` for each longest run of letters, marks and digits of one kind, in order; offsets are UTF-16 code units. */
export function visitRuns(text: string, visit: (kind: RunKind, start: number, end: number) => void): void {
  const { length } = text;
  let at = 0;
  while (at < length) {
    const first = text.charCodeAt(at);
    const kind = first < 128 ? asciiKinds[first] : kindAt(text, at);
    const start = at;
    at += isLeadSurrogate(first) ? 2 : 1;
    if (kind === runKinds.separator || kind === runKinds.joining) continue;
    while (at < length) {
      const code = text.charCodeAt(at);
      const next = code < 128 ? asciiKinds[code] : kindAt(text, at);
      if (next !== kind && next !== runKinds.joining) break;
      at += isLeadSurrogate(code) ? 2 : 1;
    }
    visit(kind as RunKind, start, Math.min(at, length));
  }
}

const asciiKinds = Uint8Array.from({ length: 128 }, (_, code) =>
  /[0-9A-Za-z]/.test(String.fromCharCode(code)) ? runKinds.word : runKinds.separator,
);

const unknown = 255;
const kindsOfUnits = new Uint8Array(0x1_0000).fill(unknown);

function isLeadSurrogate(code: number): boolean {
  return code >= 0xd800 && code < 0xdc00;
}

function kindAt(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  if (isLeadSurrogate(unit)) return kindOf(String.fromCodePoint(text.codePointAt(at) ?? unit));
  const known = kindsOfUnits[unit];
  if (known !== undefined && known !== unknown) return known;
  const kind = kindOf(String.fromCharCode(unit));
  kindsOfUnits[unit] = kind;
  return kind;
}

function kindOf(character: string): number {
  if (/[\p{M}\u00ad\u200b-\u200d\u2060\ufeff]/u.test(character)) return runKinds.joining;
  if (!/[\p{L}\p{N}]/u.test(character)) return runKinds.separator;
  if (/[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Hangul}\p{scx=Bopomofo}]/u.test(character))
    return runKinds.bigrams;
  if (/[\p{Script=Arabic}]/u.test(character)) return runKinds.fourgrams;
  if (/[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u.test(character)) return runKinds.segmented;
  return runKinds.word;
}

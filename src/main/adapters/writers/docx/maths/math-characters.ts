/** Operators that take what follows them, with limits. */
export const bigOperators = new Set('∑∏∐∫∬∭∮∯∰⋂⋃⋀⋁⨀⨁⨂⨄⨆');

/** Written after a function's name, and not seen. */
export const functionApplication = '\u2061';

/** What a big operator's operand ends before. */
export const ending = new Set('=≠<>≤≥≪≫≈≡∼≃≅∝→←↔⇒⇐⇔↦∈∉⊂⊆⊃⊇+−-±∓,;:');

export const opening = new Set('([{⟨⌈⌊');
export const closing = new Set(')]}⟩⌉⌋');

/** OMML has its accents as combining characters. */
export const accents: Readonly<Record<string, string>> = {
  '^': '\u0302',
  ˆ: '\u0302',
  '~': '\u0303',
  '˜': '\u0303',
  ˉ: '\u0305',
  '¯': '\u0305',
  '˘': '\u0306',
  '˙': '\u0307',
  '¨': '\u0308',
  ˇ: '\u030c',
  '´': '\u0301',
  ˊ: '\u0301',
  '`': '\u0300',
  ˋ: '\u0300',
  '˚': '\u030a',
  '\u20d7': '\u20d7',
  '⃛': '\u20db',
  '→': '\u20d7',
  '←': '\u20d6',
  '↔': '\u20e1',
  '⇀': '\u20d1',
  '↼': '\u20d0',
};

/** Lines above or below. */
export const bars = new Set('‾¯_―\u203e\u0332');

/** What stretches over or under a group. */
export const groupCharacters = new Set('⏞⏟⏠⏡⎴⎵');

/** The widths of spaces in ems, the widest first. */
export const spaces: readonly (readonly [number, string])[] = [
  [2, '\u2003\u2003'],
  [1, '\u2003'],
  [0.5, '\u2002'],
  [0.3, '\u2004'],
  [0.25, '\u2005'],
  [0.2, '\u2005'],
  [0.15, '\u2009'],
  [0.05, '\u200a'],
];

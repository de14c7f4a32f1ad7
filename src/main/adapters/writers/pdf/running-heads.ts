/** A section as the head of its pages names it, and the page it begins on. */
export type SectionStart = { readonly words: string; readonly page: number };

/** In the widths of a Latin letter. Two such heads share a line. */
const longestHead = 58;

/**
 * Which section the head of each page names: the first that begins on it, or else the one that goes on.
 */
export function headsOfPages(starts: readonly SectionStart[], pageCount: number): readonly string[] {
  const heads: string[] = [];
  let current = '';
  for (let page = 1; page <= pageCount; page += 1) {
    const onPage = starts.filter((start) => start.page === page);
    heads.push(onPage[0]?.words ?? current);
    current = onPage.at(-1)?.words ?? current;
  }
  return heads;
}

/**
 * Chromium's page margins know no `string-set`, and a named page for each section would force breaks. They do know
 * counters in any counter style: one whose symbol for each page number is the head of that page does it.
 */
export function counterStyle(name: string, heads: readonly string[]): string {
  const symbols = heads.map((head) => styleString(shortened(head))).join(' ');
  return `@counter-style ${name} { system: fixed; symbols: ${symbols === '' ? '""' : symbols}; suffix: ""; }`;
}

/** A string of a style sheet that can't end it, nor the element that it stands in. */
export function styleString(text: string): string {
  const escaped = text.replaceAll(/["\\<>\u0000-\u001F\u007F]/g, (character) => {
    return `\\${(character.codePointAt(0) ?? 32).toString(16)} `;
  });
  return `"${escaped}"`;
}

/** Cut at a word where it is too long for a line that it shares. */
export function shortened(text: string): string {
  const plain = text.replaceAll(/\s+/g, ' ').trim();
  let width = 0;
  let cut = '';
  for (const character of plain) {
    // Chinese, Japanese and Korean letters are as wide as two.
    width += (character.codePointAt(0) ?? 0) < 0x2e_80 ? 1 : 2;
    if (width < longestHead) cut += character;
  }
  if (width <= longestHead) return plain;
  const lastBlank = cut.lastIndexOf(' ');
  const atWord = lastBlank > cut.length / 2 ? cut.slice(0, lastBlank) : cut;
  return `${atWord.trimEnd()}…`;
}

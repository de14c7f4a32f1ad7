import type { PrintCitation } from '#main/ports/report-writer.ts';

/** As `[see @smith2024, p. 4; @lee2020]`, which pandoc's citeproc formats in any style. */
export function pandocCitation({ cites, mode }: PrintCitation): string {
  const written = cites.map(({ key, locator, locatorKind = 'page', prefix = '', suffix = '' }) => ({
    key,
    before: prefix === '' ? '' : `${bracketed(prefix.trim())} `,
    behind: [
      locator === undefined ? '' : `, ${locatorWords(locatorKind, locator)}`,
      suffix === '' ? '' : bracketed(/^[\s,;.]/u.test(suffix) ? suffix : ` ${suffix}`),
    ].join(''),
  }));
  const [first, ...others] = written;
  if (first === undefined) return '';
  if (mode === 'author-in-text') {
    const inner = [`${first.before}${first.behind.replace(/^, /u, '')}`, ...others.map(whole)].filter(
      (part) => part !== '',
    );
    return `@${first.key}${inner.length === 0 ? '' : ` [${inner.join('; ')}]`}`;
  }
  const hides = mode === 'without-author' ? '-' : '';
  return `[${written.map((each, index) => whole(each, index === 0 ? hides : '')).join('; ')}]`;
}

function whole(
  { key, before, behind }: { key: string; before: string; behind: string },
  hides: string | number = '',
): string {
  return `${before}${hides === '-' ? '-' : ''}@${key}${behind}`;
}

/** Of the words that pandoc knows for what a locator counts. */
const locatorNames: Readonly<Record<string, string>> = {
  book: 'bk.',
  chapter: 'ch.',
  column: 'col.',
  figure: 'fig.',
  folio: 'fol.',
  issue: 'no.',
  line: 'l.',
  note: 'n.',
  opus: 'op.',
  part: 'pt.',
  paragraph: 'para.',
  section: 'sec.',
  verse: 'v.',
  volume: 'vol.',
};

function locatorWords(kind: string, locator: string): string {
  const isSeveral = /[,–-]/u.test(locator);
  const name = kind === 'page' ? (isSeveral ? 'pp.' : 'p.') : (locatorNames[kind] ?? kind);
  return `${name} ${locator.replaceAll('–', '-')}`;
}

/** In a citation brackets and semicolons have a meaning of their own. */
function bracketed(text: string): string {
  return text.replace(/[[\];@\\*_`$<>^~]/g, '\\$&');
}

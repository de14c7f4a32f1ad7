import type { FormattedRun } from '#shared/domain/formatted-text.ts';

const displays = ['block', 'left-margin', 'right-inline', 'indent'] as const;

/** A run with the place that the style gives it in its entry. */
export type PlacedRun = Omit<FormattedRun, 'display'> & { readonly display?: (typeof displays)[number] };

/** Whether a place is one that runs keep. */
export function isOwnLine(display: PlacedRun['display']): display is 'block' | 'indent' {
  return display === 'block' || display === 'indent';
}

type Format = Omit<PlacedRun, 'text'>;

const token = /<(?<close>\/)?(?<tag>i|b|em|sup|sub|span|a|div)(?<attributes> [^<>]*)?>/gu;

/** Reads what citeproc writes, its own HTML, as runs. What isn't markup of its own stands as text. */
export function parseRuns(markup: string): PlacedRun[] {
  const runs: PlacedRun[] = [];
  const open: Format[] = [{}];
  let from = 0;
  const take = (end: number) => {
    const text = decode(markup.slice(from, end));
    if (text !== '') runs.push({ ...open.at(-1), text });
  };
  for (const { 0: whole, index, groups } of markup.matchAll(token)) {
    take(index);
    from = index + whole.length;
    const { close, tag = '', attributes = '' } = groups ?? {};
    const around = open.at(-1) ?? {};
    if (close === undefined) open.push(formatOf(tag, attributes, around));
    else if (open.length > 1) open.pop();
  }
  take(markup.length);
  return joinAlike(runs);
}

function formatOf(tag: string, attributes: string, around: Format): Format {
  switch (tag) {
    case 'i':
    case 'em':
      return { ...around, isItalic: true };
    case 'b':
      return { ...around, isBold: true };
    case 'sup':
      return { ...around, position: 'super' };
    case 'sub':
      return { ...around, position: 'sub' };
    case 'span':
      return styled(/style="(?<style>[^"]*)"/u.exec(attributes)?.groups?.['style'] ?? '', around);
    case 'a':
      return linked(decode(/href="(?<address>[^"]*)"/u.exec(attributes)?.groups?.['address'] ?? ''), around);
    case 'div':
      return placed(/class="csl-(?<display>[^"]*)"/u.exec(attributes)?.groups?.['display'] ?? '', around);
    default:
      return around;
  }
}

function styled(style: string, around: Format): Format {
  switch (style.replaceAll(/[\s;]/gu, '')) {
    case 'font-variant:small-caps':
      return { ...around, isSmallCaps: true };
    case 'text-decoration:underline':
      return { ...around, isUnderlined: true };
    case 'font-style:normal':
      return without('isItalic', around);
    case 'font-weight:normal':
      return without('isBold', around);
    case 'font-variant:normal':
      return without('isSmallCaps', around);
    case 'text-decoration:none':
      return without('isUnderlined', around);
    case 'baseline':
      return without('position', around);
    default:
      return around;
  }
}

function without(name: keyof Format, format: Format): Format {
  return Object.fromEntries(Object.entries(format).filter(([each]) => each !== name));
}

function linked(address: string, around: Format): Format {
  const parsed = URL.parse(address);
  return parsed?.protocol === 'https:' || parsed?.protocol === 'http:' ? { ...around, href: address } : around;
}

function placed(display: string, around: Format): Format {
  const known = displays.find((each) => each === display);
  return known === undefined ? around : { ...around, display: known };
}

function decode(text: string): string {
  return text.replaceAll(/&#(\d+);/gu, (_, code: string) => String.fromCodePoint(Number(code)));
}

function joinAlike(runs: readonly PlacedRun[]): PlacedRun[] {
  const joined: PlacedRun[] = [];
  for (const run of runs) {
    const last = joined.at(-1);
    if (last !== undefined && isAlike(last, run)) joined[joined.length - 1] = { ...last, text: last.text + run.text };
    else joined.push(run);
  }
  return joined;
}

const facets = ['isBold', 'isItalic', 'isUnderlined', 'isSmallCaps', 'position', 'href', 'display'] as const;

function isAlike(one: PlacedRun, other: PlacedRun): boolean {
  return facets.every((facet) => one[facet] === other[facet]);
}

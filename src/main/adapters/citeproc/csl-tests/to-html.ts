import type { FormattedRun, FormattedText } from '#shared/domain/formatted-text.ts';

const facets = [
  ['isItalic', '<i>', '</i>'],
  ['isBold', '<b>', '</b>'],
  ['isUnderlined', '<span style="text-decoration:underline;">', '</span>'],
  ['isSmallCaps', '<span style="font-variant:small-caps;">', '</span>'],
  ['super', '<sup>', '</sup>'],
  ['sub', '<sub>', '</sub>'],
] as const;

type Facet = (typeof facets)[number];

/** Runs as the CSL test suite writes them: the format that lasts longest is outermost. Links are left out. */
export function toHtml(runs: FormattedText, open: readonly Facet[] = facets): string {
  const longest = open
    .map((facet) => ({ facet, ...longestStretch(runs, facet) }))
    .reduce<{ facet: Facet; from: number; to: number } | null>(
      (best, each) => (each.to - each.from > (best === null ? 0 : best.to - best.from) ? each : best),
      null,
    );
  if (longest === null) return runs.map(({ text }) => escape(text)).join('');
  const { facet, from, to } = longest;
  const [, start, end] = facet;
  const inner = open.filter((each) => each !== facet);
  return `${toHtml(runs.slice(0, from), open)}${start}${toHtml(runs.slice(from, to), inner)}${end}${toHtml(runs.slice(to), open)}`;
}

function longestStretch(runs: FormattedText, [name]: Facet): { readonly from: number; readonly to: number } {
  let best = { from: 0, to: 0 };
  let from = 0;
  for (let to = 1; to <= runs.length; to += 1) {
    const run = runs[to - 1];
    if (run === undefined || !has(run, name)) from = to;
    else if (to - from > best.to - best.from) best = { from, to };
  }
  return best;
}

function has(run: FormattedRun, name: Facet[0]): boolean {
  return name === 'super' || name === 'sub' ? run.position === name : run[name] === true;
}

function escape(text: string): string {
  return text.replaceAll('&', '&#38;').replaceAll('<', '&#60;').replaceAll('>', '&#62;');
}

import type { CiteprocItem, Engine } from 'citeproc';
import { plainText, type FormattedRun, type FormattedText } from '#shared/domain/formatted-text.ts';
import { isOwnLine, parseRuns } from './parse-runs.ts';

// What the processor writes where a style leaves nothing of a source: "[NO_PRINTED_FORM]" or a sentence that ends so.
const unprinted = /\s*\[(?:NO_PRINTED_FORM|CSL STYLE ERROR: reference with no printed form\.)\]/gu;

/** The label of a citation from what the processor writes; `lead` stands before it. */
export function labelOf(markup: string, lead: string): FormattedText {
  const runs = parseRuns(markup).map(({ display, ...run }): FormattedRun =>
    isOwnLine(display) ? { ...run, display } : run,
  );
  if (lead === '') return runs;
  return [{ text: runs[0]?.position === 'super' ? lead : `${lead} ` }, ...runs];
}

/** What of a label its style left nothing of: the authors that are to stand in the sentence, all of it, or the rest. */
export function gapIn(label: FormattedText, mode?: 'suppress-author' | 'composite'): 'authors' | 'all' | 'rest' | null {
  const words = plainText(label);
  // Where something stands before the citation, missing authors are an empty word.
  if (mode === 'composite' && /^\s|^\[NO_PRINTED_FORM\]/u.test(words)) return 'authors';
  if (words.search(unprinted) === -1) return null;
  return mode === 'suppress-author' ? 'all' : 'rest';
}

/** `instead` stands where nothing else is left. */
export function withoutUnprinted(label: FormattedText, instead: string): FormattedText {
  const left = label
    .map((run) => ({ ...run, text: run.text.replaceAll(unprinted, '') }))
    .filter(({ text }) => text !== '');
  return left.length > 0 ? left : [{ text: instead }];
}

export function titleOf(item: CiteprocItem | undefined): string {
  return typeof item?.['title'] === 'string' ? item['title'] : '?';
}

/** The authors as a sentence names them: one, two, or the first of more; without any, the title. */
export function shortNames(engine: Engine, item: CiteprocItem | undefined): string {
  const names = item?.['author'] ?? item?.['editor'];
  const families = Array.isArray(names)
    ? (names as readonly { family?: string; literal?: string; given?: string }[]).map(
        ({ family, literal, given }) => family ?? literal ?? given ?? '',
      )
    : [];
  const [first = '', second] = families.filter((name) => name !== '');
  if (first === '') return titleOf(item);
  if (second === undefined) return first;
  const hasMore = families.length > 2;
  return hasMore
    ? `${first} ${engine.getTerm('et-al') ?? 'et al.'}`
    : `${first} ${engine.getTerm('and') ?? '&'} ${second}`;
}

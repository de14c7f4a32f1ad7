import { userFault } from '#shared/base/fault.ts';
import { fail, succeed, type Result } from '#shared/base/result.ts';
import type { SourceId } from '#shared/base/ids.ts';
import { createAnchorer, type Anchored } from '#shared/text/anchor.ts';
import type { SourceStore } from '#main/ports/project-store.ts';

/**
 * Where words that were marked on a page stand in the source's text, near that page; null where they aren't in it. A
 * word that is only partly marked at either end is taken whole where that finds them, else left out. Fault:
 * `source-not-found`.
 */
export function locateWords(options: {
  store: SourceStore;
  sourceId: SourceId;
  words: string;
  page: number | null;
}): Result<Anchored | null> {
  const { store, sourceId, page } = options;
  const text = store.readText(sourceId);
  if (text === null) {
    return fail(userFault('source-not-found', `This project has no source ${sourceId}. It may have been taken out.`));
  }
  const words = options.words.trim();
  const pages = page === null ? [] : (store.readLayout(sourceId)?.pages ?? []);
  const span = pages.find(({ number }) => number === page);
  const near = span === undefined ? {} : { near: [span.charStart, span.charEnd] as const };
  const anchor = createAnchorer(text);
  const found = anchor({ exact: words, ...near });
  if (found !== null) return succeed(found);
  const parts = words.split(/\s+/u);
  const tries = [parts.slice(1), parts.slice(0, -1), parts.slice(1, -1)].filter((part) => part.length > 0);
  for (const part of tries) {
    const inner = anchor({ exact: part.join(' '), ...near });
    if (inner !== null) return succeed(widened({ text, inner, words }));
  }
  return succeed(parts.length === 1 ? wordAround({ text, words, near: span?.charStart ?? 0 }) : null);
}

/** Takes the words beside in where what was marked of them is their near part. */
function widened({ text, inner, words }: { text: string; inner: Anchored; words: string }): Anchored {
  const parts = words.split(/\s+/u);
  const [first = ''] = parts;
  const last = parts.at(-1) ?? '';
  const before = /(?<word>\S+)\s+$/u.exec(text.slice(Math.max(0, inner.charStart - reach), inner.charStart));
  const after = /^\s+(?<word>\S+)/u.exec(text.slice(inner.charEnd, inner.charEnd + reach));
  const hasHead = before?.groups?.['word']?.endsWith(first) === true;
  const hasTail = after?.groups?.['word']?.startsWith(last) === true;
  return {
    charStart: hasHead ? inner.charStart - before[0].length : inner.charStart,
    charEnd: hasTail ? inner.charEnd + after[0].length : inner.charEnd,
  };
}

const reach = 120;

/** The word that a part of it was marked of: the one nearest to where the page begins, from there on. */
function wordAround({ text, words, near }: { text: string; words: string; near: number }): Anchored | null {
  const after = text.indexOf(words, near);
  const at = after === -1 ? text.indexOf(words) : after;
  if (at === -1 || words === '') return null;
  const head = /[\p{L}\p{M}\p{N}]*$/u.exec(text.slice(Math.max(0, at - reach), at))?.[0].length ?? 0;
  const end = at + words.length;
  const tail = /^[\p{L}\p{M}\p{N}]*/u.exec(text.slice(end, end + reach))?.[0].length ?? 0;
  return { charStart: at - head, charEnd: end + tail };
}

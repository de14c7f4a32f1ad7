import { createHash } from 'node:crypto';
import { faultSchema } from '#shared/base/fault.ts';
import type { Result } from '#shared/base/result.ts';
import { sourceLayoutSchema, type SourceLayout } from '#shared/domain/layout.ts';
import type { Passage } from '#shared/domain/passage.ts';
import { bibliographicDataSchema, isSlides } from '#shared/domain/source.ts';
import type { ReadAndSplitAnswer } from '#main/app/reader-worker.ts';

/** What of a reader's answer breaks what every source promises; empty where nothing does. */
export function problemsOf(answer: Result<ReadAndSplitAnswer>): string[] {
  if (!answer.ok) return problemsOfFault(answer.fault);
  const { text, layoutJson, passagesJson, bibliographic, textHash, pageCount, mediaType } = answer.value;
  const problems: string[] = [];
  const must = (holds: boolean, what: string) => {
    if (!holds) problems.push(what);
  };
  must(text.isWellFormed(), 'text is not well-formed UTF-16');
  must(text.trim() !== '', 'text is empty');
  must(!/[\0-\x08\x0b-\x1f\x7f]/.test(text), 'control characters in the text');
  must(createHash('sha256').update(text).digest('hex') === textHash, 'text hash');
  const layout = sourceLayoutSchema.safeParse(JSON.parse(layoutJson));
  if (layout.success) problems.push(...problemsOfLayout(layout.data, text, isSlides(mediaType) || !isBook(mediaType)));
  else problems.push(`layout: ${String(layout.error.issues[0]?.path.join('.'))} ${layout.error.issues[0]?.message}`);
  const data = bibliographicDataSchema.safeParse(JSON.parse(JSON.stringify(bibliographic)));
  must(
    data.success && bibliographic.title.trim() !== '',
    `bibliographic data ${data.error?.message ?? 'without title'}`,
  );
  must(JSON.stringify(bibliographic).length < 1_000_000, 'bibliographic data beyond all measure');
  must(!/\\ud[89a-f]|\\u0000/i.test(JSON.stringify(bibliographic)), 'bibliographic data with a lone surrogate or NUL');
  must(pageCount === null || pageCount > 0, 'page count');
  problems.push(...problemsOfPassages(JSON.parse(passagesJson) as Omit<Passage, 'text'>[], text, pageCount));
  return [...new Set(problems)];
}

function isBook(mediaType: string): boolean {
  return mediaType === 'application/epub+zip';
}

function problemsOfFault(fault: unknown): string[] {
  const parsed = faultSchema.safeParse(fault);
  if (!parsed.success) return ['the fault is none'];
  const { code, message } = parsed.data;
  const problems: string[] = [];
  if (!/^(?:file|archive|reader)-/.test(code)) problems.push(`fault ${code}`);
  if (!/^.{20,1000}\.$/su.test(message)) problems.push(`message: ${message.slice(0, 200)}`);
  if (!message.isWellFormed()) problems.push('message is not well-formed');
  return problems;
}

function problemsOfLayout({ blocks, pages, runBoxes }: SourceLayout, text: string, isNumbered: boolean): string[] {
  const problems: string[] = [];
  const must = (holds: boolean, what: string) => {
    if (!holds) problems.push(what);
  };
  let reached = 0;
  for (const { kind, level, charStart, charEnd } of blocks) {
    must(charStart >= reached && charEnd > charStart && charEnd <= text.length, `block ${charStart}–${charEnd}`);
    must(text.slice(reached, charStart).trim() === '', `text between blocks at ${reached}`);
    must((level !== undefined) === (kind === 'heading'), 'a level without a heading, or the other way round');
    reached = Math.max(reached, charEnd);
  }
  must(text.slice(reached).trim() === '', 'text after the last block');
  for (const [index, page] of pages.entries()) {
    if (isNumbered) must(page.number === index + 1, `page ${index + 1} has number ${page.number}`);
    must(page.charStart === (index === 0 ? 0 : pages[index - 1]?.charEnd), `page ${page.number} starts elsewhere`);
    must(page.charEnd >= page.charStart, `page ${page.number} ends before it starts`);
  }
  if (pages.length > 0) must(pages.at(-1)?.charEnd === text.length, 'the last page ends elsewhere');
  for (const { page, charStart, charEnd, ...box } of runBoxes) {
    const on = pages[page - 1];
    must(on !== undefined && charStart >= on.charStart && charEnd <= on.charEnd, 'a run outside its page');
    must(charEnd > charStart, 'an empty run');
    must(
      Object.values(box).every((each) => Number.isFinite(each)),
      'a box that is not finite',
    );
    must(box.width >= 0 && box.height >= 0, 'a box of negative size');
  }
  return problems;
}

function problemsOfPassages(passages: readonly Omit<Passage, 'text'>[], text: string, pageCount: number | null) {
  const problems: string[] = [];
  let reached = 0;
  for (const [index, { ordinal, charStart, charEnd, page, headingPath }] of passages.entries()) {
    const own = text.slice(charStart, charEnd);
    if (ordinal !== index) problems.push('passage out of order');
    if (charStart < reached || charEnd <= charStart || charEnd > text.length)
      problems.push(`passage ${charStart}–${charEnd}`);
    if (!own.isWellFormed()) problems.push('a passage cuts a character in two');
    if (own.trim() === '') problems.push('an empty passage');
    if (!headingPath.every((heading) => heading.isWellFormed())) problems.push('a heading cuts a character in two');
    if ((page === null) !== (pageCount === null)) problems.push(`passage on page ${page} of ${pageCount}`);
    reached = Math.max(reached, charEnd);
  }
  if (text.length > 0 && passages.length === 0 && /[\p{L}\p{N}]/u.test(text)) problems.push('text without a passage');
  return problems;
}

import type { PhraseFinder } from '#main/ports/phrase-finder.ts';
import type { Reasoner, SectionDraft, SectionRequest } from '#main/ports/reasoner.ts';
import { userFault } from '#shared/base/fault.ts';
import { fail, succeed, type Result } from '#shared/base/result.ts';
import { decide } from './decide.ts';
import { draftBody } from './draft-body.ts';
import { draftClosing } from './draft-closing.ts';
import { draftIntroduction } from './draft-introduction.ts';
import { extractQuotes } from './extract-quotes.ts';
import { guessLanguage } from './guess-language.ts';
import { learnAcronyms, withAcronyms } from './learn-acronyms.ts';
import { readFocus } from './read-focus.ts';
import { readGoal } from './read-goal.ts';
import { createReading, type Reading } from './reading.ts';
import { wordingFor } from './report-wording.ts';
import { reworkSelection } from './rework-selection.ts';
import { selectPassages } from './select-passages.ts';

/**
 * The reasoner that needs no model and no network: it plans from terms and phrases and writes by choosing, ordering and
 * citing sentences. The same request always gets the same answer.
 */
export function createExtractiveReasoner({ phrases }: { readonly phrases: PhraseFinder }): Reasoner {
  const reading = createReading(phrases);
  return {
    kind: 'extractive',
    // It takes no time, and each section may know all before it.
    parallelSections: 1,
    decide: (state, signal) =>
      answer(signal, () => ({
        action: decide(
          state,
          explained(reading, [state.brief.question, ...state.memoryBank.map(({ summary }) => summary)]),
        ),
        lastSearch: null,
        notes: [],
      })),
    select: ({ brief, goal, candidates, limit }, signal) =>
      answer(signal, () => {
        const language = libraryLanguage(candidates);
        const read = explained(reading, [brief.question, ...candidates.map(({ text }) => text)]);
        return selectPassages(
          candidates,
          readFocus(brief.question, language, read),
          readGoal(goal, language, read),
          limit,
          read,
        );
      }),
    extract: ({ brief, goal, passages }, signal) =>
      answer(signal, () => {
        const language = libraryLanguage(passages);
        const read = explained(reading, [brief.question, ...passages.map(({ text }) => text)]);
        return extractQuotes(passages, readFocus(brief.question, language, read), readGoal(goal, language, read), read);
      }),
    draft: (request, { signal, onText }) =>
      answer(signal, () => {
        const read = explained(reading, [request.brief.question, ...request.evidence.map(({ summary }) => summary)]);
        const section = draftSection(request, read);
        onText(section.markdown);
        return section;
      }),
    rework: async (request, signal) => {
      const read = explained(reading, [
        request.section.brief.question,
        ...request.section.evidence.map(({ summary }) => summary),
      ]);
      const language = guessLanguage(`${request.section.brief.question} ${request.selection}`, 'en');
      const reworked = await answer(signal, () => reworkSelection(request, language, read));
      return reworked.ok ? reworked.value : reworked;
    },
    judge: ({ claims }, signal) =>
      answer(signal, () => claims.map(() => ({ verdict: 'unchecked' as const, words: '' }))),
  };
}

function explained(reading: Reading, texts: readonly string[]): Reading {
  return withAcronyms(reading, learnAcronyms(texts));
}

async function answer<T>(signal: AbortSignal, work: () => T): Promise<Result<T>> {
  if (signal.aborted) return fail(userFault('cancelled', 'The run was cancelled.'));
  return succeed(work());
}

function draftSection(request: SectionRequest, reading: Reading): SectionDraft {
  const sample = request.evidence
    .slice(0, 5)
    .map((evidence) => evidence.summary)
    .join(' ');
  const language = guessLanguage(`${request.brief.question} ${sample}`, 'en');
  const isAskedOtherwise = request.present !== undefined && (request.instruction ?? '').trim() !== '';
  const note = isAskedOtherwise ? { note: wordingFor(language).frameNotReworded } : {};
  switch (request.item.role) {
    case 'introduction':
      return { ...draftIntroduction(request, language, reading), ...note };
    case 'closing':
      return { ...draftClosing(request, language, reading), ...note };
    case 'body':
      return draftBody(request, language, reading);
  }
}

/** The language of most of the passages. */
function libraryLanguage(passages: readonly { readonly language: string }[]): string {
  const counts = new Map<string, number>();
  for (const { language } of passages) counts.set(language, (counts.get(language) ?? 0) + 1);
  return [...counts].toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))[0]?.[0] ?? 'en';
}

import { z } from 'zod';
import type { Catalogue } from '#renderer/language/index.ts';

/** Whatever of this a step's outcome has: planner and writer keep different things. */
const outcomeSchema = z.object({
  goal: z.string().optional().catch(undefined),
  queries: z.array(z.string()).optional().catch(undefined),
  itemId: z.string().optional().catch(undefined),
  outcome: z.enum(['drafted', 'kept', 'failed']).optional().catch(undefined),
  passagesRead: z.number().optional().catch(undefined),
  newEvidenceIds: z.array(z.unknown()).optional().catch(undefined),
  droppedOffers: z.number().optional().catch(undefined),
  remarks: z.array(z.string()).optional().catch(undefined),
  problems: z.number().optional().catch(undefined),
  removed: z.array(z.unknown()).optional().catch(undefined),
  clarification: z.object({ question: z.string(), answer: z.string() }).nullable().optional().catch(undefined),
  fault: z.object({ message: z.string().optional(), code: z.string() }).optional().catch(undefined),
});

/** What a step came to, one thing a line. */
export function stepOutcomeInWords(
  text: Catalogue,
  outcome: unknown,
  headings: ReadonlyMap<string, string>,
): readonly string[] {
  const parsed = outcomeSchema.safeParse(outcome);
  if (!parsed.success) return [];
  const words = text.runs.traceOutcome;
  const {
    goal = '',
    queries = [],
    itemId = '',
    outcome: result,
    passagesRead = 0,
    newEvidenceIds = [],
    droppedOffers = 0,
  } = parsed.data;
  const { remarks = [], problems = 0, removed = [], clarification, fault } = parsed.data;
  const heading = headings.get(itemId);
  const isSearch = passagesRead > 0 || queries.length > 0;
  return [
    ...(goal === '' ? [] : [`“${goal}”`]),
    ...(heading === undefined ? [] : [`“${heading}”`]),
    ...(result === undefined ? [] : [words[result]]),
    ...(queries.length === 0 ? [] : [queries.join(' · ')]),
    ...(isSearch
      ? [`${words.passages({ passages: passagesRead })}, ${words.found({ found: newEvidenceIds.length })}`]
      : []),
    ...(droppedOffers === 0 ? [] : [words.dropped({ dropped: droppedOffers })]),
    ...(problems === 0 ? [] : [words.problems({ problems })]),
    ...(removed.length === 0 ? [] : [words.removed({ removed: removed.length })]),
    ...(clarification == null ? [] : [`${clarification.question} – ${clarification.answer}`]),
    ...(fault === undefined ? [] : [fault.message ?? fault.code]),
    ...remarks,
  ];
}

/** The step's kind; one that is newer than this catalogue is shown as it is called. */
export function stepKindInWords(text: Catalogue, kind: string): string {
  const words: Readonly<Record<string, string>> = text.runs.traceKind;
  return words[kind] ?? kind;
}

import type { ItemId } from '#shared/base/ids.ts';
import type { OutlineItem } from '#shared/domain/outline.ts';
import type { PlannerState } from '#main/ports/reasoner.ts';
import { countLineTokens, fitEntries, lineTokens, linesOf } from '../prompting/fit-entries.ts';
import { block, line, shortened } from '../prompting/material.ts';
import type { NamedEvidence, PlannerView } from './planner-view.ts';

const mostQueries = 24;
const mostRemarks = 4;
const summaryTokens = 48;
const noteTokens = 36;

export function libraryBlock({ state }: PlannerView): string {
  const { sourceCount, passageCount, language } = state.library;
  return block('library', `${sourceCount} sources, ${passageCount} passages, mostly in the language "${language}"`);
}

export function stepsBlock({ state }: PlannerView): string {
  return block('steps', `This is step ${state.stepNumber}. Steps left, this one included: ${state.stepsLeft}.`);
}

/** Empty where the person was asked nothing. */
export function clarificationBlock({ state }: PlannerView): string {
  const { clarification } = state;
  if (clarification === null) return '';
  const { question, answer } = clarification;
  return block('clarification', `Question: ${shortened(question, 80)}\nAnswer: ${shortened(answer, 160)}`);
}

/** What came of the step before; empty at the first. */
export function lastStepBlock({ state, evidence }: PlannerView, tokens: number): string {
  const last = state.lastOutcome;
  if (last === null) return '';
  const found = new Set(last.newEvidenceIds);
  const handles = evidence.filter(({ digest }) => found.has(digest.id)).map(({ handle }) => handle);
  const isSearch = last.action === 'search' || last.action === 'read';
  const what = last.goal === '' ? last.action : `${last.action}: ${shortened(line(last.goal), 60)}`;
  const brought = isSearch
    ? [`New evidence: ${last.newEvidenceIds.length}${handles.length === 0 ? '' : ` (${ranges(handles)})`}`]
    : [];
  const remarks = fitEntries({
    entries: last.remarks,
    toLine: (remark) => `- ${shortened(line(remark), 60)}`,
    tokens: tokens - 120,
    limit: mostRemarks,
  });
  return block('last_step', [what, ...brought, ...linesOf(remarks, 'remarks')].join('\n'));
}

/** The newest queries; empty where there are none. */
export function queriesBlock({ state }: PlannerView, tokens: number): string {
  const queries = [...new Set(state.pastQueries)];
  if (queries.length === 0) return '';
  const newestFirst = [...queries.keys()].toReversed();
  const fitted = fitEntries({
    entries: queries,
    toLine: (query) => `- ${shortened(line(query), 24)}`,
    tokens: tokens - countLineTokens,
    limit: mostQueries,
    preferred: newestFirst,
  });
  return block('past_queries', linesOf(fitted, 'earlier queries').join('\n'));
}

function markOf({ id, lockedBy }: OutlineItem, { keptItems }: PlannerState): string {
  if (lockedBy !== null) return ' [locked: cannot be changed]';
  return keptItems?.has(id) === true ? ' [changed by the person: keep what they did]' : '';
}

/** The items with their numbers; where there is room, what each is to say, what is known of it and what is missing. */
export function outlineBlock(view: PlannerView, tokens: number): string {
  const { outline, state } = view;
  const notes = new Map(state.notes.map((note) => [note.itemId, note]));
  const coverage = new Map(state.coverage.map((each) => [each.itemId, each]));
  const open = (itemId: ItemId) => coverage.get(itemId)?.isCovered === false;
  const preferred = [...outline.items.keys()].toSorted(
    (a, b) => Number(open(outline.items[b]!.item.id)) - Number(open(outline.items[a]!.item.id)) || a - b,
  );
  const short = (entry: (typeof outline.items)[number]) => {
    const { item, number } = entry;
    const known = coverage.get(item.id);
    const counts =
      item.role === 'body'
        ? known === undefined
          ? ''
          : ` [evidence ${known.evidenceCount}, sources ${known.sourceCount}${known.isCovered ? ', enough' : ''}${item.isNotInSources ? ', not in the sources' : ''}]`
        : ` [${item.role}]`;
    return `${number} ${shortened(line(item.heading), 24)}${counts}${markOf(item, state)}`;
  };
  const fitted = fitEntries({
    entries: outline.items,
    toLine: short,
    tokens: tokens - countLineTokens - 12,
    preferred,
  });
  const lines = [...fitted.lines];
  let left = tokens - countLineTokens - 12 - lines.reduce((sum, each) => sum + lineTokens(each), 0);
  const place = new Map(fitted.shown.map(({ item }, index) => [item.id, index]));
  for (const index of preferred) {
    const entry = outline.items[index];
    const at = entry === undefined ? undefined : place.get(entry.item.id);
    if (entry === undefined || at === undefined) continue;
    const { intent, id } = entry.item;
    const note = notes.get(id);
    const more = [
      ...(intent === '' ? [] : [`   says: ${shortened(line(intent), noteTokens)}`]),
      ...(note === undefined || note.known === '' ? [] : [`   known: ${shortened(line(note.known), noteTokens)}`]),
      ...(note === undefined || note.missing === ''
        ? []
        : [`   missing: ${shortened(line(note.missing), noteTokens)}`]),
    ].join('\n');
    if (more === '' || lineTokens(more) > left) continue;
    left -= lineTokens(more);
    lines[at] = `${lines[at] ?? ''}\n${more}`;
  }
  return block('outline', linesOf({ ...fitted, lines }, 'items').join('\n'));
}

/** Pieces of evidence by handle, source and summary; those first in `preferred` are shown where not all fit. */
export function evidenceBlock(
  evidence: readonly NamedEvidence[],
  options: { readonly tokens: number; readonly preferred?: readonly number[]; readonly what: string },
): string {
  const fitted = fitEntries({
    entries: evidence,
    toLine: ({ handle, digest }) => {
      const title = digest.sourceTitle === undefined ? '' : `[${shortened(line(digest.sourceTitle), 12)}] `;
      return `${handle} ${title}${shortened(line(digest.summary), summaryTokens)}`;
    },
    tokens: options.tokens - countLineTokens - 16,
    ...(options.preferred === undefined ? {} : { preferred: options.preferred }),
  });
  const lines = linesOf(fitted, 'pieces of evidence');
  return block('evidence', lines.length === 0 ? '(none)' : lines.join('\n'), { of: options.what });
}

/** Newest first. */
export function newestFirst(evidence: readonly NamedEvidence[]): readonly number[] {
  return [...evidence.keys()].toReversed();
}

/** In turn one of each goal, so that all that was searched for has its share. */
export function inTurnByGoal(evidence: readonly NamedEvidence[]): readonly number[] {
  const seen = new Map<string, number>();
  const turns = evidence.map(({ digest: { goal } }) => {
    const turn = seen.get(goal) ?? 0;
    seen.set(goal, turn + 1);
    return turn;
  });
  return [...evidence.keys()].toSorted((a, b) => (turns[a] ?? 0) - (turns[b] ?? 0) || a - b);
}

/** E3, E4, E5, E9 as `E3-E5, E9`. */
function ranges(handles: readonly string[]): string {
  const numbers = handles.map((handle) => Number(handle.slice(1)));
  const parts: string[] = [];
  for (let at = 0; at < numbers.length;) {
    let end = at;
    while (numbers[end + 1] === (numbers[end] ?? 0) + 1) end += 1;
    parts.push(end === at ? `E${numbers[at]}` : `E${numbers[at]}-E${numbers[end]}`);
    at = end + 1;
  }
  const shown = parts.slice(0, 12).join(', ');
  return parts.length > 12 ? `${shown} and others` : shown;
}

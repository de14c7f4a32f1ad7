import type { Engine } from 'citeproc';
import type { FormattedRun, FormattedText } from '#shared/domain/formatted-text.ts';
import type { FormattedCitations, FormattedReference } from '#main/ports/citation-formatter.ts';
import { isOwnLine, parseRuns, type PlacedRun } from './parse-runs.ts';

/** The bibliography of what the engine holds; empty where the style has none. */
export function formatReferences(engine: Engine): Pick<FormattedCitations, 'bibliography' | 'hasHangingIndent'> {
  const made = engine.makeBibliography();
  if (made === false) return { bibliography: [], hasHangingIndent: false };
  const [{ entry_ids: ids, hangingindent }, entries] = made;
  return {
    bibliography: entries.map((markup, index) => toReference(ids[index]?.[0] ?? '', markup)),
    hasHangingIndent: hangingindent !== undefined && hangingindent !== false && hangingindent !== 0,
  };
}

export function toReference(itemId: string, markup: string): FormattedReference {
  const runs = parseRuns(markup);
  const others = runs.findIndex(({ display }) => display !== 'left-margin');
  const margin = runs.slice(0, others === -1 ? runs.length : others);
  const label = trimmed(margin.map(toRun));
  return {
    itemId,
    label: label.length === 0 ? null : label,
    text: trimmed(runs.slice(margin.length).map(toRun)),
  };
}

function toRun({ display, ...run }: PlacedRun): FormattedRun {
  return isOwnLine(display) ? { ...run, display } : run;
}

function trimmed(text: FormattedText): FormattedText {
  const runs = text.map((run, index) => ({
    ...run,
    text: trimEnds(run.text, index === 0, index === text.length - 1),
  }));
  return runs.filter((run) => run.text !== '');
}

function trimEnds(text: string, atStart: boolean, atEnd: boolean): string {
  const rest = atStart ? text.trimStart() : text;
  return atEnd ? rest.trimEnd() : rest;
}

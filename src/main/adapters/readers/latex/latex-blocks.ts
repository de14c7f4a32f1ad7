import type { Block } from '#shared/domain/layout.ts';
import type { DraftBlock } from '../assemble-blocks.ts';
import {
  drawnEnvironments,
  environmentSettings,
  listEnvironments,
  mathEnvironments,
  quoteEnvironments,
  sectioning,
  statementEnvironments,
  tableEnvironments,
} from './commands.ts';
import { formula, inlineWords, type InlineContext } from './inline-words.ts';
import { argumentAt, environmentAt } from './scan.ts';
import { tableRows } from './table-rows.ts';

const edge =
  /\n[ \t]*\n\s*|\\par(?![A-Za-z])|\\(begin|end)\s*\{([^{}\n]{1,40})\}|\\(item|bibitem|caption|captionof|frametitle|part|chapter|section|subsection|subsubsection|paragraph|subparagraph)(?![A-Za-z])\*?|\uE010\d+\uE011/g;

/** The blocks of LaTeX's body, in order: each is cut out as it is written and then made words. */
export function latexBlocks(body: string, context: InlineContext): DraftBlock[] {
  const drafts: DraftBlock[] = [];
  const open: string[] = [];
  const highest = /\\(?:part|chapter)\*?\s*[[{]/.test(body) ? 0 : 2;
  let pending = '';
  let label = '';

  const add = (kind: Block['kind'], source: string, level?: number) => {
    const text = inlineWords(source, context);
    if (text !== '') drafts.push(level === undefined ? { kind, text } : { kind, text, level });
    for (const note of context.notes.splice(0)) drafts.push({ kind: 'footnote', text: note });
  };
  const flush = () => {
    const kind = kindWithin(open);
    if (pending.trim() !== '' || label !== '') add(kind, `${label}${pending}`);
    pending = '';
    label = '';
  };

  let from = 0;
  edge.lastIndex = 0;
  for (let found = edge.exec(body); found !== null; found = edge.exec(body)) {
    const [whole, beginOrEnd, environment = '', command = ''] = found;
    pending += body.slice(from, found.index);
    let end = found.index + whole.length;
    if (beginOrEnd === 'begin') end = enter(environment, end);
    else if (beginOrEnd === 'end') leave(environment);
    else if (command === '') enterBreak(whole);
    else end = readCommand(command, end);
    from = end;
    edge.lastIndex = end;
  }
  pending += body.slice(from);
  flush();
  return drafts;

  function enterBreak(whole: string): void {
    const taken = /\d+/.exec(whole)?.[0];
    const verbatim = taken === undefined ? undefined : context.taken[Number(taken)];
    if (verbatim !== undefined && !verbatim.isBlock) pending += whole;
    else {
      flush();
      if (verbatim !== undefined) drafts.push({ kind: 'code', text: verbatim.text });
    }
  }

  function enter(environment: string, at: number): number {
    if (mathEnvironments.has(environment)) {
      const inside = environmentAt(body, environment, afterSettings(environment, at));
      // Its own dollar signs would end it.
      pending += ` ${formula(inside.text.replaceAll('$', ''))} `;
      return inside.end;
    }
    flush();
    if (drawnEnvironments.has(environment)) return environmentAt(body, environment, at).end;
    const start = afterSettings(environment, at);
    if (tableEnvironments.has(environment)) {
      const inside = environmentAt(body, environment, start);
      const caption = /\\caption(?![A-Za-z])/.exec(inside.text);
      const said = caption === null ? null : argumentAt(inside.text, caption.index + caption[0].length);
      if (said !== null) add('caption', said.text);
      const rows = tableRows(inside.text, (cell) => inlineWords(cell, context));
      if (rows !== '') drafts.push({ kind: 'table', text: rows });
      return inside.end;
    }
    if (environment === 'abstract') drafts.push({ kind: 'heading', text: 'Abstract', level: 2 });
    if (environment === 'thebibliography') drafts.push({ kind: 'heading', text: 'References', level: 1 });
    if (statementEnvironments.has(environment)) {
      const option = argumentAt(body, at, '[]');
      pending = `${environment[0]?.toUpperCase() ?? ''}${environment.slice(1)}${option === null ? '' : ` (${option.text})`}. `;
    }
    open.push(environment);
    return start;
  }

  function leave(environment: string): void {
    flush();
    const at = open.lastIndexOf(environment);
    if (at >= 0) open.length = at;
  }

  function readCommand(command: string, at: number): number {
    const option = argumentAt(body, at, '[]');
    const afterOption = option?.end ?? at;
    flush();
    if (command === 'item') {
      label = option === null ? '' : `${option.text} `;
      return afterOption;
    }
    const counted = command === 'captionof' ? (argumentAt(body, afterOption)?.end ?? afterOption) : afterOption;
    const argument = argumentAt(body, counted);
    if (argument === null) return afterOption;
    if (command === 'bibitem') label = `[${argument.text.trim()}] `;
    else if (command === 'caption' || command === 'captionof') add('caption', argument.text);
    else if (command === 'frametitle') add('heading', argument.text, 3);
    else add('heading', argument.text, levelOf(command));
    return argument.end;
  }

  function levelOf(command: string): number {
    const rank = (sectioning as readonly string[]).indexOf(command);
    const hasParts = /\\part\*?\s*[[{]/.test(body.slice(0, 200_000));
    return Math.max(1, rank + 1 - (highest === 0 ? (hasParts ? 0 : 1) : highest));
  }

  function afterSettings(environment: string, at: number): number {
    let end = argumentAt(body, at, '[]')?.end ?? at;
    for (let index = 0; index < (environmentSettings[environment] ?? 0); index += 1) {
      end = argumentAt(body, end)?.end ?? end;
      end = argumentAt(body, end, '[]')?.end ?? end;
    }
    return end;
  }
}

function kindWithin(open: readonly string[]): Block['kind'] {
  for (const environment of open.toReversed()) {
    if (listEnvironments.has(environment)) return 'list-item';
    if (quoteEnvironments.has(environment)) return 'quotation';
  }
  return 'paragraph';
}

import type { DraftBlock } from '../assemble-blocks.ts';
import { blockEnd, dedent, isBlank } from './indentation.ts';
import type { RstContext, RstStep } from './block-step.ts';
import { readListTable } from './tables.ts';

type Directive = { readonly name: string; readonly argument: string; readonly body: readonly string[] };

const code = new Set([
  'code-block',
  'code',
  'sourcecode',
  'productionlist',
  'doctest',
  'math',
  'parsed-literal',
  'testcode',
  'testoutput',
  'graphviz',
]);
const silent = new Set([
  'contents',
  'include',
  'raw',
  'highlight',
  'sectnum',
  'section-numbering',
  'meta',
  'default-role',
  'index',
  'image',
  'role',
  'currentmodule',
  'module',
  'literalinclude',
  'toctree',
  'target-notes',
  'header',
  'footer',
  'csv-table',
  'tabularcolumns',
]);

/** Explicit markup from a `..` line on: directives, footnotes, link targets, comments. */
export function readDirective(lines: readonly string[], index: number, context: RstContext): RstStep {
  const line = lines[index] ?? '';
  const next = blockEnd(lines, index + 1);
  // An empty comment stands alone: what is indented below it is a quotation.
  if (line === '..' && isBlank(lines[index + 1])) return { drafts: [], next: index + 1 };
  const footnote = /^\.\. \[(?:#?[\w.-]*|\*)\]\s*(.*)$/.exec(line);
  if (footnote !== null) {
    const text = [footnote[1] ?? '', ...dedent(lines.slice(index + 1, next))]
      .join('\n')
      .replace(/\n{2,}/g, '\n')
      .trim();
    return { drafts: [{ kind: 'footnote', text: context.clean(text) }], next };
  }
  const match = /^\.\. (?:\|[^|]+\| )?([\w:+.-]*\w) ?::(?:\s+(.*))?$/.exec(line);
  if (match === null || line.startsWith('.. |')) return { drafts: [], next };
  const inner = dedent(lines.slice(index + 1, next));
  const firstContent = inner.findIndex((item) => !/^:[\w-]+:(?:\s|$)/.test(item));
  const body = firstContent < 0 ? [] : inner.slice(firstContent);
  return {
    drafts: renderDirective({ name: (match[1] ?? '').toLowerCase(), argument: match[2] ?? '', body }, context),
    next,
  };
}

function renderDirective({ name, argument, body }: Directive, { clean, parse }: RstContext): readonly DraftBlock[] {
  if (silent.has(name) || name.startsWith('auto') || name.startsWith('canonical-')) return [];
  if (code.has(name)) return [{ kind: 'code', text: dedent(body).join('\n') }];
  if (name === 'list-table') return [...captionOf(argument, clean), readListTable(body, clean)];
  if (name === 'table') return [...captionOf(argument, clean), ...parse(body)];
  if (name === 'figure')
    return parse(body).map((draft) => (draft.kind === 'paragraph' ? { ...draft, kind: 'caption' } : draft));
  if (
    /(?:^|:)(?:function|method|class|data|attribute|exception|classmethod|staticmethod|decorator|macro|type|envvar|option)$/.test(
      name,
    )
  ) {
    return [{ kind: 'code', text: argument }, ...parse(body)];
  }
  if (name === 'rubric') return [{ kind: 'paragraph', text: clean(argument) }];
  // Notes and the like may begin on the line of their name and go on below it.
  const isVersionNote = /^(?:versionadded|versionchanged|deprecated)$/.test(name);
  const lead = argument === '' || isVersionNote ? [] : [argument];
  return parse([...lead, ...body]);
}

function captionOf(argument: string, clean: (text: string) => string): readonly DraftBlock[] {
  return argument === '' ? [] : [{ kind: 'caption', text: clean(argument) }];
}

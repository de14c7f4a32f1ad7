import type { DraftBlock } from '../assemble-blocks.ts';
import type { RstContext, RstStep } from './block-step.ts';
import type { InlineCleaner } from './clean-inline.ts';
import { readDirective } from './directives.ts';
import { blockEnd, dedent, indentOf, isBlank } from './indentation.ts';
import { isGridTable, isSimpleTable, readGridTable, readSimpleTable } from './tables.ts';

const adornment = /^([!-/:-@[-`{-~])\1{2,}$/;
const bullet = /^([-*+•‣]) +(?=\S)/;
const enumerator = /^(?:\(?(?:\d{1,3}|#|[a-zA-Z]|[ivxIVX]{1,5})[.)]) +(?=\S)/;

/** The blocks of a reStructuredText body in order; heading levels follow the order in which their styles appear. */
export function parseRstBlocks(lines: readonly string[], clean: InlineCleaner): DraftBlock[] {
  const styles: string[] = [];
  const parse = (part: readonly string[]): DraftBlock[] => {
    const drafts: DraftBlock[] = [];
    let expectsLiteral = false;
    let index = 0;
    while (index < part.length) {
      if (isBlank(part[index])) {
        index += 1;
        continue;
      }
      const step: RstStep =
        expectsLiteral && indentOf(part[index]) > 0
          ? readLiteral(part, index)
          : readBlock(part, index, { clean, parse }, styles);
      for (const draft of step.drafts) drafts.push(draft);
      expectsLiteral = step.expectsLiteral ?? false;
      index = step.next;
    }
    return drafts;
  };
  return parse(lines);
}

function readBlock(lines: readonly string[], index: number, context: RstContext, styles: string[]): RstStep {
  const line = lines[index] ?? '';
  if (indentOf(line) > 0) return readQuotation(lines, index, context);
  if (line === '..' || line.startsWith('.. ')) return readDirective(lines, index, context);
  if (line.startsWith('__ ')) return { drafts: [], next: index + 1 };
  if (isGridTable(line)) return readGridTable(lines, index, context.clean);
  if (isSimpleTable(lines, index)) return readSimpleTable(lines, index, context.clean);
  const heading = readHeading(lines, index, context, styles);
  if (heading !== null) return heading;
  if (line.startsWith('>>> ')) return readDoctest(lines, index);
  if (bullet.test(line)) return readListItem(lines, index, bullet, context);
  if (enumerator.test(line) && isEnumerated(lines, index)) return readListItem(lines, index, enumerator, context);
  if (/^:[\w][\w .-]*:(?:\s|$)/.test(line)) return readField(lines, index, context);
  return readParagraph(lines, index, context);
}

function readHeading(lines: readonly string[], index: number, { clean }: RstContext, styles: string[]): RstStep | null {
  const line = lines[index] ?? '';
  const under = lines[index + 1] ?? '';
  if (adornment.test(line)) {
    const isOverlined = !isBlank(under) && lines[index + 2] === line && !adornment.test(under);
    return isOverlined
      ? headingStep(`${line[0]}${line[0]}`, clean(under.trim()), index + 3)
      : { drafts: [], next: index + 1 };
  }
  const isUnderlined =
    adornment.test(under) && (under.length >= line.length - 2 || under.length >= 4) && isBlank(lines[index + 2]);
  const isTightlyFollowed = adornment.test(under) && under.length >= line.length;
  return isUnderlined || isTightlyFollowed ? headingStep(under[0] ?? '', clean(line), index + 2) : null;

  function headingStep(style: string, text: string, next: number): RstStep {
    if (!styles.includes(style)) styles.push(style);
    return { drafts: [{ kind: 'heading', level: styles.indexOf(style) + 1, text }], next };
  }
}

function readParagraph(lines: readonly string[], index: number, context: RstContext): RstStep {
  let next = index + 1;
  // A line with an indented one right below it is a term with its definition.
  if (!isBlank(lines[next]) && indentOf(lines[next]) > 0 && !(lines[index] ?? '').endsWith('::')) {
    return {
      drafts: [
        { kind: 'paragraph', text: context.clean(lines[index] ?? '') },
        ...readQuotation(lines, next, context, 'paragraph').drafts,
      ],
      next: blockEnd(lines, next),
    };
  }
  while (next < lines.length && !isBlank(lines[next]) && indentOf(lines[next]) === 0) next += 1;
  const text = lines
    .slice(index, next)
    .map((line) => line.replace(/^\| ?/, ''))
    .join('\n');
  if (!text.endsWith('::')) return { drafts: [{ kind: 'paragraph', text: context.clean(text) }], next };
  const words = text === '::' ? '' : text.replace(/\s+::$|:$/, '');
  return { drafts: [{ kind: 'paragraph', text: context.clean(words) }], next, expectsLiteral: true };
}

function readQuotation(
  lines: readonly string[],
  index: number,
  { parse }: RstContext,
  kind: DraftBlock['kind'] = 'quotation',
): RstStep {
  const next = blockEnd(lines, index);
  const drafts = parse(dedent(lines.slice(index, next)));
  return { drafts: drafts.map((draft) => (draft.kind === 'paragraph' ? { ...draft, kind } : draft)), next };
}

function readLiteral(lines: readonly string[], index: number): RstStep {
  const next = blockEnd(lines, index);
  return { drafts: [{ kind: 'code', text: dedent(lines.slice(index, next)).join('\n') }], next };
}

function readDoctest(lines: readonly string[], index: number): RstStep {
  let next = index;
  while (next < lines.length && !isBlank(lines[next])) next += 1;
  return { drafts: [{ kind: 'code', text: lines.slice(index, next).join('\n') }], next };
}

function readListItem(lines: readonly string[], index: number, marker: RegExp, { parse }: RstContext): RstStep {
  const width = marker.exec(lines[index] ?? '')?.[0].length ?? 2;
  const next = blockEnd(lines, index + 1);
  const rest = lines.slice(index + 1, next);
  const body = [(lines[index] ?? '').slice(width), ...dedent(rest)];
  const drafts = parse(body);
  return {
    drafts: drafts.map((draft) => (draft.kind === 'paragraph' ? { ...draft, kind: 'list-item' } : draft)),
    next,
  };
}

function readField(lines: readonly string[], index: number, context: RstContext): RstStep {
  const next = blockEnd(lines, index + 1);
  const [name, body] = [
    /^:([^:]+):/.exec(lines[index] ?? '')?.[1] ?? '',
    (lines[index] ?? '').replace(/^:[^:]+:\s*/, ''),
  ];
  const text = [body, ...dedent(lines.slice(index + 1, next))].join('\n').trim();
  return { drafts: [{ kind: 'list-item', text: context.clean(`${name}: ${text}`) }], next };
}

// `A. Smith wrote` at the start of a paragraph is no list: what follows must be indented, empty, or the next item.
function isEnumerated(lines: readonly string[], index: number): boolean {
  const following = lines[index + 1];
  return isBlank(following) || indentOf(following) > 0 || enumerator.test(following ?? '');
}

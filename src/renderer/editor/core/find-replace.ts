import type { Node } from '@tiptap/pm/model';
import type { EditorState, Transaction } from '@tiptap/pm/state';

export type Query = {
  readonly text: string;
  readonly isCaseSensitive: boolean;
  readonly isWholeWord: boolean;
  readonly isPattern: boolean;
};

export type Match = { readonly from: number; readonly to: number };

const special = /[.*+?^${}()|[\]\\]/g;

/** Null where there is nothing to look for; a string says what is wrong with a pattern. */
export function toPattern(query: Query): RegExp | string | null {
  if (query.text === '') return null;
  const source = query.isPattern ? query.text : query.text.replaceAll(special, String.raw`\$&`);
  const whole = query.isWholeWord ? String.raw`(?<![\p{L}\p{N}_])(?:${source})(?![\p{L}\p{N}_])` : source;
  try {
    return new RegExp(whole, query.isCaseSensitive ? 'gu' : 'giu');
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** Finds matches in a document again and again as it changes: blocks that stayed aren't searched anew. */
export function createFinder(pattern: RegExp): (doc: Node) => readonly Match[] {
  const known = new WeakMap<Node, readonly Match[]>();
  const inBlock = (block: Node): readonly Match[] => {
    const before = known.get(block);
    if (before !== undefined) return before;
    const found: Match[] = [];
    // A leaf such as a citation is one position long and stands here as one character that nobody writes.
    const text = block.textBetween(0, block.content.size, undefined, '\uFFFC');
    for (const { index, 0: matched } of text.matchAll(pattern)) {
      if (matched !== '' && !matched.includes('\uFFFC')) found.push({ from: index, to: index + matched.length });
    }
    known.set(block, found);
    return found;
  };
  return (doc) => {
    const matches: Match[] = [];
    doc.descendants((node, pos) => {
      if (!node.isTextblock) return true;
      for (const { from, to } of inBlock(node)) matches.push({ from: pos + 1 + from, to: pos + 1 + to });
      return false;
    });
    return matches;
  };
}

/** All of the replacements as one step of undo; from the last to the first, so that places stay right. */
export function replaceMatches(
  { tr, doc, schema }: EditorState,
  matches: readonly Match[],
  {
    pattern,
    replacement,
    isPattern,
  }: { readonly pattern: RegExp; readonly replacement: string; readonly isPattern: boolean },
): Transaction {
  for (const { from, to } of matches.toReversed()) {
    const $from = doc.resolve(from);
    const text = isPattern ? withGroups($from.parent, from - $from.start(), pattern, replacement) : replacement;
    const marks = $from.marksAcross(doc.resolve(to)) ?? [];
    if (text === '') tr.delete(from, to);
    else tr.replaceWith(from, to, schema.text(text, marks));
  }
  return tr;
}

/** `$1` and the like mean what they do in a pattern's replacement. */
function withGroups(block: Node, offset: number, pattern: RegExp, replacement: string): string {
  const text = block.textBetween(0, block.content.size, undefined, '\uFFFC');
  const sticky = new RegExp(pattern.source, pattern.flags.replace('g', 'y'));
  sticky.lastIndex = offset;
  const found = sticky.exec(text);
  if (found === null) return replacement;
  return replacement.replaceAll(/\$(?:(?<sign>[$&])|(?<number>\d{1,2})|<(?<name>[^>]*)>)/g, (whole, ...rest) => {
    const { sign, number, name } = rest.at(-1) as { sign?: string; number?: string; name?: string };
    if (sign === '$') return '$';
    if (sign === '&') return found[0];
    if (number !== undefined) return Number(number) < found.length ? (found[Number(number)] ?? '') : whole;
    return name === undefined ? whole : (found.groups?.[name] ?? '');
  });
}

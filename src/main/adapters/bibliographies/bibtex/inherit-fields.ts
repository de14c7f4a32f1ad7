import type { BibEntry } from './parse-fields.ts';

/** Each entry with what it takes over from those it names in `crossref` and `xdata`, as BibLaTeX's manual has it. */
export function* inheritFields(entries: readonly BibEntry[]): Generator<BibEntry> {
  const byKey = new Map(entries.map((entry) => [entry.key.toLowerCase(), entry]));
  const family: Family = { byKey, whole: new Map(), underWay: new Set() };
  for (const entry of entries) if (entry.type !== 'xdata') yield withInherited(entry, family);
}

type Family = {
  readonly byKey: ReadonlyMap<string, BibEntry>;
  /** Entries that have all they take over. */
  readonly whole: Map<BibEntry, BibEntry>;
  /** Entries that wait for those they name: to take from them again would never end. */
  readonly underWay: Set<BibEntry>;
};

/** Nobody means longer chains than this; they would not fit on the stack. */
const longestChain = 100;

function withInherited(entry: BibEntry, family: Family): BibEntry {
  const { byKey, whole, underWay } = family;
  const known = whole.get(entry);
  if (known !== undefined) return known;
  if (!entry.fields.has('crossref') && !entry.fields.has('xdata')) return entry;
  underWay.add(entry);
  const fields = new Map(entry.fields);
  const named = [...(entry.fields.get('xdata') ?? '').split(','), entry.fields.get('crossref') ?? ''];
  for (const [index, name] of named.entries()) {
    const parent = byKey.get(name.trim().toLowerCase());
    if (parent === undefined || underWay.has(parent) || underWay.size > longestChain) continue;
    const isCrossref = index === named.length - 1;
    for (const [field, value] of withInherited(parent, family).fields) {
      const target = isCrossref ? inheritedAs(field, parent.type, entry.type) : field;
      if (target !== null && !fields.has(target)) fields.set(target, value);
    }
  }
  underWay.delete(entry);
  const inherited = { ...entry, fields };
  whole.set(entry, inherited);
  return inherited;
}

/** Never taken over: they say something of the entry itself. */
const own = new Set(
  'crossref xdata xref ids file keywords options label shorttitle shortauthor shorteditor sortkey sorttitle presort pdf local-url abstract note annotation'.split(
    ' ',
  ),
);
const parts = new Set(['inbook', 'bookinbook', 'suppbook', 'incollection', 'suppcollection', 'inreference']);
const papers = new Set(['inproceedings', 'conference']);

function inheritedAs(field: string, parentType: string, childType: string): string | null {
  if (own.has(field)) return null;
  const isPart = parts.has(childType) || papers.has(childType);
  if (parentType === 'periodical' && (childType === 'article' || childType === 'suppperiodical')) {
    return inFront(field, 'journal');
  }
  if (!isPart || isPartType(parentType)) return field;
  if (/^(?:main|book)/.test(field)) return field;
  if (parentType === 'book' && field === 'author') return 'bookauthor';
  return inFront(field, parentType.startsWith('mv') ? 'main' : 'book');
}

function isPartType(type: string): boolean {
  return parts.has(type) || papers.has(type);
}

function inFront(field: string, prefix: string): string {
  return /^(?:title|subtitle|titleaddon)$/.test(field) ? prefix + field : field;
}

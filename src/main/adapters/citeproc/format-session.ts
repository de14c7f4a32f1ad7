import CSL, { type CiteprocCitation, type CiteprocItem, type Engine } from 'citeproc';
import type { FormattedText } from '#shared/domain/formatted-text.ts';
import type { CitationCluster, FormattedCitations } from '#main/ports/citation-formatter.ts';
import { createEngine } from './create-engine.ts';
import { formatReferences } from './format-references.ts';
import type { FormatTask } from './messages.ts';
import { withoutFrames } from './framed-affixes.ts';
import { gapIn, labelOf, shortNames, titleOf, withoutUnprinted } from './labels.ts';
import { toCitation } from './to-citation.ts';

/** One report's citations, with all that the processor worked out for them. */
export type FormatSession = {
  /**
   * Formats what changed since the last task. Null where `pause`, which is awaited between two citations, says that
   * nobody waits for it any more: what was done until then is kept. Throws what the style makes the processor throw;
   * the session is of no use then.
   */
  readonly format: (task: FormatTask, pause: () => Promise<boolean>) => Promise<FormattedCitations | null>;
};

type Shown = {
  readonly key: string;
  readonly citation: CiteprocCitation;
  label: FormattedText;
  /** Authors that stand before the label, where the style has no way to say them. */
  lead: string;
};

// With more changes than this, taking up all citations anew is quicker than one after the other.
const mostSingleChanges = 12;

const nothingCited: FormattedText = [{ text: '[?]' }];

export function createFormatSession(): FormatSession {
  let engine: Engine | null = null;
  let engineKey = '';
  let shown: readonly Shown[] = [];
  let made = 0;
  let isNumbered = false;
  const items = new Map<string, CiteprocItem>();
  const prints = new Map<string, string>();

  function openEngine(task: FormatTask): Engine {
    shown = [];
    engineKey = keyOf(task);
    isNumbered = task.styleXml.includes('<id>numbered</id>');
    engine = createEngine({
      ...task,
      localeXml: (name) => task.locales[name] ?? task.locales['en-US'] ?? '',
      item: (id) => items.get(id),
    });
    return engine;
  }

  /** Whether an item is other than it was. */
  function takeItems(task: FormatTask): boolean {
    let isChanged = false;
    for (const item of task.items) {
      const print = JSON.stringify(item);
      const before = prints.get(item.id);
      if (print === before) continue;
      isChanged ||= before !== undefined;
      prints.set(item.id, print);
      items.set(item.id, item);
    }
    return isChanged;
  }

  /** Has the processor place one citation between others, and takes over what that changes anywhere. */
  function place(
    open: Engine,
    [before, at, after]: readonly [readonly Shown[], Shown, readonly Shown[]],
    flag?: number,
  ) {
    if (open.opt.update_mode === CSL.NUMERIC) for (const { citation } of [...before, ...after]) unsort(citation);
    const [, changes] = open.processCitationCluster(at.citation, before.map(placeOf), after.map(placeOf), flag);
    shown = [...before, at, ...after];
    for (const [index, markup] of changes) {
      const changed = shown[index];
      if (changed === undefined) continue;
      const { citation } = changed;
      const label = labelOf(bareNumbers(withoutFrames(markup, citation), citation), changed.lead);
      const gap = gapIn(label, citation.properties.mode);
      changed.label = gap === 'rest' ? withoutUnprinted(label, titlesOf(citation)) : label;
      if (gap === 'authors') changed.lead = authorsOf(open, citation);
      if (gap !== 'authors' && gap !== 'all') continue;
      // The style can't say it so: it is cited as usual.
      delete citation.properties.mode;
      place(open, [shown.slice(0, index), changed, shown.slice(index + 1)], flag);
    }
  }

  /** A style has but one delimiter. In our own, places are told apart by semicolons and bare numbers by commas. */
  function bareNumbers(markup: string, { citationItems }: CiteprocCitation): string {
    const isBare = citationItems.every(
      (cite) => cite.locator === undefined && cite.prefix === undefined && cite.suffix === undefined,
    );
    return isNumbered && isBare ? markup.replaceAll('; ', ', ') : markup;
  }

  function titlesOf({ citationItems }: CiteprocCitation): string {
    return `[${citationItems.map(({ id }) => titleOf(items.get(id))).join('; ')}]`;
  }

  function authorsOf(open: Engine, { citationItems }: CiteprocCitation): string {
    return citationItems.map(({ id }) => shortNames(open, items.get(id))).join('; ');
  }

  async function placeAll(open: Engine, wanted: readonly Shown[], pause: () => Promise<boolean>): Promise<boolean> {
    open.updateItems([...new Set(wanted.flatMap(({ citation }) => citation.citationItems.map(({ id }) => id)))]);
    for (const each of wanted) {
      place(open, [shown, each, []], CSL.ASSUME_ALL_ITEMS_REGISTERED);
      if (!(await pause())) return false;
    }
    open.updateUncitedItems([]);
    return true;
  }

  async function placeChanges(open: Engine, wanted: readonly Shown[], pause: () => Promise<boolean>): Promise<boolean> {
    const [start, end] = changedStretch(shown, wanted);
    const before = shown.slice(0, start);
    const after = shown.slice(shown.length - end);
    const added = wanted.slice(start, wanted.length - end);
    const kept = [...before, ...after];
    const hasMoved = kept.map((each, index) => {
      const { noteIndex } = (wanted[index < start ? index : index + added.length] ?? each).citation.properties;
      const isMoved = each.citation.properties.noteIndex !== noteIndex;
      each.citation.properties.noteIndex = noteIndex;
      return isMoved;
    });
    if (added.length === 0 && (kept.length < shown.length || hasMoved.includes(true))) {
      const at = Math.max(0, start - 1);
      const [neighbour] = kept.slice(at, at + 1);
      if (neighbour === undefined) {
        open.updateItems([]);
        shown = [];
      } else place(open, [kept.slice(0, at), neighbour, kept.slice(at + 1)]);
    }
    for (const [index, each] of added.entries()) {
      place(open, [[...before, ...added.slice(0, index)], each, after]);
      if (!(await pause())) return false;
    }
    return true;
  }

  function toShown(open: Engine, cluster: CitationCluster): Shown | null {
    made += 1;
    const isInNote = open.opt.xclass === 'note';
    const citation = toCitation(cluster, { id: `c${made}`, isKnown: (id) => items.has(id), isInNote });
    const { noteNumber, ...rest } = cluster;
    return citation && { key: JSON.stringify([rest, noteNumber === 0]), citation, label: [], lead: '' };
  }

  return {
    format: async (task, pause) => {
      const isChanged = takeItems(task);
      const isFresh = engine === null || isChanged || engineKey !== keyOf(task);
      let open = isFresh || engine === null ? openEngine(task) : engine;
      let wanted = task.clusters.map((cluster) => toShown(open, cluster));
      let cited = wanted.filter((each) => each !== null);
      const [start, end] = changedStretch(shown, cited);
      const isMuch = cited.length - start - end > mostSingleChanges;
      if (isMuch && shown.length > 0) open = openEngine(task);
      const isDone = await (isMuch ? placeAll : placeChanges)(open, cited, pause);
      if (!isDone) return null;
      const labels = shown.values();
      return {
        labels: wanted.map((each) => (each === null ? nothingCited : (labels.next().value?.label ?? nothingCited))),
        ...(task.withBibliography ? formatReferences(open) : { bibliography: [], hasHangingIndent: false }),
      };
    },
  };
}

/** How many at the start and at the end are the same. */
function changedStretch(before: readonly Shown[], after: readonly Shown[]): readonly [start: number, end: number] {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start]?.key === after[start]?.key) start += 1;
  let end = 0;
  while (end < most - start && before.at(-1 - end)?.key === after.at(-1 - end)?.key) end += 1;
  return [start, end];
}

/** Numbers are given anew in the order of citation, not in that of the numbers there were. */
function unsort({ citationItems, sortedItems }: CiteprocCitation): void {
  const order = citationItems.map(({ id }) => id);
  sortedItems?.sort(([, one], [, other]) => order.indexOf(one.id) - order.indexOf(other.id));
}

function keyOf({ styleKey, language, forcesLanguage }: FormatTask): string {
  return JSON.stringify([styleKey, language, forcesLanguage]);
}

function placeOf({ citation }: Shown): readonly [string, number] {
  return [citation.citationID, citation.properties.noteIndex];
}

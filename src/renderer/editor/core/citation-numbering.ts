import type { Node } from '@tiptap/pm/model';
import type { Fault } from '#shared/base/fault.ts';
import type { CoreConnection, RequestOutput } from '#shared/contract/index.ts';
import type { CitationStyle } from '#shared/domain/citation-style.ts';
import type { CitationLabelStore, PlacedLabel } from './citation-label-store.ts';
import { citedIn, citesSame, type Cited } from './citation-sequence.ts';
import { createLabelSlices } from './label-slices.ts';
import { quickLabels, type CitedSources } from './quick-labels.ts';
import { createSoon } from './soon.ts';

/**
 * Keeps the labels of citations right while text, evidence or style change. The core says how the style has them; it
 * is asked when what is cited changed, not for every word. Until it has answered, what was shown stays.
 */
export type CitationNumbering = {
  readonly textChanged: () => void;
  readonly sourcesChanged: () => void;
  readonly styleChanged: (style: CitationStyle) => void;
  readonly destroy: () => void;
};

const settleAfterMs = 4000;
/** How often in a row it is asked again after a fault that may pass. */
const mostRepeats = 3;

// One window may show its report anew before the last one is gone.
let instances = 0;

type Answer = RequestOutput<'citations.label'>;

export function createCitationNumbering({
  connection,
  folder,
  labels,
  doc,
  onFault,
}: {
  readonly connection: CoreConnection;
  readonly folder: string;
  readonly labels: CitationLabelStore;
  readonly doc: () => Node | undefined;
  /** The core can't say how citations read. */
  readonly onFault: (fault: Fault) => void;
}): CitationNumbering {
  const slices = createLabelSlices(labels);
  instances += 1;
  const instance = instances;
  let style: CitationStyle = 'numbered';
  let sources: CitedSources | null = null;
  /** What the core was asked about last, and what it answered to that. */
  let asked: readonly Cited[] | null = null;
  let answer: Answer | null = null;
  let question = 0;
  let repeats = 0;

  const label = createSoon(() => void labelNow(), 300, 1500);
  // What was kept up bit by bit is made sure of when the person pauses.
  const settle = createSoon(() => void labelNow({ isAnew: true }), settleAfterMs);
  const repeat = createSoon(askAnew, settleAfterMs);
  const read = createSoon(() => void readSources());

  async function labelNow({ isAnew = false } = {}): Promise<void> {
    const shown = doc();
    if (shown === undefined) return;
    const cited = citedIn(shown);
    if (!isAnew && asked !== null && citesSame(asked, cited)) {
      const before = asked;
      asked = cited;
      // A node that was made anew, as with the paragraph around it, takes over the label of its place.
      if (answer !== null) show(cited, answer, (each, index) => each !== before[index]);
      return;
    }
    if (isAnew && (asked === null || !citesSame(asked, cited))) return label();
    const isKeptUp = !isAnew && asked !== null;
    if (!isAnew && sources !== null) labels.setQuick(quickLabels(cited, sources, style));
    asked = cited;
    if (!isAnew) answer = null;
    question += 1;
    const mine = question;
    const answered = await connection.invoke('citations.label', {
      folder,
      window: `${connection.id} ${instance}`,
      isAnew,
      sequence: cited.map((each) =>
        each.kind === 'footnote'
          ? { kind: 'footnote' }
          : { kind: 'citation', attributes: each.attributes, isInFootnote: each.kind === 'inner-citation' },
      ),
    });
    // The text has moved on and was asked about again.
    if (mine !== question) return;
    if (!answered.ok) {
      if (answered.fault.code === 'cancelled') return askAnew();
      onFault(answered.fault);
      // A style that can't be used wouldn't be better a moment later: asked again when something changed.
      if (answered.fault.whose === 'user' || repeats === mostRepeats) return;
      repeats += 1;
      return repeat();
    }
    repeats = 0;
    answer = answered.value;
    const after = doc();
    const now = after === undefined ? cited : citedIn(after);
    if (!citesSame(cited, now)) return label();
    asked = now;
    slices.cancel();
    show(now, answer);
    if (isKeptUp) settle();
  }

  function show(
    cited: readonly Cited[],
    { kind, labels: texts }: Answer,
    isWanted: (cited: Cited, index: number) => boolean = () => true,
  ): void {
    labels.setHasNotes(kind === 'note');
    let count = 0;
    const placed: PlacedLabel[] = [];
    for (const [index, each] of cited.entries()) {
      if (each.kind === 'footnote') continue;
      const text = texts[count] ?? [];
      count += 1;
      if (isWanted(each, index)) {
        placed.push({ cited: each, label: { text, isNote: kind === 'note' && each.kind === 'citation' } });
      }
    }
    slices.show(placed);
  }

  async function readSources(): Promise<void> {
    const [evidence, library] = await Promise.all([
      connection.invoke('evidence.list', { folder }),
      connection.invoke('library.list', { folder }),
    ]);
    if (!evidence.ok || !library.ok) return;
    sources = {
      sourcesOf: new Map(evidence.value.evidence.map(({ id, quotes }) => [id, quotes.map(({ sourceId }) => sourceId)])),
      bibliographic: new Map(library.value.sources.map(({ id, bibliographic }) => [id, bibliographic])),
    };
    askAnew();
  }

  function askAnew(): void {
    asked = null;
    label();
  }

  return {
    textChanged: label,
    sourcesChanged: read,
    styleChanged: (next) => {
      style = next;
      askAnew();
    },
    destroy: () => {
      question += 1;
      label.cancel();
      settle.cancel();
      repeat.cancel();
      read.cancel();
      slices.cancel();
    },
  };
}

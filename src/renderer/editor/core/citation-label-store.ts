import type { Node } from '@tiptap/pm/model';
import type { FormattedText } from '#shared/domain/formatted-text.ts';
import { citationAttributes } from '../schema/citation-details.ts';
import type { CitationLabel, CitationLabels } from '../schema/citation-labels.ts';
import { citeKey, type Cited } from './citation-sequence.ts';

/** What each citation is called at its place in the report: told to the page without a transaction. */
export type CitationLabelStore = CitationLabels & {
  /** Gives citations their labels; only those whose label differs are told. */
  readonly setLabels: (labels: readonly PlacedLabel[]) => void;
  /** What a citation is called that has no label yet, nor any that cites the same, by its evidence ids. */
  readonly setQuick: (labels: ReadonlyMap<string, string>) => void;
  readonly setHasNotes: (hasNotes: boolean) => void;
};

export type PlacedLabel = { readonly cited: Exclude<Cited, { kind: 'footnote' }>; readonly label: CitationLabel };

const none: CitationLabel = { text: [], isNote: false };

export function createCitationLabelStore(): CitationLabelStore {
  /** Nodes are never changed, so a node that moved keeps its label until the report is labelled anew. */
  const ofNode = new WeakMap<Node, CitationLabel>();
  const inFootnote = new WeakMap<Node, readonly FormattedText[]>();
  const ofKey = new Map<string, CitationLabel>();
  const listeners = new Map<Node, Set<(label: CitationLabel) => void>>();
  let quick: ReadonlyMap<string, string> = new Map();
  let hasNotes = false;

  function labelOf(node: Node): CitationLabel {
    const known = ofNode.get(node);
    if (known !== undefined) return known;
    const attributes = citationAttributes(node.attrs);
    const alike = ofKey.get(citeKey(attributes));
    if (alike !== undefined) return alike;
    const words = quick.get(attributes.evidenceIds.join(' ')) ?? '';
    return words === '' ? { ...none, isNote: hasNotes } : { text: [{ text: words }], isNote: hasNotes };
  }

  return {
    labelOf,
    labelsIn: (footnote) => inFootnote.get(footnote) ?? [],
    hasNotes: () => hasNotes,
    subscribe: (node, listener) => {
      const others = listeners.get(node) ?? new Set();
      listeners.set(node, others.add(listener));
      listener(labelOf(node));
      return () => {
        others.delete(listener);
        if (others.size === 0) listeners.delete(node);
      };
    },
    setLabels: (labels) => {
      const inside = new Map<Node, FormattedText[]>();
      for (const { cited, label } of labels) {
        if (cited.kind === 'inner-citation') {
          inside.set(cited.footnote, [...(inside.get(cited.footnote) ?? []), label.text]);
          continue;
        }
        const before = ofNode.get(cited.node);
        ofNode.set(cited.node, label);
        ofKey.set(citeKey(cited.attributes), label);
        if (before === undefined || !isSame(before, label)) {
          for (const tell of listeners.get(cited.node) ?? []) tell(label);
        }
      }
      for (const [footnote, texts] of inside) inFootnote.set(footnote, texts);
    },
    setQuick: (next) => {
      const before = quick;
      quick = next;
      for (const [node, told] of listeners) {
        if (ofNode.has(node) || ofKey.has(citeKey(citationAttributes(node.attrs)))) continue;
        const key = citationAttributes(node.attrs).evidenceIds.join(' ');
        if (before.get(key) !== next.get(key)) for (const tell of told) tell(labelOf(node));
      }
    },
    setHasNotes: (next) => {
      hasNotes = next;
    },
  };
}

function isSame(one: CitationLabel, other: CitationLabel): boolean {
  return (
    one.isNote === other.isNote && (one.text === other.text || JSON.stringify(one.text) === JSON.stringify(other.text))
  );
}

import { Extension, type Editor } from '@tiptap/core';
import { createEvidenceStates, type EvidenceStates } from './evidence-states.ts';

/** What is open beside the text. Positions are those of the node at the time; they are checked before use. */
export type Panel =
  | { readonly kind: 'citation'; readonly pos: number }
  | { readonly kind: 'footnote'; readonly pos: number }
  | { readonly kind: 'math'; readonly pos: number }
  | { readonly kind: 'figure'; readonly pos: number }
  | { readonly kind: 'table'; readonly pos: number }
  | { readonly kind: 'link' }
  | {
      readonly kind: 'evidence-picker';
      /** The citation it changes; null for a new one at the caret. */
      readonly citationPos: number | null;
      /** Of that citation's, the one that makes room. */
      readonly replaced: string | null;
      /** What was typed to open it, put back when nothing is chosen. */
      readonly typed: string;
    }
  | { readonly kind: 'find-evidence'; readonly from: number; readonly to: number; readonly text: string };

/** What the nodes in the text and the app around them tell each other; one for each editor. */
export type Signals = {
  readonly evidence: EvidenceStates;
  readonly panel: () => Panel | null;
  readonly openPanel: (panel: Panel | null) => void;
  readonly onPanel: (listener: () => void) => () => void;
  /** Where an image's bytes are; null until the app says so. */
  readonly assetUrl: (assetId: string) => string | null;
  readonly setAssetUrl: (find: (assetId: string) => string) => void;
  readonly onAssetUrl: (listener: () => void) => () => void;
};

declare module '@tiptap/core' {
  interface Storage {
    editorSignals: Signals;
  }
}

export const EditorSignals = Extension.create<Record<string, never>, Signals>({
  name: 'editorSignals',
  addStorage: createSignals,
});

export function editorSignals(editor: Editor): Signals {
  return editor.storage.editorSignals;
}

function createSignals(): Signals {
  let panel: Panel | null = null;
  let find: ((assetId: string) => string) | null = null;
  const panelListeners = new Set<() => void>();
  const assetListeners = new Set<() => void>();
  return {
    evidence: createEvidenceStates(),
    panel: () => panel,
    openPanel: (next) => {
      panel = next;
      for (const listener of panelListeners) listener();
    },
    onPanel: (listener) => {
      panelListeners.add(listener);
      return () => panelListeners.delete(listener);
    },
    assetUrl: (assetId) => find?.(assetId) ?? null,
    setAssetUrl: (next) => {
      find = next;
      for (const listener of assetListeners) listener();
    },
    onAssetUrl: (listener) => {
      assetListeners.add(listener);
      return () => assetListeners.delete(listener);
    },
  };
}

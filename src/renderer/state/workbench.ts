import { create } from 'zustand';
import type { EvidenceId, ItemId, SourceId } from '#shared/base/ids.ts';

export type LeftPane = 'library' | 'outline';
export type RightPane = 'evidence' | 'source' | 'checks' | 'run' | 'versions';
export type Span = { readonly charStart: number; readonly charEnd: number };

/** What the report's editor lets others do. */
export type EditorHandle = {
  readonly revealItem: (itemId: ItemId) => void;
  readonly revealText: (place: { readonly itemId: ItemId; readonly text: string }) => void;
  readonly insertCitation: (evidenceIds: readonly EvidenceId[]) => void;
  readonly focus: () => void;
  /** Saves what isn't saved yet. */
  readonly flush: () => Promise<void>;
};

/** `key` changes whenever the same place is asked for again. */
export type ShownSource = { readonly sourceId: SourceId; readonly spans: readonly Span[]; readonly key: number };

type Place = {
  readonly rightPane: RightPane;
  readonly shownSource: ShownSource | null;
  readonly selectedEvidenceId: EvidenceId | null;
  readonly scrollTop: number | null;
};

type Workbench = {
  /** The project that is open; empty on the start screen. */
  readonly folder: string;
  readonly leftPane: LeftPane;
  readonly rightPane: RightPane;
  readonly isLeftShown: boolean;
  readonly isRightShown: boolean;
  /** The one that was asked for last: a narrow window has room for one. */
  readonly lastSide: 'left' | 'right';
  readonly shownSource: ShownSource | null;
  readonly selectedItemId: ItemId | null;
  readonly selectedEvidenceId: EvidenceId | null;
  readonly editor: EditorHandle | null;
  readonly canGoBack: boolean;
  readonly openProject: (folder: string) => void;
  readonly closeProject: () => void;
  readonly showPane: (pane: LeftPane | RightPane) => void;
  readonly toggleSide: (side: 'left' | 'right') => void;
  /** Remembers where the person was, for `goBack`. */
  readonly showSource: (source: { readonly sourceId: SourceId; readonly spans?: readonly Span[] }) => void;
  readonly showEvidence: (evidenceId: EvidenceId) => void;
  readonly goBack: () => void;
  readonly selectItem: (itemId: ItemId | null) => void;
  readonly setEditor: (editor: EditorHandle | null) => void;
};

const nothingOpen = {
  shownSource: null,
  selectedItemId: null,
  selectedEvidenceId: null,
  editor: null,
  canGoBack: false,
} as const;

/** Where the person is in the window: shared by the panes, gone with the window. */
export const useWorkbench = create<Workbench>((set, get) => {
  const past: Place[] = [];
  let lastKey = 0;

  function remember(): void {
    const { rightPane, shownSource, selectedEvidenceId } = get();
    past.push({ rightPane, shownSource, selectedEvidenceId, scrollTop: editorScroll()?.scrollTop ?? null });
    set({ canGoBack: true });
  }

  return {
    folder: '',
    leftPane: 'library',
    rightPane: 'evidence',
    isLeftShown: true,
    isRightShown: true,
    lastSide: 'left',
    ...nothingOpen,
    openProject: (folder) => {
      past.length = 0;
      set({ ...nothingOpen, folder, leftPane: 'library', rightPane: 'evidence' });
    },
    closeProject: () => {
      past.length = 0;
      set({ ...nothingOpen, folder: '' });
    },
    showPane: (pane) =>
      set(
        isLeftPane(pane)
          ? { leftPane: pane, isLeftShown: true, lastSide: 'left' }
          : { rightPane: pane, isRightShown: true, lastSide: 'right' },
      ),
    toggleSide: (side) =>
      set(
        side === 'left'
          ? { isLeftShown: !get().isLeftShown, lastSide: side }
          : { isRightShown: !get().isRightShown, lastSide: side },
      ),
    showSource: ({ sourceId, spans = [] }) => {
      remember();
      lastKey += 1;
      set({
        shownSource: { sourceId, spans, key: lastKey },
        rightPane: 'source',
        isRightShown: true,
        lastSide: 'right',
      });
    },
    showEvidence: (evidenceId) => {
      remember();
      set({ selectedEvidenceId: evidenceId, rightPane: 'evidence', isRightShown: true, lastSide: 'right' });
    },
    goBack: () => {
      const place = past.pop();
      if (place === undefined) return;
      const { scrollTop, ...shown } = place;
      set({ ...shown, canGoBack: past.length > 0 });
      const scroll = editorScroll();
      if (scroll !== null && scrollTop !== null) scroll.scrollTop = scrollTop;
    },
    selectItem: (selectedItemId) => set({ selectedItemId }),
    setEditor: (editor) => set({ editor }),
  };
});

function isLeftPane(pane: LeftPane | RightPane): pane is LeftPane {
  return pane === 'library' || pane === 'outline';
}

function editorScroll(): Element | null {
  return document.querySelector('[data-scroll="report"]');
}

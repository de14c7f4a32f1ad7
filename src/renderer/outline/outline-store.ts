import { create } from 'zustand';
import type { ItemId } from '#shared/base/ids.ts';
import type { RequestOutput } from '#shared/contract/index.ts';
import { noHistory, type UndoHistory } from './undo-history.ts';

export type ReadOutline = RequestOutput<'outline.read'>;

type OutlineView = {
  readonly folder: string;
  readonly closed: ReadonlySet<ItemId>;
  readonly history: UndoHistory;
  /** What the last edit answered with: known before the event about it comes. */
  readonly answered: ReadOutline | null;
};

const ofNoProject: OutlineView = { folder: '', closed: new Set(), history: noHistory, answered: null };

/** What the outline's pane remembers while another pane is shown in its place. */
const useStore = create<OutlineView>(() => ofNoProject);

export function useOutlineView(folder: string): OutlineView {
  const view = useStore();
  return view.folder === folder ? view : ofNoProject;
}

export function outlineView(folder: string): OutlineView {
  const view = useStore.getState();
  return view.folder === folder ? view : ofNoProject;
}

export function setOutlineView(folder: string, changes: Partial<Omit<OutlineView, 'folder'>>): void {
  useStore.setState({ ...outlineView(folder), ...changes, folder });
}

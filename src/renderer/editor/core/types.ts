import type { AnyExtension, Editor } from '@tiptap/core';
import type { ItemId } from '#shared/base/ids.ts';
import type { BlockNode } from '#shared/domain/rich-text.ts';
import type { useInvoke } from '#renderer/client/index.ts';
import type { CitationLabelStore } from './citation-label-store.ts';
import type { ReportPart, ReportRead } from './report-part.ts';
import type { Streaming } from './streaming.ts';

export type { ReportPart, ReportRead };

/** Words the editor says or shows by itself. */
export type EditorWords = {
  /** Names a section's text for a screen reader. */
  readonly section: (heading: string) => string;
  readonly report: string;
  /** What a section's state is called where it has no text to speak for it. */
  readonly state: {
    readonly queued: string;
    readonly drafting: string;
    readonly failed: (why: { readonly reason: string }) => string;
    readonly notInSources: string;
  };
  /** Stands in a section without text. */
  readonly placeholder: string;
};

export type ReportEditorOptions = {
  /** The editor's root is put into it. The nearest element around it that scrolls, scrolls the report. */
  readonly element: HTMLElement;
  readonly parts: readonly ReportPart[];
  /**
   * Block and inline nodes, marks and features. Blocks belong to the group `block`. Not among them: `doc`, `section`,
   * `sectionHeading`, `text`, undo and redo, which the core brings.
   */
  readonly extensions: readonly AnyExtension[];
  /** Missing: its own. */
  readonly labels?: CitationLabelStore;
  readonly words: EditorWords;
  readonly isEditable: boolean;
  /** The person, or a run, changed the text of these sections. */
  readonly onTextChanged: (itemIds: readonly ItemId[]) => void;
  readonly onHeadingChanged: (change: { readonly itemId: ItemId; readonly heading: string }) => void;
  /** The caret came to another section. */
  readonly onSectionEntered: (itemId: ItemId) => void;
};

/** The report as one Tiptap editor whose document is `section+`, a section being `sectionHeading block+`. */
export type ReportEditorCore = {
  readonly editor: Editor;
  /** What each citation is called; its DOM subscribes to it. */
  readonly labels: CitationLabelStore;
  /** Brings headings, order, depths and states in line with the outline; texts only of sections that are new. */
  readonly setParts: (parts: readonly ReportPart[]) => void;
  /** Puts another text into a section, outside undo, changing only what differs; caret and scroll stay. */
  readonly replaceText: (itemId: ItemId, blocks: readonly BlockNode[]) => void;
  /** A section's blocks as they are now; undefined for an unknown item. */
  readonly textOf: (itemId: ItemId) => readonly BlockNode[] | undefined;
  /** Where a section's blocks begin and end in the document; undefined for an unknown item. */
  readonly rangeOf: (itemId: ItemId) => { readonly from: number; readonly to: number } | undefined;
  /** The item of the section that a position lies in. */
  readonly itemAt: (pos: number) => ItemId | undefined;
  /** As if the person had written it: saved, and one step of undo. */
  readonly editText: (itemId: ItemId, blocks: readonly BlockNode[]) => void;
  readonly isSameText: (itemId: ItemId, blocks: readonly BlockNode[]) => boolean;
  readonly setStatus: (itemId: ItemId, status: ReportPart['status']) => void;
  /** Puts the caret to the beginning of a section and scrolls to it, or selects the given words in it. */
  readonly reveal: (itemId: ItemId, how?: { readonly text?: string; readonly focus?: boolean }) => void;
  readonly streaming: Streaming;
  readonly destroy: () => void;
};

/** What the extensions around the text need of the app. */
export type FeatureContext = {
  readonly folder: string;
  readonly labels: CitationLabelStore;
  readonly invoke: ReturnType<typeof useInvoke>;
};

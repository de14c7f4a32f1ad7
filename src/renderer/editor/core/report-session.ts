import type { AnyExtension } from '@tiptap/core';
import type { Fault } from '#shared/base/fault.ts';
import type { EvidenceId, ItemId } from '#shared/base/ids.ts';
import type { Announcement, CoreConnection, CoreEvent } from '#shared/contract/index.ts';
import { createAutosave, type Autosave, type SaveState } from './autosave.ts';
import { createCitationLabelStore, type CitationLabelStore } from './citation-label-store.ts';
import { createCitationNumbering, type CitationNumbering } from './citation-numbering.ts';
import { createReportEditor } from './create-report-editor.ts';
import { setDraftedPrints } from './drafted-edge.ts';
import { createHeadingSaves, type HeadingSaves } from './heading-saves.ts';
import { createKeptTexts, type KeptWords } from './kept-texts.ts';
import { createSoon } from './soon.ts';
import type { EditorWords, ReportEditorCore, ReportPart, ReportRead } from './types.ts';
import type { UnsavedTexts } from './unsaved-texts.ts';
import { countWords, type WordCounts } from './word-count.ts';

/** What is drawn around the text. */
export type ReportView = {
  readonly status: 'loading' | 'failed' | 'empty' | 'ready';
  readonly fault: Fault | null;
  readonly core: ReportEditorCore | null;
  readonly save: SaveState;
  readonly suggestions: ReportRead['suggestions'];
  readonly counts: WordCounts;
};

export type ReportSession = {
  readonly view: () => ReportView;
  readonly subscribe: (listener: () => void) => () => void;
  readonly labels: CitationLabelStore;
  readonly insertCitation: (evidenceIds: readonly EvidenceId[]) => void;
  /** Saves what isn't saved; resolves once it is, or can't be. */
  readonly flush: () => Promise<void>;
  /** Keeps what isn't saved in the browser, at once. */
  readonly keepUnsaved: () => void;
  readonly refresh: () => Promise<void>;
  /** The core was away: what was announced meanwhile wasn't heard, and what was written couldn't be saved. */
  readonly catchUp: () => void;
  readonly destroy: () => void;
};

export type ReportSessionOptions = {
  readonly connection: CoreConnection;
  readonly folder: string;
  readonly element: HTMLElement;
  readonly isEditable: boolean;
  readonly extensions: (labels: CitationLabelStore) => readonly AnyExtension[];
  readonly words: EditorWords & KeptWords;
  readonly unsaved: UnsavedTexts;
  readonly say: (text: string) => void;
  readonly tellFault: (fault: Fault) => void;
  readonly onSectionEntered: (itemId: ItemId) => void;
};

const changesReport: ReadonlySet<CoreEvent['type']> = new Set([
  'section-finished',
  'run-started',
  'run-ended',
  'outline-changed',
  'report-changed',
  'suggestion-made',
  'suggestion-resolved',
]);
const changesCitations: ReadonlySet<CoreEvent['type']> = new Set([
  'evidence-changed',
  'sources-changed',
  'search-finished',
]);

/** One project's report in one window: kept as the core has it, and the core as the person has it. */
export function createReportSession(options: ReportSessionOptions): ReportSession {
  const { connection, folder, words, unsaved } = options;
  const listeners = new Set<() => void>();
  const labels = createCitationLabelStore();
  const finished = new Set<ItemId>();
  let parts: readonly ReportPart[] = [];
  let core: ReportEditorCore | null = null;
  let reading: Promise<void> | null = null;
  let isReadAgain = false;
  let shownPrints = '';
  let isOver = false;
  let view: ReportView = {
    status: 'loading',
    fault: null,
    core: null,
    save: { kind: 'saved' },
    suggestions: [],
    counts: { total: 0, bySection: new Map() },
  };

  const autosave: Autosave = createAutosave({
    textOf: (itemId) => core?.textOf(itemId),
    write: ({ itemId, blocks, baseRevision }) =>
      connection.invoke('section.write', { folder, itemId, body: { type: 'doc', content: [...blocks] }, baseRevision }),
    settle: (itemId, own) => kept.settle(itemId, own),
    unsaved,
    onState: (save) => show({ save }),
  });
  const kept = createKeptTexts({ ...options, core: () => core });
  const headings: HeadingSaves = createHeadingSaves({ connection, folder, onFault: options.tellFault });
  const numbering: CitationNumbering = createCitationNumbering({
    connection,
    folder,
    labels,
    doc: () => core?.editor.state.doc,
    onFault: (fault) => {
      if (fault.code === 'style-unknown' || fault.code === 'style-unreadable') options.tellFault(fault);
    },
  });
  const recount = createSoon(() => {
    if (core !== null) show({ counts: countWords(core.editor.state.doc) });
  });
  const readSoon = createSoon(() => void refresh(), 120);
  const unsubscribe = connection.subscribe((announcement) => {
    if (announcement.folder === folder) hear(announcement);
  });

  function show(change: Partial<ReportView>): void {
    view = { ...view, ...change };
    for (const tell of listeners) tell();
  }

  const onSectionStarted = (itemId: ItemId) => {
    const isTheirs = parts.find((part) => part.itemId === itemId)?.status === 'edited';
    core?.setStatus(itemId, 'drafting');
    if (isTheirs || autosave.isUnsaved(itemId)) core?.streaming.leave(itemId);
    else core?.streaming.start(itemId);
  };

  function hear({ event, origin }: Announcement): void {
    if (event.type === 'section-changed') {
      const known = autosave.revisionOf(event.itemId);
      // Of its own write this window hears before or after it has the answer.
      const isOwn = origin === connection.id && autosave.isUnsaved(event.itemId) && event.revision === known + 1;
      if (event.revision !== known && !isOwn) readSoon();
    }
    if ('isSuggestion' in event && event.isSuggestion) return;
    if (event.type === 'section-started') onSectionStarted(event.itemId);
    else if (event.type === 'section-text') core?.streaming.push(event.itemId, event.delta);
    else if (event.type === 'section-restarted') core?.streaming.restart(event.itemId);
    else if (event.type === 'section-finished') finished.add(event.itemId);
    else if (event.type === 'run-ended') for (const itemId of core?.streaming.items() ?? []) finished.add(itemId);
    if (changesReport.has(event.type)) readSoon();
    if (changesCitations.has(event.type)) numbering.sourcesChanged();
  }

  async function refresh(): Promise<void> {
    if (reading !== null) {
      isReadAgain = true;
      return reading;
    }
    reading = readOnce();
    await reading;
    reading = null;
    if (isReadAgain && !isOver) {
      isReadAgain = false;
      await refresh();
    }
  }

  async function readOnce(): Promise<void> {
    const finishedBefore = [...finished];
    const answer = await connection.invoke('report.read', { folder });
    if (isOver) return;
    if (!answer.ok) {
      if (core === null) show({ status: 'failed', fault: answer.fault });
      return;
    }
    await take(answer.value, finishedBefore);
  }

  async function take(report: ReportRead, finishedBefore: readonly ItemId[]): Promise<void> {
    parts = report.parts;
    if (parts.length === 0) {
      core?.destroy();
      core = null;
      shownPrints = '';
      return show({ status: 'empty', fault: null, core, suggestions: report.suggestions });
    }
    const isFirst = core === null;
    const present = core ?? open();
    if (isFirst) for (const part of parts) autosave.setRevision(part.itemId, part.revision);
    else align(present, finishedBefore);
    showPrints(present);
    numbering.styleChanged(report.citationStyle);
    show({ status: 'ready', fault: null, core: present, suggestions: report.suggestions });
    recount();
    if (isFirst) for (const text of await unsaved.adopt()) await kept.restore(text, parts);
  }

  function open(): ReportEditorCore {
    core = createReportEditor({
      element: options.element,
      parts,
      extensions: options.extensions(labels),
      labels,
      words,
      isEditable: options.isEditable,
      onTextChanged: (itemIds) => autosave.changed(itemIds),
      onHeadingChanged: ({ itemId, heading }) => headings.changed(itemId, heading),
      onSectionEntered: options.onSectionEntered,
    });
    core.editor.on('transaction', ({ transaction }) => {
      if (!transaction.docChanged) return;
      numbering.textChanged();
      recount();
    });
    numbering.sourcesChanged();
    return core;
  }

  function align(present: ReportEditorCore, finishedBefore: readonly ItemId[]): void {
    const known = new Set(present.editor.state.doc.children.map(({ attrs }) => attrs.itemId as ItemId));
    present.setParts(parts);
    for (const { itemId, revision, body } of parts) {
      const isNew = !known.has(itemId);
      known.delete(itemId);
      const isFinished = finishedBefore.includes(itemId);
      if (isFinished) finished.delete(itemId);
      if (isNew) {
        autosave.setRevision(itemId, revision);
      } else if (autosave.isUnsaved(itemId)) {
        // Its next write finds that the text has moved on, and settles it.
      } else if (revision > autosave.revisionOf(itemId)) {
        const isShown = present.streaming.finish(itemId, body?.content ?? []);
        if (!isShown) present.replaceText(itemId, body?.content ?? []);
        autosave.setRevision(itemId, revision);
      } else if (isFinished) {
        present.streaming.abandon(itemId);
      }
    }
    for (const itemId of known) autosave.drop(itemId);
  }

  function showPrints({ editor }: ReportEditorCore): void {
    const drafted = parts.filter(({ draftedPrints }) => draftedPrints.length > 0);
    const key = JSON.stringify(drafted.map(({ itemId, draftedPrints }) => [itemId, draftedPrints]));
    if (key === shownPrints) return;
    shownPrints = key;
    setDraftedPrints(editor.view, new Map(drafted.map((part) => [part.itemId, new Set(part.draftedPrints)])));
  }

  void refresh();
  return {
    view: () => view,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    labels,
    insertCitation: (evidenceIds) => {
      core?.editor.chain().focus().insertContent({ type: 'citation', attrs: { evidenceIds } }).run();
    },
    flush: async () => {
      await headings.flush();
      await autosave.flush();
    },
    keepUnsaved: autosave.keepUnsaved,
    refresh,
    catchUp: () => {
      void autosave.flush();
      void headings.flush();
      void refresh();
      numbering.sourcesChanged();
    },
    destroy: () => {
      isOver = true;
      autosave.keepUnsaved();
      void headings.flush();
      void autosave.flush().finally(() => {
        autosave.destroy();
        headings.destroy();
        unsaved.close();
        core?.destroy();
      });
      unsubscribe();
      recount.cancel();
      readSoon.cancel();
      numbering.destroy();
    },
  };
}

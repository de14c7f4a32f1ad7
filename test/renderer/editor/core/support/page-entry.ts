import { baseKeymap } from '@tiptap/pm/commands';
import { history } from '@tiptap/pm/history';
import { keymap } from '@tiptap/pm/keymap';
import { Schema } from '@tiptap/pm/model';
import { EditorState, Selection } from '@tiptap/pm/state';
import type { ItemId } from '#shared/base/ids.ts';
import { EditorView } from '@tiptap/pm/view';
import { createReportEditor } from '#renderer/editor/core/create-report-editor.ts';
import type { ReportEditorCore, ReportPart } from '#renderer/editor/core/types.ts';
import { createCitationLabelStore } from '#renderer/editor/core/citation-label-store.ts';
import { createCitationNumbering } from '#renderer/editor/core/citation-numbering.ts';
import { DraftedEdge, setDraftedPrints } from '#renderer/editor/core/drafted-edge.ts';
import { createFinding } from '#renderer/editor/core/finding.ts';
import { reportNodes } from '#renderer/editor/schema/index.ts';
import { blockPrint } from '#shared/text/block-print.ts';
import { syntheticReport, type SyntheticPart } from './synthetic-report.ts';

function openOurs(words: number, sections: number) {
  open(syntheticReport({ words, sections }));
}

/** The long report, with citations numbered by what `askCore` of the window answers. */
function openNumbered(words: number, sections: number) {
  openOurs(words, sections);
  const { editor, labels } = core;
  const { askCore } = window as unknown as { askCore: (name: string, input: string) => Promise<string> };
  const numbering = createCitationNumbering({
    connection: {
      id: 'page',
      subscribe: () => () => undefined,
      // As text, as between a window and its core.
      invoke: (async (name: string, input: unknown) => ({
        ok: true,
        value: JSON.parse(await askCore(name, JSON.stringify(input))) as unknown,
      })) as never,
    },
    folder: '/',
    labels: labels,
    doc: () => editor.state.doc,
    onFault: ({ message }) => {
      throw new Error(message);
    },
  });
  editor.on('transaction', ({ transaction }) => {
    if (transaction.docChanged) numbering.textChanged();
  });
  numbering.sourcesChanged();
}

function emptyPlace(): HTMLElement {
  const shown = (window as { core?: { destroy: () => void } }).core;
  shown?.destroy();
  document.querySelector('#editor')?.remove();
  const element = document.createElement('div');
  element.id = 'editor';
  document.querySelector('#scroller')?.append(element);
  return element;
}

function open(parts: readonly SyntheticPart[], isEditable = true) {
  const element = emptyPlace();
  const labels = createCitationLabelStore();
  const changed: string[] = [];
  const headings: object[] = [];
  const core = createReportEditor({
    element,
    parts: parts.map(toPart),
    extensions: [...reportNodes({ labels }), DraftedEdge.configure({ print: blockPrint })],
    labels,
    words: {
      section: (heading) => `Section ${heading}`,
      report: 'Report',
      state: {
        queued: 'Queued',
        drafting: 'Drafting',
        failed: ({ reason }) => `Failed: ${reason}`,
        notInSources: 'Nothing found',
      },
      placeholder: 'Write here',
    },
    isEditable,
    onTextChanged: (itemIds) => changed.push(...itemIds),
    onHeadingChanged: (change) => headings.push(change),
    onSectionEntered: () => {},
  });
  Object.assign(window, {
    core,
    view: core.editor.view,
    changed,
    headings,
    toPart,
    finding: createFinding(core),
    setDraftedPrints,
    blockPrint,
  });
}

function toPart(part: SyntheticPart): ReportPart {
  return {
    itemId: part.itemId as ReportPart['itemId'],
    heading: part.heading,
    depth: part.depth,
    role: 'body',
    isNotInSources: part.isNotInSources ?? false,
    isLocked: false,
    sectionId: null,
    status: part.status ?? 'drafted',
    body: { type: 'doc', content: part.body as never },
    revision: 1,
    draftedPrints: [],
    fault: part.status === 'failed' ? { code: 'endpoint-busy', whose: 'provider', message: 'Too busy.' } : null,
  };
}

function openBare(words: number, sections: number) {
  const parts = syntheticReport({ words, sections });
  const schema = new Schema({
    nodes: {
      doc: { content: 'block+' },
      paragraph: { group: 'block', content: 'inline*', toDOM: () => ['p', 0] },
      heading: { group: 'block', content: 'text*', attrs: { level: {} }, toDOM: () => ['h2', 0] },
      text: { group: 'inline' },
      citation: {
        group: 'inline',
        inline: true,
        atom: true,
        attrs: { evidenceIds: { default: [] } },
        toDOM: () => ['span', { class: 'citation' }, '[1]'],
      },
    },
    marks: { bold: { toDOM: () => ['strong', 0] } },
  });
  const doc = schema.nodeFromJSON({
    type: 'doc',
    content: parts.flatMap((part) => [
      { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: part.heading }] },
      ...part.body,
    ]),
  });
  const view = new EditorView(emptyPlace(), {
    state: EditorState.create({ doc, plugins: [history(), keymap(baseKeymap)] }),
  });
  view.dom.classList.add('editor-report');
  Object.assign(window, { view });
}

Object.assign(window, { emptyPlace, open, openOurs, openNumbered, openBare });

declare const view: EditorView;
declare const core: ReportEditorCore;

let typedFrom = 0;
let streamed = 0;

Object.assign(window, {
  blocks: () => {
    const blocks: string[] = [];
    view.state.doc.descendants((node) => {
      if (!node.isTextblock) return true;
      blocks.push(`${node.type.name === 'sectionHeading' ? '# ' : ''}${node.textContent}`);
      return false;
    });
    return blocks;
  },
  caretInTheMiddle: () => {
    const middle = view.state.doc.resolve(Math.floor(view.state.doc.content.size / 2));
    view.dispatch(view.state.tr.setSelection(Selection.near(middle)));
    view.focus();
    const { node } = view.domAtPos(view.state.selection.head);
    (node instanceof Element ? node : node.parentElement)?.scrollIntoView({ block: 'center' });
    typedFrom = view.state.selection.$head.parentOffset;
  },
  /** Where on the screen the caret's block begins, and what was typed in it since the caret was put there. */
  caretPlace: () => {
    const { $head } = view.state.selection;
    const { top } = view.coordsAtPos($head.start());
    return { top, text: $head.parent.textBetween(typedFrom, $head.parentOffset, '', '_') };
  },
  startStream: ({ words, sections, wordsPerSecond }: { words: number; sections: number; wordsPerSecond: number }) => {
    const { doc } = view.state;
    const here = view.state.selection.$head.index(0);
    const targets = Array.from(
      { length: sections },
      (_, at) => doc.child(at % 2 === 0 ? here - 2 - at : here + 1 + at).attrs.itemId as ItemId,
    );
    for (const itemId of targets) core.streaming.start(itemId);
    const eachMs = 20;
    const ofEach = Math.max(1, Math.round((wordsPerSecond * eachMs) / 1000));
    const timer = setInterval(() => {
      for (let at = 0; at < ofEach && streamed < words; at += 1) {
        streamed += 1;
        const itemId = targets[streamed % targets.length];
        const end = streamed % 400 < sections ? '.\n\n' : streamed % 90 < sections ? ' [@evi_000001]' : '';
        if (itemId !== undefined) core.streaming.push(itemId, ` streamed${streamed}${end}`);
      }
      if (streamed >= words) clearInterval(timer);
    }, eachMs);
  },
  streamedWords: () => streamed,
  selected: () => view.state.doc.textBetween(view.state.selection.from, view.state.selection.to, '\n'),
  editable: () => {
    if (view.dom.getAttribute('contenteditable') === 'true') return ['all'];
    return [...view.dom.querySelectorAll('[contenteditable=true]')].map((host) => host.firstElementChild?.textContent);
  },
});

Object.assign(window, {
  /** Into the first paragraph, wherever the caret is. */
  citeAtTop: (evidenceId: string) => {
    const { tr, schema } = view.state;
    const citation = schema.nodes['citation']?.create({ evidenceIds: [evidenceId] });
    const heading = view.state.doc.firstChild?.firstChild?.nodeSize ?? 0;
    // Words between, for citations side by side become one.
    if (citation !== undefined) view.dispatch(tr.insert(heading + 2, [citation, schema.text(' so ')]));
  },
  citationTexts: () => [...view.dom.querySelectorAll('.editor-citation')].map(({ textContent }) => textContent),
});

Object.assign(window, {
  caretSection: () => {
    const { selection, doc } = view.state;
    const { top, bottom } = view.coordsAtPos(selection.head);
    const frame = document.querySelector('#scroller')?.getBoundingClientRect();
    return {
      section: selection.$head.node(1).child(0).textContent,
      isInSight: frame !== undefined && top >= frame.top - 1 && bottom <= frame.bottom + 1,
      isAtEnd: selection.head === Selection.atEnd(doc).head,
    };
  },
  caretToEndOf: (index: number) => {
    let end = 0;
    for (let at = 0; at <= index; at += 1) end += view.state.doc.child(at).nodeSize;
    view.dispatch(view.state.tr.setSelection(Selection.near(view.state.doc.resolve(end - 1), -1)));
    view.focus();
    view.dispatch(view.state.tr.scrollIntoView());
  },
});

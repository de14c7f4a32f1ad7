import { Editor, Node, type JSONContent } from '@tiptap/core';
import { UndoRedo } from '@tiptap/extensions';
import { Bold, Italic, Link as LinkIcon, TextQuote } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { useText } from '#renderer/language/index.ts';
import { Button, IconButton, TextField } from '#renderer/ui/index.ts';
import type { FootnoteInline } from '#shared/domain/rich-text.ts';
import type { ReportEditorCore } from '../core/types.ts';
import { labelsInNote } from '../schema/citation-labels.ts';
import { noteNumber } from '../schema/note-numbers.ts';
import { reportNodes } from '../schema/index.ts';
import { safeAddress } from '../schema/safe-address.ts';
import { storedInline } from '../schema/stored-body.ts';
import { EvidenceChoice } from './evidence-choice.tsx';
import { editNode, nodeAt } from './node-at.ts';
import { PanelPopover } from './panel-popover.tsx';

type FootnotePanelProps = { readonly core: ReportEditorCore; readonly pos: number; readonly close: () => void };

/** A small editor of its own for what a note holds. It is kept when the popover closes; an empty note goes. */
export function FootnotePanel({ core, pos, close }: FootnotePanelProps) {
  const text = useText().editor;
  const words = text.footnote;
  const note = nodeAt(core, pos, 'footnote');
  const [number] = useState(() => noteNumber(core.editor.state.doc, pos, core.labels.hasNotes()));
  const [extra, setExtra] = useState<'link' | 'citation' | null>(null);
  const [address, setAddress] = useState('');
  const [isRefused, setIsRefused] = useState(false);
  const [element, setElement] = useState<HTMLDivElement | null>(null);
  const [content] = useState(() => (note?.attrs['content'] ?? []) as readonly FootnoteInline[]);
  const editor = useMemo(() => createNoteEditor(core, content), [core, content]);
  useEffect(() => {
    if (element === null) return undefined;
    editor.setOptions({
      editable: core.editor.isEditable,
      editorProps: { attributes: { role: 'textbox', 'aria-multiline': 'true', 'aria-label': words.text } },
    });
    editor.mount(element);
    const timer = requestAnimationFrame(() => editor.commands.focus('end'));
    return () => {
      cancelAnimationFrame(timer);
      editor.unmount();
    };
  }, [core, editor, element, words.text]);
  if (note === null) return null;
  const keep = () => {
    const stored = noteContent(editor);
    if (stored.length === 0) editNode(core, pos, 'footnote', null);
    else if (JSON.stringify(stored) !== JSON.stringify(content)) editNode(core, pos, 'footnote', { content: stored });
    close();
  };
  const setLink = () => {
    const href = safeAddress(address);
    if (href === null) return setIsRefused(true);
    const chain = editor.chain().focus();
    if (editor.state.selection.empty)
      chain.insertContent({ type: 'text', text: address.trim(), marks: [{ type: 'link', attrs: { href } }] }).run();
    else chain.setMark('link', { href }).run();
    return setExtra(null);
  };
  return (
    <PanelPopover core={core} label={words.title({ number })} from={pos} close={keep}>
      <div className="editor-panel">
        <div className="editor-note-tools">
          <strong>{words.title({ number })}</strong>
          <IconButton
            label={words.bold}
            icon={<Bold size={14} aria-hidden />}
            onClick={() => editor.chain().focus().toggleBold().run()}
          />
          <IconButton
            label={words.italic}
            icon={<Italic size={14} aria-hidden />}
            onClick={() => editor.chain().focus().toggleItalic().run()}
          />
          <IconButton
            label={words.link}
            icon={<LinkIcon size={14} aria-hidden />}
            onClick={() => setExtra(extra === 'link' ? null : 'link')}
          />
          <IconButton
            label={words.citation}
            icon={<TextQuote size={14} aria-hidden />}
            onClick={() => setExtra(extra === 'citation' ? null : 'citation')}
          />
        </div>
        <div
          ref={setElement}
          className="editor-note"
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.shiftKey) return;
            event.preventDefault();
            event.stopPropagation();
            keep();
          }}
        />
        {extra === 'link' && (
          <TextField
            label={text.link.address}
            value={address}
            onValue={(value) => {
              setAddress(value);
              setIsRefused(false);
            }}
            fault={isRefused ? text.link.refused : undefined}
            onKeyDown={(event) => {
              if (event.key === 'Enter') setLink();
            }}
          />
        )}
        {extra === 'citation' && (
          <EvidenceChoice
            itemId={core.itemAt(pos)}
            onChoose={(evidenceId) => {
              editor
                .chain()
                .focus()
                .insertContent({ type: 'citation', attrs: { evidenceIds: [evidenceId] } })
                .run();
              setExtra(null);
            }}
          />
        )}
        <div className="editor-panel-actions">
          <Button
            variant="quiet"
            onClick={() => {
              editNode(core, pos, 'footnote', null);
              close();
            }}
          >
            {words.remove}
          </Button>
          <Button variant="primary" onClick={keep}>
            {words.done}
          </Button>
        </div>
      </div>
    </PanelPopover>
  );
}

const OneLine = Node.create({ name: 'doc', topNode: true, content: 'paragraph' });
const Text = Node.create({ name: 'text', group: 'inline' });

function createNoteEditor({ labels }: ReportEditorCore, content: readonly FootnoteInline[]): Editor {
  return new Editor({
    element: null,
    injectCSS: false,
    extensions: [OneLine, Text, UndoRedo, ...reportNodes({ labels: labelsInNote(labels) })],
    content: { type: 'doc', content: [{ type: 'paragraph', content: [...content] as JSONContent[] }] },
  });
}

function noteContent(editor: Editor): FootnoteInline[] {
  const paragraph = editor.getJSON().content[0];
  return storedInline(paragraph?.content ?? []).filter(
    (node): node is FootnoteInline => node.type !== 'footnote' && node.type !== 'hardBreak',
  );
}

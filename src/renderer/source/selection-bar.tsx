import { BookmarkPlus, Copy } from 'lucide-react';
import { useState } from 'react';
import type { SourceId } from '#shared/base/ids.ts';
import { parseTags } from '#shared/text/parse-tags.ts';
import { useInvoke, useRequest } from '#renderer/client/index.ts';
import { useText } from '#renderer/language/index.ts';
import { addNotice } from '#renderer/state/notices.ts';
import { useWorkbench, type Span } from '#renderer/state/workbench.ts';
import { Button, Checkbox, TextField } from '#renderer/ui/index.ts';

/** Words a person selected: by their place in the stored text, or as a PDF's page gave them. */
export type SelectedWords = { readonly words: string } & (
  | { readonly kind: 'span'; readonly span: Span }
  | { readonly kind: 'page'; readonly page: number }
);

type SelectionBarProps = {
  readonly sourceId: SourceId;
  readonly selected: SelectedWords;
  readonly isFormOpen: boolean;
  readonly onOpenForm: () => void;
  readonly onClose: () => void;
  readonly onAdded: (span: Span) => void;
};

/** What can be done with the selected words: into the memory bank, with what the person thinks of them. */
export function SelectionBar(props: SelectionBarProps) {
  const { sourceId, selected, isFormOpen, onOpenForm, onClose, onAdded } = props;
  const text = useText();
  return (
    <section className="source-selection" aria-label={text.source.selected}>
      <p className="source-selection-words">“{selected.words.trim().replaceAll(/\s+/g, ' ')}”</p>
      {isFormOpen ? (
        <AddForm sourceId={sourceId} selected={selected} onClose={onClose} onAdded={onAdded} />
      ) : (
        <div className="source-selection-actions">
          <Button variant="primary" icon={<BookmarkPlus size={14} aria-hidden />} onClick={onOpenForm}>
            {text.source.addToBank}
          </Button>
          <Button
            icon={<Copy size={14} aria-hidden />}
            onClick={() => {
              void navigator.clipboard.writeText(selected.words);
              onClose();
            }}
          >
            {text.source.copy}
          </Button>
          <Button variant="quiet" onClick={onClose}>
            {text.app.cancel}
          </Button>
        </div>
      )}
    </section>
  );
}

function AddForm(props: Pick<SelectionBarProps, 'sourceId' | 'selected' | 'onClose' | 'onAdded'>) {
  const { sourceId, selected, onClose, onAdded } = props;
  const text = useText();
  const invoke = useInvoke();
  const { folder, selectedItemId } = useWorkbench();
  const { value: outline } = useRequest('outline.read', { folder });
  const item = outline?.outline.items.find(({ id }) => id === selectedItemId);
  const [note, setNote] = useState('');
  const [tags, setTags] = useState('');
  const [isLinked, setIsLinked] = useState(true);
  const [state, setState] = useState<'idle' | 'adding' | 'not-found'>('idle');

  async function spanOf(): Promise<Span | null> {
    if (selected.kind === 'span') return selected.span;
    const { words, page } = selected;
    const answer = await invoke('evidence.locate', { folder, sourceId, words, page });
    return answer.ok ? answer.value.span : null;
  }

  async function add(): Promise<void> {
    setState('adding');
    const span = await spanOf();
    if (span === null) {
      setState('not-found');
      return;
    }
    const answer = await invoke('evidence.add', {
      folder,
      sourceId,
      charStart: span.charStart,
      charEnd: span.charEnd,
      note: note.trim(),
      tags: parseTags(tags),
      ...(item !== undefined && isLinked ? { itemId: item.id } : {}),
    });
    setState('idle');
    if (!answer.ok) return;
    const { id } = answer.value.evidence;
    addNotice({
      kind: 'said',
      text: text.source.added,
      action: { label: text.source.showAdded, run: () => useWorkbench.getState().showEvidence(id) },
    });
    onAdded(span);
  }

  return (
    <form
      className="source-add"
      onSubmit={(event) => {
        event.preventDefault();
        if (state !== 'adding') void add();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
      }}
    >
      {/* The person asked for this form: the next thing they do is write in it. */}
      <TextField label={text.source.note} value={note} onValue={setNote} autoFocus />
      <TextField label={text.source.tags} hint={text.source.tagsHint} value={tags} onValue={setTags} />
      {item !== undefined && (
        <Checkbox label={text.source.linkTo({ heading: item.heading })} isChecked={isLinked} onChange={setIsLinked} />
      )}
      {state === 'not-found' && (
        <p role="alert" className="source-fault">
          {text.source.notLocated}
        </p>
      )}
      <div className="source-selection-actions">
        <Button variant="primary" type="submit" disabled={state === 'adding'}>
          {state === 'adding' ? text.source.adding : text.source.add}
        </Button>
        <Button onClick={onClose}>{text.app.cancel}</Button>
      </div>
    </form>
  );
}

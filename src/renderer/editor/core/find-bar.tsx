import { ArrowDown, ArrowUp, CaseSensitive, Regex, WholeWord, X } from 'lucide-react';
import { useEffect, useRef, useState, useSyncExternalStore, type KeyboardEvent } from 'react';
import { useText } from '#renderer/language/index.ts';
import { Button, IconButton } from '#renderer/ui/index.ts';
import { createFinding } from './finding.ts';
import type { ReportEditorCore } from './types.ts';

type FindBarProps = {
  readonly core: ReportEditorCore;
  readonly canReplace: boolean;
  /** Changes whenever it is asked for again. */
  readonly asked: number;
  readonly onClose: () => void;
};

/** Find and replace over the whole report. */
export function FindBar({ core, canReplace, asked, onClose }: FindBarProps) {
  const text = useText().editing.find;
  const [finding] = useState(() => createFinding(core));
  const input = useRef<HTMLInputElement>(null);
  const [words, setWords] = useState(() => selectedWords(core));
  const [replacement, setReplacement] = useState('');
  const [how, setHow] = useState({ isCaseSensitive: false, isWholeWord: false, isPattern: false });
  const found = useSyncExternalStore(finding.subscribe, finding.found);
  useEffect(() => finding.open(), [finding]);
  useEffect(() => finding.search({ text: words, ...how }), [finding, words, how]);
  useEffect(() => {
    if (asked === 0) return;
    input.current?.focus();
    input.current?.select();
  }, [asked]);
  const close = () => {
    onClose();
    core.editor.view.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') close();
    else if (event.key === 'Enter' && event.target === input.current) finding.move(event.shiftKey ? -1 : 1);
    else return;
    event.preventDefault();
  };
  const toggle = (name: keyof typeof how, label: string, icon: React.ReactNode) => (
    <IconButton
      label={label}
      icon={icon}
      aria-pressed={how[name]}
      onClick={() => setHow((before) => ({ ...before, [name]: !before[name] }))}
    />
  );
  return (
    <search className="editor-find" aria-label={text.title} onKeyDown={onKeyDown}>
      <div className="editor-find-row">
        <input
          ref={input}
          className="editor-find-input"
          aria-label={text.find}
          placeholder={text.find}
          aria-invalid={found.fault !== null}
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
        {toggle('isCaseSensitive', text.matchCase, <CaseSensitive size={16} aria-hidden />)}
        {toggle('isWholeWord', text.wholeWords, <WholeWord size={16} aria-hidden />)}
        {toggle('isPattern', text.pattern, <Regex size={16} aria-hidden />)}
        <span className="editor-find-count" role="status">
          {found.fault ??
            (words === '' ? '' : found.count === 0 ? text.none : text.at({ at: found.current, of: found.count }))}
        </span>
        <IconButton label={text.previous} icon={<ArrowUp size={16} aria-hidden />} onClick={() => finding.move(-1)} />
        <IconButton label={text.next} icon={<ArrowDown size={16} aria-hidden />} onClick={() => finding.move(1)} />
        <IconButton label={text.close} icon={<X size={16} aria-hidden />} onClick={close} />
      </div>
      {canReplace && (
        <div className="editor-find-row">
          <input
            className="editor-find-input"
            aria-label={text.replaceWith}
            placeholder={text.replaceWith}
            value={replacement}
            onChange={(event) => setReplacement(event.target.value)}
          />
          <Button disabled={found.count === 0} onClick={() => finding.replace(replacement)}>
            {text.replace}
          </Button>
          <Button disabled={found.count === 0} onClick={() => finding.replaceAll(replacement)}>
            {text.replaceAll}
          </Button>
        </div>
      )}
    </search>
  );
}

const longestSelection = 80;

function selectedWords({ editor }: ReportEditorCore): string {
  const { selection, doc } = editor.state;
  if (selection.empty || !selection.$from.sameParent(selection.$to) || selection.to - selection.from > longestSelection)
    return '';
  return doc.textBetween(selection.from, selection.to);
}

import { useId, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { useRequest } from '#renderer/client/index.ts';
import { useText } from '#renderer/language/index.ts';
import { useWorkbench } from '#renderer/state/workbench.ts';
import { Chip } from '#renderer/ui/index.ts';
import type { ItemId } from '#shared/base/ids.ts';
import { isOfSection, searchEvidence } from './evidence-search.ts';
import { useSourceTitles } from './use-sources.ts';

const shownAtMost = 50;

type EvidenceChoiceProps = {
  /** The section whose evidence comes first. */
  readonly itemId: ItemId | undefined;
  readonly onChoose: (evidenceId: string) => void;
};

/** Evidence of the bank, found by words and chosen with arrows and Enter. */
export function EvidenceChoice({ itemId, onChoose }: EvidenceChoiceProps) {
  const words = useText().editor.picker;
  const { page: pageWord } = useText().editor.citation;
  const folder = useWorkbench((state) => state.folder);
  const { value } = useRequest('evidence.list', { folder });
  const titleOf = useSourceTitles();
  const [query, setQuery] = useState('');
  const [active, setActive] = useState(0);
  const listId = useId();
  const list = useRef<HTMLDivElement>(null);
  const found = useMemo(
    () => searchEvidence(value?.evidence ?? [], { words: query, itemId, titleOf: (id) => titleOf(id) ?? '' }),
    [value, query, itemId, titleOf],
  );
  const shown = found.slice(0, shownAtMost);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[event.key];
    if (step !== undefined && shown.length > 0) {
      event.preventDefault();
      const next = Math.min(shown.length - 1, Math.max(0, active + step));
      setActive(next);
      list.current?.children[next]?.scrollIntoView({ block: 'nearest' });
    } else if (event.key === 'Enter') {
      event.preventDefault();
      const chosen = shown[active];
      if (chosen !== undefined) onChoose(chosen.id);
    }
  };
  return (
    <div className="editor-picker">
      <input
        className="ui-input"
        role="combobox"
        aria-expanded
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={shown[active] === undefined ? undefined : `${listId}-${active}`}
        aria-label={words.search}
        placeholder={words.search}
        autoComplete="off"
        value={query}
        onChange={(event) => {
          setQuery(event.target.value);
          setActive(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div className="editor-picker-count" role="status">
        {value === undefined || shown.length > 0
          ? words.found({ count: found.length })
          : value.evidence.length === 0
            ? words.empty
            : words.none}
      </div>
      <div ref={list} id={listId} role="listbox" aria-label={words.title} className="editor-picker-list">
        {shown.map((each, index) => (
          <div
            key={each.id}
            id={`${listId}-${index}`}
            role="option"
            aria-selected={index === active}
            tabIndex={-1}
            className="editor-picker-item"
            onPointerMove={() => setActive(index)}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onChoose(each.id)}
            onKeyDown={onKeyDown}
          >
            <div className="editor-picker-summary">{each.summary}</div>
            <div className="editor-picker-source">
              {each.quotes[0] !== undefined && (titleOf(each.quotes[0].sourceId) ?? '')}
              {each.quotes[0]?.page != null && `, ${pageWord({ page: each.quotes[0].page })}`}
              {isOfSection(each, itemId) && <Chip tone="accent">{words.ofSection}</Chip>}
            </div>
          </div>
        ))}
      </div>
    </div>
  );
}

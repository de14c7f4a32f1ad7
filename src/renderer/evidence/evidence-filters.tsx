import type { SourceId } from '#shared/base/ids.ts';
import { useText } from '#renderer/language/index.ts';
import { SearchField } from '#renderer/ui/index.ts';
import {
  evidenceSortKeys,
  shownKinds,
  type EvidenceFilter,
  type EvidenceSortKey,
  type ShownKind,
} from './evidence-filter.ts';
import type { OutlineChoice } from './outline-choices.ts';

type EvidenceFiltersProps = {
  readonly filter: EvidenceFilter;
  readonly sortKey: EvidenceSortKey;
  readonly choices: readonly OutlineChoice[];
  readonly sources: readonly { readonly id: SourceId; readonly title: string }[];
  readonly tags: readonly string[];
  readonly counts: Readonly<Record<ShownKind, number>>;
  readonly onFilter: (filter: EvidenceFilter) => void;
  readonly onSort: (key: EvidenceSortKey) => void;
};

/** What of the memory bank is shown, and in which order. */
export function EvidenceFilters(props: EvidenceFiltersProps) {
  const { filter, sortKey, choices, sources, tags, counts, onFilter, onSort } = props;
  const text = useText();
  return (
    <div className="evidence-filters" role="search" aria-label={text.evidence.filters}>
      <div className="evidence-words">
        <SearchField
          label={text.evidence.filterWords}
          value={filter.words}
          onValue={(words) => onFilter({ ...filter, words })}
          onKeyDown={(event) => {
            if (event.key === 'Escape') onFilter({ ...filter, words: '' });
          }}
        />
        <Choice
          label={text.evidence.sortBy}
          value={sortKey}
          isSet={false}
          options={evidenceSortKeys.map((key) => ({ value: key, label: text.evidence.sortKeys[key] }))}
          onChange={(key) => onSort(key as EvidenceSortKey)}
        />
      </div>
      <div className="evidence-selects">
        <Choice
          label={text.evidence.show}
          value={filter.show}
          isSet={filter.show !== 'all'}
          options={shownKinds
            .filter((kind) => kind === 'all' || kind === filter.show || kind === 'unused' || counts[kind] > 0)
            .map((kind) => ({ value: kind, label: text.evidence.shownKinds[kind]({ count: counts[kind] }) }))}
          onChange={(show) => onFilter({ ...filter, show: show as ShownKind })}
        />
        {choices.length > 0 && (
          <Choice
            label={text.evidence.outlineItem}
            value={filter.itemId ?? ''}
            isSet={filter.itemId !== null}
            options={[
              { value: '', label: text.evidence.anyItem },
              { value: 'none', label: text.evidence.noItem },
              ...choices.map(({ itemId, heading, number }) => ({ value: itemId, label: `${number} ${heading}` })),
            ]}
            onChange={(itemId) =>
              onFilter({ ...filter, itemId: itemId === '' ? null : (itemId as EvidenceFilter['itemId']) })
            }
          />
        )}
        {sources.length > 1 && (
          <Choice
            label={text.app.source}
            value={filter.sourceId ?? ''}
            isSet={filter.sourceId !== null}
            options={[
              { value: '', label: text.evidence.anySource },
              ...sources.map(({ id, title }) => ({ value: id, label: title })),
            ]}
            onChange={(id) => onFilter({ ...filter, sourceId: id === '' ? null : (id as SourceId) })}
          />
        )}
        {tags.length > 0 && (
          <Choice
            label={text.evidence.tag}
            value={filter.tag ?? ''}
            isSet={filter.tag !== null}
            options={[{ value: '', label: text.evidence.anyTag }, ...tags.map((tag) => ({ value: tag, label: tag }))]}
            onChange={(tag) => onFilter({ ...filter, tag: tag === '' ? null : tag })}
          />
        )}
      </div>
    </div>
  );
}

function Choice(props: {
  readonly label: string;
  readonly value: string;
  readonly isSet: boolean;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly onChange: (value: string) => void;
}) {
  const { label, value, isSet, options, onChange } = props;
  return (
    <div className="evidence-choice" data-set={isSet}>
      <select aria-label={label} value={value} onChange={(event) => onChange(event.target.value)}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}

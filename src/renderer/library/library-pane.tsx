import { BookOpen, Plus } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { SourceId } from '#shared/base/ids.ts';
import { useCommands } from '#renderer/app/commands.ts';
import { useInvoke, useRequest } from '#renderer/client/index.ts';
import { useText } from '#renderer/language/index.ts';
import { useWorkbench } from '#renderer/state/workbench.ts';
import { Button, ConfirmDialog, EmptyState, Menu, SearchField } from '#renderer/ui/index.ts';
import { DetailsDialog } from './details-dialog.tsx';
import { DropZone } from './drop-zone.tsx';
import { EntriesLine } from './entries-line.tsx';
import { FailedFiles } from './failed-files.tsx';
import { ImportCards } from './import-cards.tsx';
import { useImports } from './imports.ts';
import { LibraryList } from './library-list.tsx';
import { SearchResults } from './search-results.tsx';
import { filterSources, sortKeys, sortSources, titleOf, type SortKey } from './source-order.ts';
import { useAdding, type Adding } from './use-adding.tsx';
import { WatchedFolders } from './watched-folders.tsx';
import './library.css';
import './entries.css';

/** The project's sources: bring them in, find them, read them, mend what is known of them, take them out. */
export function LibraryPane() {
  const text = useText();
  const invoke = useInvoke();
  const folder = useWorkbench((state) => state.folder);
  const { value, fault } = useRequest('library.list', { folder });
  const { value: project } = useRequest('project.read', { folder });
  const isImporting = useImports(({ jobs }) => jobs.some((job) => job.folder === folder));
  const adding = useAdding();
  const [words, setWords] = useState('');
  const [query, setQuery] = useState<string | null>(null);
  const [sortKey, setSortKey] = useState<SortKey>('title');
  const [details, setDetails] = useState<SourceId | null>(null);
  const [removing, setRemoving] = useState<readonly SourceId[]>([]);
  const sources = value?.sources;
  const shown = useMemo(() => sortSources(filterSources(sources ?? [], words), sortKey), [sources, words, sortKey]);
  const detailed = sources?.find(({ id }) => id === details);
  const canChange = project?.access !== 'read-only';
  const isEmpty = sources !== undefined && sources.length === 0;

  useAddingCommands(adding, canChange);

  return (
    <DropZone label={text.app.library} adding={adding}>
      <div className="library-head">
        <form
          className="library-search"
          role="search"
          onSubmit={(event) => {
            event.preventDefault();
            if (words.trim() !== '') setQuery(words.trim());
          }}
        >
          <SearchField
            label={text.library.filter}
            value={words}
            onValue={(next) => {
              setWords(next);
              setQuery(null);
            }}
            onKeyDown={(event) => {
              if (event.key !== 'Escape') return;
              setWords('');
              setQuery(null);
            }}
          />
        </form>
        <Menu
          trigger={
            <Button icon={<Plus size={14} aria-hidden />} disabled={!canChange}>
              {text.library.addMenu}
            </Button>
          }
          items={[
            { label: text.library.addFiles, onSelect: adding.addFiles },
            { label: text.library.addFolder, onSelect: adding.addFolder },
            { label: text.library.addText, onSelect: () => adding.addText() },
            { label: text.library.addPage, onSelect: () => adding.addPage() },
            'line',
            { label: text.library.addBibliography, onSelect: adding.addFiles },
            { label: text.library.addFromZotero, onSelect: adding.addFromZotero },
            { label: text.library.exportBibliography, onSelect: adding.exportBibliography },
            'line',
            { label: text.library.watchFolder, onSelect: adding.watchFolder },
          ]}
        />
      </div>
      {words.trim() !== '' && query === null && (
        <button type="button" className="library-search-all" onClick={() => setQuery(words.trim())}>
          {text.library.searchAll({ query: words.trim() })}
          <kbd className="ui-shortcut">↵</kbd>
        </button>
      )}
      <ImportCards />
      <FailedFiles failures={value?.failures ?? []} />
      {fault !== undefined && (
        <p role="alert" className="library-results-fault">
          {fault.message}
        </p>
      )}
      {query !== null ? (
        <SearchResults query={query} onClose={() => setQuery(null)} />
      ) : (
        <>
          {sources === undefined && fault === undefined && <p className="library-waiting">{text.library.loading}</p>}
          {isEmpty && !isImporting && <EmptyLibrary adding={adding} />}
          {sources !== undefined && !isEmpty && (
            <>
              <div className="library-order">
                <span role="status">
                  {shown.length === sources.length
                    ? text.library.sourceCount({ sources: sources.length })
                    : text.library.shownOf({ shown: shown.length, all: sources.length })}
                </span>
                <select
                  className="library-sort"
                  aria-label={text.library.sortBy}
                  value={sortKey}
                  onChange={(event) => setSortKey(event.target.value as SortKey)}
                >
                  {sortKeys.map((key) => (
                    <option key={key} value={key}>
                      {text.library.sortKeys[key]}
                    </option>
                  ))}
                </select>
              </div>
              {shown.length === 0 ? (
                <EmptyState title={text.library.nothingFits} text={text.library.nothingFitsHint} />
              ) : (
                <LibraryList sources={shown} canChange={canChange} onDetails={setDetails} onRemove={setRemoving} />
              )}
            </>
          )}
        </>
      )}
      <EntriesLine canChange={canChange} />
      <WatchedFolders watched={value?.watched ?? []} />
      {adding.dialogs}
      {detailed !== undefined && (
        <DetailsDialog key={detailed.id} source={detailed} canChange={canChange} onClose={() => setDetails(null)} />
      )}
      <ConfirmDialog
        title={text.library.removeTitle({ sources: removing.length })}
        text={removalWords()}
        confirmLabel={text.library.remove({ sources: removing.length })}
        cancelLabel={text.app.cancel}
        isOpen={removing.length > 0}
        isDanger
        onConfirm={() => void invoke('library.remove', { folder, sourceIds: [...removing] })}
        onClose={() => setRemoving([])}
      />
    </DropZone>
  );

  function removalWords(): string {
    const gone = (sources ?? []).filter(({ id }) => removing.includes(id));
    const [first] = gone;
    const evidence = gone.reduce((sum, source) => sum + source.evidence, 0);
    return text.library.removeText({
      title: first === undefined ? '' : titleOf(first),
      sources: gone.length,
      evidence,
    });
  }
}

function EmptyLibrary({ adding }: { readonly adding: Adding }) {
  const text = useText();
  return (
    <EmptyState
      icon={<BookOpen size={28} aria-hidden />}
      title={text.library.emptyTitle}
      text={text.library.emptyText}
      actions={
        <>
          <Button variant="primary" onClick={adding.addFiles}>
            {text.library.addFiles}
          </Button>
          <Button onClick={adding.addFolder}>{text.library.addFolder}</Button>
          <Button onClick={() => adding.addText()}>{text.library.addText}</Button>
          <Button onClick={() => adding.addPage()}>{text.library.addPage}</Button>
          <Button onClick={adding.watchFolder}>{text.library.watchFolder}</Button>
        </>
      }
    />
  );
}

function useAddingCommands(adding: Adding, isEnabled: boolean): void {
  const text = useText();
  useCommands([
    { id: 'library.add-files', title: text.library.addFiles, shortcut: 'Mod-O', run: adding.addFiles, isEnabled },
    { id: 'library.add-folder', title: text.library.addFolder, run: adding.addFolder, isEnabled },
    { id: 'library.add-text', title: text.library.addText, run: () => adding.addText(), isEnabled },
    { id: 'library.add-page', title: text.library.addPage, run: () => adding.addPage(), isEnabled },
    { id: 'library.add-from-zotero', title: text.library.addFromZotero, run: adding.addFromZotero, isEnabled },
    { id: 'library.export-bibliography', title: text.library.exportBibliography, run: adding.exportBibliography },
    { id: 'library.watch', title: text.library.watchFolder, run: adding.watchFolder, isEnabled },
  ]);
}

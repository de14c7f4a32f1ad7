import { Play } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useFormat, useText } from '#renderer/language/index.ts';
import { useWorkbench } from '#renderer/state/workbench.ts';
import { Button, NoticeCard, ProgressLine } from '#renderer/ui/index.ts';
import { fileNameOf, progressOf, type ImportJob } from './import-progress.ts';
import { cancelImport, dismissImport, pauseImport, resumeImport, useImports } from './imports.ts';

/** What comes into the project now, and what came of it until a person puts it away. */
export function ImportCards() {
  const folder = useWorkbench((state) => state.folder);
  const jobs = useImports((state) => state.jobs);
  const shown = jobs.filter((job) => job.folder === folder);
  if (shown.length === 0) return null;
  return (
    <div className="library-imports" role="status">
      {shown.map((job) =>
        job.state === 'ended' || job.state === 'cancelled' ? (
          <EndedImport key={job.id} job={job} />
        ) : (
          <GoingImport key={job.id} job={job} />
        ),
      )}
    </div>
  );
}

function GoingImport({ job }: { readonly job: ImportJob }) {
  const text = useText();
  const now = useNow();
  const { done, total, fraction, current, secondsLeft } = progressOf(job, now);
  const isCounted = job.kind !== 'text' && job.kind !== 'page' && job.kind !== 'zotero';
  const label = {
    waiting: text.library.importWaiting({ name: job.name }),
    bringing: text.library.importBringing({ name: job.name }),
    reading:
      job.page === null
        ? text.library.importReading({ name: current ?? job.name })
        : text.library.importRecognising({ ...job.page, name: fileNameOf(job.page.path) }),
    indexing: text.library.importIndexing,
    paused: text.library.importPaused({ name: job.name }),
  }[job.state as 'waiting' | 'bringing' | 'reading' | 'indexing' | 'paused'];
  const howFar = [
    isCounted
      ? job.kind === 'folder'
        ? text.library.doneSoFar({ done, total })
        : text.library.doneOf({ done, total })
      : '',
    secondsLeft === null ? '' : text.library.timeLeft({ seconds: secondsLeft }),
    job.failed.length === 0 ? '' : text.library.failedCount({ files: job.failed.length }),
  ].filter((words) => words !== '');
  return (
    <div className="library-import">
      <ProgressLine
        label={label}
        fraction={job.state === 'paused' ? done / Math.max(1, total) : fraction}
        {...(howFar.length === 0 ? {} : { detail: howFar.join(' · ') })}
        {...(isCounted && (job.state === 'reading' || job.state === 'bringing')
          ? { pause: { label: text.library.pauseImport, onPause: () => pauseImport(job.id) } }
          : {})}
        cancel={{ label: text.library.cancelImport, onCancel: () => cancelImport(job.id) }}
      />
      {job.state === 'paused' && (
        <Button icon={<Play size={14} aria-hidden />} onClick={() => resumeImport(job.id)}>
          {text.library.resumeImport}
        </Button>
      )}
    </div>
  );
}

function EndedImport({ job }: { readonly job: ImportJob }) {
  const text = useText();
  const format = useFormat();
  const { imported, skipped, failed, state, entries } = job;
  const problems = entries?.problems ?? [];
  const isPlain = skipped.length + failed.length + problems.length === 0 && state === 'ended';
  useEffect(() => {
    // Good news needn't be put away by hand; what was left out or failed stays until it is.
    if (!isPlain) return undefined;
    const timer = setTimeout(() => dismissImport(job.id), 8000);
    return () => clearTimeout(timer);
  }, [isPlain, job.id]);
  const counts = [
    imported.length > 0 || (isPlain && entries === null) ? text.library.importedCount({ files: imported.length }) : '',
    skipped.length > 0 ? text.library.skippedCount({ files: skipped.length }) : '',
    failed.length > 0 ? text.library.failedCount({ files: failed.length }) : '',
  ].filter((words) => words !== '');
  const lost = failed.filter(({ canRetry }) => !canRetry);
  return (
    <NoticeCard
      tone={failed.length > 0 ? 'bad' : skipped.length + problems.length > 0 ? 'warn' : 'plain'}
      kind={state === 'cancelled' ? text.library.importCancelled : text.library.importEnded}
      dismiss={{ label: text.library.dismissImport, onDismiss: () => dismissImport(job.id) }}
    >
      {(counts.length > 0 || entries === null) && (
        <p>{counts.length === 0 ? text.library.importedNothing : counts.join(', ')}</p>
      )}
      {entries !== null && entries !== undefined && <p>{text.library.importedEntries(entries)}</p>}
      {problems.length > 0 && (
        <details className="library-import-list" open={problems.length <= 3}>
          <summary>{text.library.entryProblems({ problems: problems.length })}</summary>
          <ul>
            {problems.map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
        </details>
      )}
      {[...lost, ...skipped.map(({ path, reason }) => ({ path, message: reason }))].length > 0 && (
        <details className="library-import-list" open={lost.length + skipped.length <= 3}>
          <summary>{text.library.whichFiles({ files: format.number(lost.length + skipped.length) })}</summary>
          <ul>
            {lost.map(({ path, message }) => (
              <li key={`failed ${path}`}>
                <strong>{fileNameOf(path)}</strong>: {message}
              </li>
            ))}
            {skipped.map(({ path, reason }) => (
              <li key={`skipped ${path}`}>
                <strong>{fileNameOf(path)}</strong>: {reason}
              </li>
            ))}
          </ul>
        </details>
      )}
    </NoticeCard>
  );
}

function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  return now;
}

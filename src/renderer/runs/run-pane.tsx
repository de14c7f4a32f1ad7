import { Play } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { RunId } from '#shared/base/ids.ts';
import { runCommand } from '#renderer/app/commands.ts';
import { useFormat, useText } from '#renderer/language/index.ts';
import { useCoreEvent } from '#renderer/client/index.ts';
import { useWorkbench } from '#renderer/state/workbench.ts';
import { Button, EmptyState } from '#renderer/ui/index.ts';
import { PastRuns } from './past-runs.tsx';
import { PresentRun } from './present-run.tsx';
import { runLog, type LogLine } from './run-log.ts';
import { TraceDialog } from './trace-dialog.tsx';
import { useLiveRun } from './use-live-run.ts';
import './runs.css';

/** What goes on in the project, what went on before, and how to steer it. */
export function RunPane() {
  const text = useText();
  const words = text.runs;
  const folder = useWorkbench((state) => state.folder);
  const live = useLiveRun(folder);
  const [said, setSaid] = useState('');
  const [tracedId, setTracedId] = useState<RunId | null>(null);
  useCoreEvent(({ folder: where, event }) => {
    if (where !== folder || event.type !== 'run-ended') return;
    if (event.state.status === 'finished') setSaid(words.isDone);
    if (event.state.status === 'failed') setSaid(words.isFailed);
  });
  const { run, events } = live;
  return (
    <section className="runs-pane" aria-label={words.label}>
      <p className="runs-said" role="status">
        {said}
      </p>
      {run === null && (
        <EmptyState
          icon={<Play size={28} aria-hidden />}
          title={words.emptyTitle}
          text={words.emptyText}
          actions={
            <Button variant="primary" onClick={() => runCommand('run.brief')}>
              {words.begin}
            </Button>
          }
        />
      )}
      {run != null && (
        <>
          <PresentRun key={run.runId} run={run} live={live} say={setSaid} />
          {run.state.status === 'running' && <Log lines={runLog(text, events)} />}
        </>
      )}
      <PastRuns exceptId={run?.runId ?? null} onTrace={setTracedId} />
      {tracedId !== null && <TraceDialog runId={tracedId} onClose={() => setTracedId(null)} />}
    </section>
  );
}

const shownLines = 200;

/** The newest line is in view until the person scrolls up to read. */
function Log({ lines }: { readonly lines: readonly LogLine[] }) {
  const text = useText();
  const { time } = useFormat();
  const list = useRef<HTMLOListElement>(null);
  const isAtEnd = useRef(true);
  const shown = lines.slice(-shownLines);
  useEffect(() => {
    if (lines.length > 0 && isAtEnd.current && list.current !== null)
      list.current.scrollTop = list.current.scrollHeight;
  }, [lines]);
  return (
    <section className="runs-log" aria-label={text.runs.log}>
      <h3>{text.runs.log}</h3>
      {lines.length > shown.length && (
        <p className="runs-soft">{text.runs.earlier({ steps: lines.length - shown.length })}</p>
      )}
      {shown.length === 0 ? (
        <p className="runs-soft">{text.runs.logEmpty}</p>
      ) : (
        <ol
          ref={list}
          // Long logs have to be scrolled by keys too.
          tabIndex={0}
          aria-label={text.runs.log}
          onScroll={({ currentTarget: { scrollTop, scrollHeight, clientHeight } }) => {
            isAtEnd.current = scrollTop + clientHeight > scrollHeight - 8;
          }}
        >
          {shown.map((line) => (
            <li key={line.number} data-tone={line.tone}>
              <time dateTime={line.at}>{time(line.at)}</time>
              <span>{line.words}</span>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

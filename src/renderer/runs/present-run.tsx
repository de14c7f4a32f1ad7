import { Pause, Play, Square } from 'lucide-react';
import { useState } from 'react';
import type { Budget } from '#shared/domain/run.ts';
import type { RequestOutput } from '#shared/contract/index.ts';
import { useInvoke } from '#renderer/client/index.ts';
import { useText, type Catalogue } from '#renderer/language/index.ts';
import { useWorkbench } from '#renderer/state/workbench.ts';
import { Button, Chip, ConfirmDialog, ProgressLine } from '#renderer/ui/index.ts';
import { BudgetFields } from './budget-fields.tsx';
import { readBudget, typedBudget, type TypedBudget } from './budget.ts';
import { QuestionCard } from './question-card.tsx';
import { RunFault } from './run-fault.tsx';
import { roundedTime, runProgress, type RunProgress } from './run-progress.ts';
import { runStateInWords, runTone } from './run-state-words.ts';
import { Spending } from './spending.tsx';
import type { LiveRun } from './use-live-run.ts';
import { useNow } from './use-now.ts';

type PresentRunProps = {
  readonly run: RequestOutput<'runs.list'>['runs'][number];
  readonly live: LiveRun;
  readonly say: (words: string) => void;
};

/** The run that goes on or waits: how far it is, what it spent, and what a person may do about it. */
export function PresentRun({ run, live, say }: PresentRunProps) {
  const text = useText();
  const words = text.runs;
  const invoke = useInvoke();
  const { folder, showPane } = useWorkbench();
  const [isAskingStop, setAskingStop] = useState(false);
  const [halting, setHalting] = useState<'pause' | 'stop' | null>(null);
  const [larger, setLarger] = useState<TypedBudget | null>(null);
  const isRunning = run.state.status === 'running';
  const nowMs = useNow(isRunning);
  const progress = runProgress(live.events, nowMs);
  const { state } = run;
  const isOutOfBudget = state.status === 'paused' && state.fault.code === 'budget-spent';

  async function halt(how: 'pause' | 'stop'): Promise<void> {
    setHalting(how);
    say(how === 'pause' ? words.pausing : words.stopping);
    const halted = await invoke('runs.halt', { folder, runId: run.runId, how });
    setHalting(null);
    if (halted.ok) say(how === 'pause' ? words.isPaused : words.isStopped);
  }

  async function resume(budget: Budget = {}): Promise<void> {
    const started = await invoke('runs.start', { folder, work: run.kind, resume: true, budget });
    if (started.ok) say(words.isResumed);
  }

  const wanted = larger === null ? null : readBudget(larger);
  return (
    <section className="runs-present" aria-label={words.present}>
      <p className="runs-chips">
        <Chip tone={runTone(state)}>{runStateInWords(text, state)}</Chip>
        <Chip>{words.kind[run.kind]}</Chip>
        <Chip>{run.reasoner === 'model' ? words.model : words.extractive}</Chip>
      </p>
      <p className="runs-question" title={run.question}>
        {run.question}
      </p>
      {isRunning && (
        <ProgressLine label={whatGoesOn(text, progress)} fraction={progress.fraction} detail={howFar(text, progress)} />
      )}
      {isRunning && progress.waiting !== null && (
        <p className="runs-waiting" role="status">
          {words.waiting({
            message: progress.waiting.message,
            seconds: Math.ceil((progress.waiting.untilMs - nowMs) / 1000),
          })}
        </p>
      )}
      {isRunning && live.question !== null && (
        <QuestionCard runId={run.runId} question={live.question} onAnswered={() => say(words.answered)} />
      )}
      {isRunning && progress.phase === 'proposed' && (
        <p className="runs-actions">
          <Button variant="primary" onClick={() => showPane('outline')}>
            {words.decideProposal}
          </Button>
        </p>
      )}
      {(state.status === 'paused' || state.status === 'failed') && <RunFault fault={state.fault} />}
      <p className="runs-actions">
        {isRunning ? (
          <Button icon={<Pause size={14} aria-hidden />} disabled={halting !== null} onClick={() => void halt('pause')}>
            {words.pause}
          </Button>
        ) : (
          !isOutOfBudget && (
            <Button variant="primary" icon={<Play size={14} aria-hidden />} onClick={() => void resume()}>
              {words.resume}
            </Button>
          )
        )}
        {isOutOfBudget && larger === null && (
          <Button
            variant="primary"
            icon={<Play size={14} aria-hidden />}
            onClick={() => setLarger(typedBudget(run.budget))}
          >
            {words.moreBudget}
          </Button>
        )}
        <Button icon={<Square size={13} aria-hidden />} disabled={halting !== null} onClick={() => setAskingStop(true)}>
          {words.stop}
        </Button>
      </p>
      {larger !== null && (
        <form
          className="runs-larger"
          onSubmit={(event) => {
            event.preventDefault();
            if (wanted !== null) void resume(wanted);
          }}
        >
          <BudgetFields typed={larger} onTyped={setLarger} />
          <Button type="submit" variant="primary" disabled={wanted === null}>
            {words.moreBudget}
          </Button>
        </form>
      )}
      <Spending run={run} nowMs={isRunning ? nowMs : null} />
      <ConfirmDialog
        isOpen={isAskingStop}
        title={words.stopTitle}
        text={words.stopText}
        confirmLabel={words.stop}
        cancelLabel={text.app.cancel}
        onConfirm={() => void halt('stop')}
        onClose={() => setAskingStop(false)}
      />
    </section>
  );
}

function whatGoesOn(text: Catalogue, { phase, section, searches }: RunProgress): string {
  const words = text.runs.progress;
  switch (phase) {
    case 'beginning':
      return words.beginning;
    case 'planning':
      return words.planning({ searches });
    case 'asked':
      return words.asked;
    case 'proposed':
      return words.proposed;
    case 'writing':
    case 'ended':
      if (section === null || section.done >= section.total) return words.checking;
      return words.writing({ at: section.done + 1, total: section.total, heading: section.heading });
  }
}

function howFar(text: Catalogue, progress: RunProgress): string {
  const words = text.runs.progress;
  const { phase, secondsLeft, evidence, outlineItems } = progress;
  const found = words.found({ evidence, items: outlineItems });
  if (phase !== 'writing') return `${found}; ${words.planningLeft}`;
  if (secondsLeft === null) return `${found}; ${words.unknownLeft}`;
  const left = roundedTime(secondsLeft);
  return `${found}; ${'seconds' in left ? words.secondsLeft(left) : words.minutesLeft(left)}`;
}

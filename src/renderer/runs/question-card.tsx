import { useState } from 'react';
import type { RunId } from '#shared/base/ids.ts';
import { useInvoke } from '#renderer/client/index.ts';
import { useText } from '#renderer/language/index.ts';
import { useWorkbench } from '#renderer/state/workbench.ts';
import { Button, TextArea } from '#renderer/ui/index.ts';

type QuestionCardProps = {
  readonly runId: RunId;
  readonly question: string;
  readonly onAnswered: () => void;
};

/** What the planner wants to know before it begins. */
export function QuestionCard({ runId, question, onAnswered }: QuestionCardProps) {
  const text = useText();
  const words = text.runs;
  const invoke = useInvoke();
  const folder = useWorkbench((state) => state.folder);
  const [typed, setTyped] = useState('');
  async function answer(said: string | null): Promise<void> {
    const taken = await invoke('runs.answer', { folder, runId, answer: said });
    if (taken.ok) onAnswered();
  }
  return (
    <form
      className="runs-asked"
      onSubmit={(event) => {
        event.preventDefault();
        if (typed.trim() !== '') void answer(typed.trim());
      }}
    >
      <p className="runs-asked-title">{words.question}</p>
      <p>{question}</p>
      <TextArea label={words.answer} value={typed} onValue={setTyped} rows={3} />
      <p className="runs-actions">
        <Button type="submit" variant="primary" disabled={typed.trim() === ''}>
          {words.sendAnswer}
        </Button>
        <Button onClick={() => void answer(null)}>{words.noAnswer}</Button>
      </p>
    </form>
  );
}

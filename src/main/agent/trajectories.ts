import type { ChatMessage } from '#main/ports/language-model.ts';
import type { StoredCall } from '#main/ports/project-store.ts';
import type { TracedStep } from './trace-run.ts';

export type Trajectories = {
  /** One chat fine-tuning example per line: `{"messages":[…]}`. */
  readonly text: string;
  readonly planner: number;
  readonly writer: number;
  /** Steps that planner or writer took but that no example was made of. */
  readonly leftOut: number;
};

/** Makes examples to learn from of those steps alone whose answer passed all checks. */
export function trajectoriesOf(steps: readonly TracedStep[]): Trajectories {
  const taken = steps.filter(({ calls }) => calls.some(({ request }) => isLearned(request.role)));
  const sound = taken.map(soundCallOf).filter((call) => call !== null);
  const count = (role: string) => sound.filter(({ request }) => request.role === role).length;
  return {
    text: sound.map((call) => `${JSON.stringify({ messages: exampleOf(call) })}\n`).join(''),
    planner: count('planner'),
    writer: count('writer'),
    leftOut: taken.length - sound.length,
  };
}

function isLearned(role: string): boolean {
  return role === 'planner' || role === 'writer';
}

function soundCallOf({ outcome, calls }: TracedStep): StoredCall | null {
  const { soundCall } = (outcome ?? {}) as { soundCall?: unknown };
  const answered = calls.findLast(
    ({ request, answer }) => request.purpose === soundCall && answer.finish === 'complete' && isLearned(request.role),
  );
  return answered ?? null;
}

/** The question as it was first put, with the answer it came to: mistakes on the way are not to be learned. */
function exampleOf({ request, answer }: StoredCall): readonly ChatMessage[] {
  const asked = request.messages.findIndex(({ role }) => role === 'user');
  return [...request.messages.slice(0, asked + 1), { role: 'assistant', content: answer.text }];
}

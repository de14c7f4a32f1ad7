import { createHash } from 'node:crypto';
import type { RunId } from '#shared/base/ids.ts';
import type { Usage } from '#shared/domain/run.ts';
import type { ChatMessage, ChatRole, ModelAnswer } from '#main/ports/language-model.ts';
import type { StoredCall } from '#main/ports/project-store.ts';

/** A call as the journal keeps it; what isn't told is made up from its purpose. */
export function callOf(told: {
  runId: RunId;
  purpose: string;
  text: string;
  role?: ChatRole;
  model?: string;
  messages?: readonly ChatMessage[];
  finish?: ModelAnswer['finish'];
  usage?: Partial<Usage>;
  durationMs?: number;
}): StoredCall {
  const { runId, purpose, text, role = 'planner', model = 'small', finish = 'complete', durationMs = 1000 } = told;
  const messages = told.messages ?? [
    { role: 'system', content: `You are the ${role}.` },
    { role: 'user', content: `The question of ${purpose}.` },
  ];
  const usage: Usage = { calls: 1, promptTokens: 100, completionTokens: 10, costUsd: null, ...told.usage };
  const requestHash = createHash('sha256')
    .update(JSON.stringify([model, messages]))
    .digest('hex');
  return {
    runId,
    requestHash,
    model,
    request: { role, purpose, messages, maxTokens: 500, form: null },
    answer: { text, finish, usage },
    durationMs,
  };
}

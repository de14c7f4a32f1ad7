import type OpenAI from 'openai';
import type { RoleEndpoint } from '#shared/domain/model-settings.ts';
import type { Attempt } from './failure.ts';
import { combineQuirks, learnFromRefusal, type Quirks } from './quirks.ts';
import type { RawAnswer } from './read-answer.ts';
import { answerLimit, toRequestBody, type ChatRequest } from './request-body.ts';
import { sendRequest } from './send-request.ts';
import type { EndpointTimeouts } from './timeouts.ts';

export type EndpointQuestion = {
  readonly client: OpenAI;
  readonly key: string | null;
  readonly endpoint: RoleEndpoint;
  readonly request: ChatRequest;
  readonly contextTokens: number;
  readonly quirks: { readonly read: () => Quirks; readonly learn: (quirks: Quirks) => void };
  readonly signal: AbortSignal;
  readonly timeouts: EndpointTimeouts;
  readonly nowMs: () => number;
  /** Gets all that is said so far. */
  readonly onText: (text: string) => void;
};

/** The answer that counts, the last, after any that had to be asked again but were answered and paid. */
export type EndpointAnswers = readonly [...RawAnswer[], RawAnswer];

/** Refusals that can teach something; each takes one thing out of the request. */
const mostLessons = 12;

/**
 * One try at an answer. What the endpoint won't take is left out and asked again without; an empty answer is asked for
 * once more; so is one that was all thought, with more room.
 */
export async function askEndpoint(question: EndpointQuestion): Promise<Attempt<EndpointAnswers>> {
  const earlier: RawAnswer[] = [];
  let isAskedAgain = false;
  for (;;) {
    const { tried, used } = await askTeachably(question);
    if (!tried.ok) return tried;
    const answer = tried.value;
    const { read, learn } = question.quirks;
    const { hasThought, beganInThought } = answer;
    if ((hasThought && !read().thinks) || (beganInThought && !read().beginsInThought)) {
      learn({ ...read(), thinks: true, beginsInThought: read().beginsInThought || beganInThought });
    }
    const isEmpty = answer.text === '' && answer.finish === 'complete';
    const isAllThought = answer.text === '' && answer.finish === 'cut' && hasThought && !used.thinks;
    if (isAskedAgain || (!isEmpty && !isAllThought)) {
      return { ok: true, value: [...earlier, isEmpty ? { ...answer, finish: 'refused' } : answer] };
    }
    isAskedAgain = true;
    earlier.push(answer);
  }
}

/** What a refusal seems to teach is remembered when it proves right: when the endpoint answers without the thing. */
async function askTeachably(question: EndpointQuestion): Promise<{ tried: Attempt<RawAnswer>; used: Quirks }> {
  const { endpoint, request, contextTokens, quirks } = question;
  let used = quirks.read();
  for (let lessons = 0; ; lessons += 1) {
    const place = { model: endpoint.model, quirks: used, contextTokens };
    const tried = await sendRequest({
      ...question,
      body: toRequestBody(request, place),
      answerTokens: request.maxTokens,
      limitTokens: answerLimit(request, place),
      startsInThought: used.beginsInThought,
    });
    if (tried.ok && lessons > 0) quirks.learn(combineQuirks(quirks.read(), used));
    if (tried.ok || lessons >= mostLessons) return { tried, used };
    const learned = learnFromRefusal(tried.failure, used, { hasForm: request.form !== null });
    if (learned === null) return { tried, used };
    used = learned;
  }
}

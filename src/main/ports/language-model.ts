import type { Result } from '#shared/base/result.ts';
import type { ModelRole } from '#shared/domain/model-settings.ts';
import type { Usage } from '#shared/domain/run.ts';

/** The roles that are asked in words. */
export type ChatRole = Exclude<ModelRole, 'embedder'>;

export type ChatMessage = { readonly role: 'system' | 'user' | 'assistant'; readonly content: string };

/** One question to a model. Plain data: a call is known again by its role's model, messages, form and limit. */
export type ModelCall = {
  readonly role: ChatRole;
  /** What it is asked for, as `decide 5` or `draft itm_…`; for traces, never sent. */
  readonly purpose: string;
  readonly messages: readonly ChatMessage[];
  /** Tokens the answer may take. */
  readonly maxTokens: number;
  /** The JSON schema of an answer that is to be JSON; null for prose. */
  readonly form: { readonly name: string; readonly schema: Readonly<Record<string, unknown>> } | null;
};

export type ModelAnswer = {
  /** What the model said, without what it thought aloud first. */
  readonly text: string;
  /** `cut` where the limit ended it, `refused` where the model or its filter would not answer. */
  readonly finish: 'complete' | 'cut' | 'refused';
  readonly usage: Usage;
};

/** Models reached by role. */
export type LanguageModel = {
  /** The model's name, which is part of what makes a call the same call. */
  readonly modelOf: (role: ChatRole) => string;
  /** Tokens that a prompt and its answer may take together, as `estimateTokens` counts. */
  readonly contextTokensOf: (role: ChatRole) => number;
  /**
   * Answers, having tried again as often as is sensible. Faults: `endpoint-…`, `model-not-found`, `prompt-too-long`,
   * `offline`, `budget-spent`, `price-unknown`, `cancelled`. `onText` gets prose as it comes; where a cut stream is
   * begun again it gets the rest only if the beginning is the same.
   */
  readonly ask: (
    call: ModelCall,
    options: { readonly signal: AbortSignal; readonly onText: (delta: string) => void },
  ) => Promise<Result<ModelAnswer>>;
};

/** Finds the JSON value in a model's answer: bare, in a fence, or a little broken. */
export type FindJson = (
  text: string,
) => { readonly isFound: true; readonly value: unknown } | { readonly isFound: false; readonly reason: string };

/** What happens between a run and its models, for whoever watches. */
export type ModelEvent =
  | { readonly type: 'endpoint-probed'; readonly baseUrl: string; readonly model: string; readonly summary: string }
  | {
      readonly type: 'model-answered';
      readonly role: ModelRole;
      readonly purpose: string;
      readonly promptTokens: number;
      readonly completionTokens: number;
      /** True where the journal had the answer and nobody was asked. */
      readonly isRemembered: boolean;
    }
  | { readonly type: 'run-waiting'; readonly message: string; readonly retryInSeconds: number }
  | { readonly type: 'run-continued' };

import { z } from 'zod';
import type { Usage } from './run.ts';

/** What a model is asked to do. Each role may have an endpoint and a model of its own. */
export const modelRoles = ['planner', 'extractor', 'writer', 'checker', 'embedder'] as const;

export type ModelRole = (typeof modelRoles)[number];

const endpointChoice = z.object({
  /** With the version, as in `http://localhost:11434/v1`. Without a name and password: keys are kept nowhere. */
  baseUrl: z
    .url({ protocol: /^https?$/ })
    .refine((url) => !/^[^/]*\/\/[^/]*@|[?#]/.test(url))
    .optional(),
  model: z.string().trim().min(1).optional(),
});

/** US dollars for a million tokens. */
export const priceSchema = z.object({ promptUsd: z.number().nonnegative(), completionUsd: z.number().nonnegative() });

/**
 * How models are reached. The same form in the project, in the app's settings and from the environment; each field is
 * taken from the first of them that has it, the environment first. A key is never part of it.
 */
export const modelSettingsSchema = endpointChoice.extend({
  roles: z.partialRecord(z.enum(modelRoles), endpointChoice).optional(),
  /** Calls made at the same time, at most. */
  parallelCalls: z.number().int().min(1).max(32).optional(),
  /** By the model's name. A model that isn't in it has no known price. */
  prices: z.record(z.string(), priceSchema).optional(),
  /** True: no connection is opened, whatever else is set. */
  isOffline: z.boolean().optional(),
  /** How long a run waits in all for an endpoint that is away before it pauses. */
  patienceSeconds: z.number().nonnegative().optional(),
  /** Passages and queries are embedded by the embedder's endpoint instead of offline. */
  useEndpointEmbeddings: z.boolean().optional(),
});

export type Price = z.infer<typeof priceSchema>;
export type ModelSettings = z.infer<typeof modelSettingsSchema>;

/** How one role reaches its model. */
export type RoleEndpoint = { readonly baseUrl: string; readonly model: string };

/**
 * What asking an endpoint showed about it; kept per base URL and model, so that it is asked once.
 */
export const endpointReportSchema = z.object({
  baseUrl: z.string(),
  model: z.string(),
  /** Null where it doesn't list its models. */
  models: z.array(z.string()).nullable(),
  /** The strictest way it has to answer in JSON; `text` where it has none. */
  structured: z.enum(['json-schema', 'json-mode', 'text']),
  streams: z.boolean(),
  reportsUsage: z.boolean(),
  /** Tokens of prompt that were seen to arrive whole, as estimated from characters. */
  contextTokens: z.number().int().positive(),
  /** True where a longer prompt lost its beginning without an error. */
  cutsSilently: z.boolean(),
  /** True where answers begin in the midst of a thought, whose end alone is marked. */
  beginsInThought: z.boolean().optional(),
  probedAt: z.string(),
});

export type EndpointReport = z.infer<typeof endpointReportSchema>;

/** US dollars; null where the price isn't known. */
export function costOf(
  { promptTokens, completionTokens }: Pick<Usage, 'promptTokens' | 'completionTokens'>,
  price: Price | null,
): number | null {
  if (price === null) return null;
  return (promptTokens * price.promptUsd + completionTokens * price.completionUsd) / 1_000_000;
}

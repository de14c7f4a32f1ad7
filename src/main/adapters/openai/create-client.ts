import type OpenAI from 'openai';
import { openaiLibrary } from './openai-library.ts';
import { createServerFetch } from './server-fetch.ts';

/** Local servers want no key but some refuse a request that has none. */
const placeholderKey = 'none';

/**
 * The library's client for one endpoint. It doesn't try again, print, or read the environment: what that holds for
 * OpenAI must not be sent to another endpoint.
 */
export function createClient(options: { baseUrl: string; key: string | null; connectMs: number }): OpenAI {
  const { OpenAI: Client } = openaiLibrary();
  return new Client({
    baseURL: options.baseUrl,
    apiKey: options.key === null || options.key === '' ? placeholderKey : options.key,
    adminAPIKey: null,
    maxRetries: 0,
    // Time is kept outside, per token.
    timeout: 2 ** 31 - 1,
    logLevel: 'off',
    fetch: createServerFetch(options),
  });
}

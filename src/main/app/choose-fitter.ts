import { createLsaFitter } from '#main/adapters/embedders/lsa/index.ts';
import { createEndpointFitter } from '#main/adapters/openai/index.ts';
import type { Clock } from '#main/ports/clock.ts';
import type { EmbedderFitter } from '#main/ports/embedder.ts';
import type { ModelEvent } from '#main/ports/language-model.ts';
import { endpointFor } from './model-settings.ts';
import { parallelCallsOf, patienceMsOf } from './run-reasoners.ts';
import type { SettingsReader } from './settings-reader.ts';

/**
 * What makes the project's vectors: its own passages, or an endpoint where the settings say so. Settings that can't be
 * read choose neither: words are searched alone, and no vectors are lost, until they are mended.
 */
export function chooseFitter(options: {
  settings: SettingsReader;
  clock: Clock;
  random: () => number;
  onEvent: (event: ModelEvent) => void;
}): EmbedderFitter {
  const { settings, ...rest } = options;
  const effective = settings.effective();
  const chosen = effective.ok ? effective.value : {};
  if (effective.ok && chosen.useEndpointEmbeddings !== true) return createLsaFitter();
  const endpoint = effective.ok ? endpointFor(chosen, 'embedder') : effective;
  return createEndpointFitter({
    ...rest,
    endpoint,
    isOffline: chosen.isOffline === true,
    key: endpoint.ok ? settings.keyOf(endpoint.value.baseUrl) : null,
    parallelCalls: parallelCallsOf(chosen),
    patienceMs: patienceMsOf(chosen),
  });
}

import { succeed, type Result } from '#shared/base/result.ts';
import type { ModelSettings } from '#shared/domain/model-settings.ts';
import type { AppSettings } from '#main/adapters/app-settings/index.ts';
import type { Models } from '#main/handlers/index.ts';
import type { Clock } from '#main/ports/clock.ts';
import type { EmbedderFitter } from '#main/ports/embedder.ts';
import { endpointFor } from './model-settings.ts';
import { reportsOf, roleEndpoints } from './run-reasoners.ts';
import type { SettingsReader } from './settings-reader.ts';

/** The settings of a project's models and what is known of their endpoints, for the handlers. */
export function createModels(options: {
  settings: SettingsReader;
  appSettings: AppSettings;
  fitter: EmbedderFitter;
  clock: Clock;
}): Models {
  const { settings, appSettings, fitter, clock } = options;
  return {
    effectiveSettings: settings.effective,
    projectSettings: settings.ofProject,
    appSettings: settings.ofApp,
    changeSettings: async (scope, change) => {
      if (scope === 'app') return appSettings.changeSettings(change);
      const before = settings.ofProject();
      const changed = before.ok ? change(before.value) : before;
      if (!changed.ok) return changed;
      settings.writeOfProject(changed.value);
      return succeed(undefined);
    },
    hasKey: () => {
      const effective = settings.effective();
      return effective.ok && effective.value.baseUrl !== undefined && settings.keyOf(effective.value.baseUrl) !== null;
    },
    reports: appSettings.readReports,
    probe: async (callOptions) => {
      const effective = settings.effective();
      if (!effective.ok) return effective;
      const endpoints = roleEndpoints(effective.value);
      if (!endpoints.ok) return endpoints;
      const reports = await reportsOf([...endpoints.value.values()], {
        appSettings,
        keyOf: settings.keyOf,
        clock,
        again: true,
        ...callOptions,
      });
      if (!reports.ok) return reports;
      const embedding = await embeddingOf(effective.value, fitter, callOptions.signal);
      return embedding.ok ? succeed({ endpoints: reports.value, embedding: embedding.value }) : embedding;
    },
  };
}

/** What the embedder's endpoint answers with; null where passages are embedded offline. */
async function embeddingOf(
  settings: ModelSettings,
  fitter: EmbedderFitter,
  signal: AbortSignal,
): Promise<Result<{ model: string; dimensions: number } | null>> {
  if (settings.useEndpointEmbeddings !== true) return succeed(null);
  const endpoint = endpointFor(settings, 'embedder');
  if (!endpoint.ok) return endpoint;
  const passages = (async function* () {})();
  const fit = await fitter.fit({ passages, passageCount: 0, signal, onProgress: () => undefined });
  if (!fit.ok) return fit;
  return succeed(fit.value && { model: endpoint.value.model, dimensions: fit.value.dimensions });
}

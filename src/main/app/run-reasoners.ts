import { userFault } from '#shared/base/fault.ts';
import { fail, succeed, type Result } from '#shared/base/result.ts';
import type { EndpointReport, ModelSettings, RoleEndpoint } from '#shared/domain/model-settings.ts';
import type { AppSettings } from '#main/adapters/app-settings/index.ts';
import { findJson } from '#main/adapters/json-repair/index.ts';
import { createEndpointModel, describeReport, probeEndpoint } from '#main/adapters/openai/index.ts';
import { createPhraseFinder } from '#main/adapters/phrases/index.ts';
import { budgetedModel } from '#main/agent/budgeted-model.ts';
import { journalledModel } from '#main/agent/journalled-model.ts';
import type { CallOptions, Project } from '#main/handlers/index.ts';
import type { Clock } from '#main/ports/clock.ts';
import type { ChatRole } from '#main/ports/language-model.ts';
import type { ProjectStore } from '#main/ports/project-store.ts';
import { createExtractiveReasoner } from '#main/reasoners/extractive/index.ts';
import { createModelReasoner } from '#main/reasoners/model/index.ts';
import { endpointFor } from './model-settings.ts';
import type { SettingsReader } from './settings-reader.ts';

const chatRoles: readonly ChatRole[] = ['planner', 'extractor', 'writer', 'checker'];
const defaultParallelCalls = 4;
const defaultPatienceSeconds = 120;

/** Makes the reasoner of a run: with a model, its calls are journalled, kept within the budget, and patient. */
export function createRunReasoners(options: {
  store: ProjectStore;
  appSettings: AppSettings;
  settings: SettingsReader;
  clock: Clock;
  random: () => number;
}): Project['reasonerFor'] {
  const { store, appSettings, clock, random } = options;
  return async (run, callOptions) => {
    if (run.reasoner === 'extractive') return succeed(createExtractiveReasoner({ phrases: createPhraseFinder() }));
    const resolved = options.settings.effective();
    if (!resolved.ok) return resolved;
    const settings = resolved.value;
    const { keyOf } = options.settings;
    const endpoints = roleEndpoints(settings);
    if (!endpoints.ok) return endpoints;
    const reports = await reportsOf([...endpoints.value.values()], { appSettings, keyOf, clock, ...callOptions });
    if (!reports.ok) return reports;
    const priceOf = (name: string) => settings.prices?.[name] ?? null;
    const parallelCalls = parallelCallsOf(settings);
    const reached = createEndpointModel({
      endpointOf: (role) => withReport(endpoints.value, reports.value, role),
      keyOf,
      priceOf,
      parallelCalls,
      patienceMs: patienceMsOf(settings),
      clock,
      random,
      onEvent: callOptions.onEvent,
    });
    const { budget } = run;
    const budgeted = budgetedModel({ model: reached, budget, spent: store.usageOf(run.id), priceOf, clock });
    const model = journalledModel({ model: budgeted, store, runId: run.id, clock, onEvent: callOptions.onEvent });
    return succeed(createModelReasoner({ model, findJson, parallelCalls }));
  };
}

export function parallelCallsOf({ parallelCalls }: ModelSettings): number {
  return parallelCalls ?? defaultParallelCalls;
}

export function patienceMsOf({ patienceSeconds }: ModelSettings): number {
  return (patienceSeconds ?? defaultPatienceSeconds) * 1000;
}

/** The endpoint of each role that is asked in words. Faults: `offline`, `endpoint-missing`. */
export function roleEndpoints(settings: ModelSettings): Result<ReadonlyMap<ChatRole, RoleEndpoint>> {
  if (settings.isOffline === true) return fail(offlineFault());
  const endpoints = new Map<ChatRole, RoleEndpoint>();
  for (const role of chatRoles) {
    const endpoint = endpointFor(settings, role);
    if (!endpoint.ok) return endpoint;
    endpoints.set(role, endpoint.value);
  }
  return succeed(endpoints);
}

function offlineFault() {
  return userFault(
    'offline',
    'Heddle is told to stay offline, so no model is asked. Allow connections in the settings, or use --reasoner extractive.',
  );
}

/** What is known of each endpoint, asking those that were never asked. */
export async function reportsOf(
  endpoints: readonly RoleEndpoint[],
  options: {
    appSettings: AppSettings;
    keyOf: (baseUrl: string) => string | null;
    clock: Clock;
    /** Asks those too that were asked before. */
    again?: boolean;
  } & CallOptions,
): Promise<Result<readonly EndpointReport[]>> {
  const { appSettings, keyOf, clock, signal, onEvent } = options;
  const reports: EndpointReport[] = [];
  for (const endpoint of endpoints) {
    if (reports.some((report) => isOf(report, endpoint))) continue;
    const known =
      options.again === true ? undefined : appSettings.readReports().find((report) => isOf(report, endpoint));
    if (known !== undefined) {
      reports.push(known);
      continue;
    }
    const probed = await probeEndpoint({ endpoint, key: keyOf(endpoint.baseUrl), clock, signal });
    if (!probed.ok) return probed;
    // Where it can't be kept, it is asked again next time.
    await appSettings.writeReport(probed.value);
    const { baseUrl, model } = endpoint;
    onEvent({ type: 'endpoint-probed', baseUrl, model, summary: describeReport(probed.value) });
    reports.push(probed.value);
  }
  return succeed(reports);
}

function isOf(report: EndpointReport, endpoint: RoleEndpoint): boolean {
  return report.baseUrl === endpoint.baseUrl && report.model === endpoint.model;
}

function withReport(
  endpoints: ReadonlyMap<ChatRole, RoleEndpoint>,
  reports: readonly EndpointReport[],
  role: ChatRole,
): RoleEndpoint & { report: EndpointReport } {
  const endpoint = endpoints.get(role);
  const report = endpoint && reports.find((each) => isOf(each, endpoint));
  if (endpoint === undefined || report === undefined) throw new Error(`no endpoint was probed for the ${role}`);
  return { ...endpoint, report };
}

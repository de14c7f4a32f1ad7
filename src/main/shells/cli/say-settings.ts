import type { RequestOutput } from '#shared/contract/index.ts';
import type { EndpointReport, ModelSettings } from '#shared/domain/model-settings.ts';
import { settingVariables, type Environment } from '#main/app/model-settings-environment.ts';
import { columns, grouped } from './wording.ts';

/** What holds, each setting with where it comes from. A key is never among them. */
export function saySettings(answer: RequestOutput<'settings.read'>, environment: Environment): string {
  const [project, app] = [namesOf(answer.project), namesOf(answer.app)];
  const originOf = (name: string) => {
    const variable = settingVariables[name];
    if (variable !== undefined && isSet(environment, variable)) return variable;
    if (project.has(name)) return 'this project';
    return app.has(name) ? 'all projects' : 'since a model to embed with is named';
  };
  const settings = flatten(answer.effective);
  return [
    settings.length === 0
      ? 'Nothing is set: Heddle works without a model. To name one: heddle settings DIR baseUrl=http://localhost:11434/v1 model=NAME'
      : columns(settings.map(([name, value]) => [name, String(value), `(${originOf(name)})`])).join('\n'),
    answer.hasKey
      ? 'The environment holds a key.'
      : 'The environment holds no key; a model on your own machine needs none.',
    ...answer.endpoints.map(sayEndpoint),
  ].join('\n');
}

/** What holds after a change, and which of the changed settings the environment overrides. */
export function sayChangedSettings({ effective }: RequestOutput<'settings.write'>, environment: Environment): string {
  const settings = flatten(effective);
  return [
    settings.length === 0 ? 'Kept. Nothing is set now.' : 'Kept. What holds now:',
    ...columns(
      settings.map(([name, value]) => {
        const variable = settingVariables[name];
        const isOverridden = variable !== undefined && isSet(environment, variable);
        return [name, String(value), isOverridden ? `(${variable})` : ''];
      }),
    ).map((line) => `  ${line}`),
  ].join('\n');
}

export function sayEndpoints({ endpoints, embedding }: RequestOutput<'endpoint.probe'>): string {
  return [
    ...endpoints.map(sayEndpoint),
    ...(embedding === null ? [] : [`${embedding.model} embeds in ${embedding.dimensions} dimensions.`]),
  ].join('\n');
}

const structuredInWords = {
  'json-schema': 'answers in JSON by a schema',
  'json-mode': 'answers in JSON',
  text: 'has no JSON of its own',
} as const satisfies Record<EndpointReport['structured'], string>;

function sayEndpoint(report: EndpointReport): string {
  const { baseUrl, model, models, structured, streams, reportsUsage, contextTokens, cutsSilently } = report;
  const context = `takes at least ${grouped(contextTokens)} tokens`;
  const facts = [
    structuredInWords[structured],
    streams ? 'streams' : "doesn't stream",
    reportsUsage ? 'counts its tokens' : "doesn't count its tokens",
    cutsSilently ? `${context} and drops the beginning of a longer prompt without a word` : context,
    models === null ? "doesn't list its models" : `lists ${models.length} model${models.length === 1 ? '' : 's'}`,
  ];
  return `${model} at ${baseUrl}: ${facts.join(', ')}. Asked ${report.probedAt.slice(0, 10)}.`;
}

function flatten(settings: ModelSettings): readonly (readonly [string, string | number | boolean])[] {
  const leaves = (fields: object, path: string): [string, string | number | boolean][] =>
    Object.entries(fields).flatMap(([name, value]: [string, object | string | number | boolean]) =>
      typeof value === 'object' ? leaves(value, `${path}${name}.`) : [[`${path}${name}`, value] as const],
    ) as [string, string | number | boolean][];
  return leaves(settings, '').toSorted(([a], [b]) => (a < b ? -1 : Number(a > b)));
}

function namesOf(settings: ModelSettings): ReadonlySet<string> {
  return new Set(flatten(settings).map(([name]) => name));
}

function isSet(environment: Environment, variable: string): boolean {
  return (environment[variable]?.trim() ?? '') !== '';
}

import { succeed, type Result } from '#shared/base/result.ts';
import type { ParsedInput, RequestOutput } from '#shared/contract/index.ts';
import { changeModelSettings } from '#shared/domain/model-settings-change.ts';
import type { CallOptions, Project } from './project.ts';

export function readSettings({ models }: Project): Result<RequestOutput<'settings.read'>> {
  const effective = models.effectiveSettings();
  if (!effective.ok) return effective;
  const project = models.projectSettings();
  if (!project.ok) return project;
  const app = models.appSettings();
  if (!app.ok) return app;
  return succeed({
    effective: effective.value,
    project: project.value,
    app: app.value,
    hasKey: models.hasKey(),
    endpoints: [...models.reports()],
  });
}

export async function writeSettings(
  { models }: Project,
  { scope, changes }: ParsedInput<'settings.write'>,
  { onEvent }: CallOptions,
): Promise<Result<RequestOutput<'settings.write'>>> {
  const written = await models.changeSettings(scope, (before) => changeModelSettings(before, changes));
  if (!written.ok) return written;
  onEvent({ type: 'settings-changed' });
  const effective = models.effectiveSettings();
  return effective.ok ? succeed({ effective: effective.value }) : effective;
}

export async function probeEndpoints(
  { models }: Project,
  _input: ParsedInput<'endpoint.probe'>,
  options: CallOptions,
): Promise<Result<RequestOutput<'endpoint.probe'>>> {
  const probed = await models.probe(options);
  if (!probed.ok) return probed;
  const { endpoints, embedding } = probed.value;
  return succeed({ endpoints: [...endpoints], embedding });
}

import { userFault } from '#shared/base/fault.ts';
import { fail, succeed, type Result } from '#shared/base/result.ts';
import type { ParsedInput, RequestOutput } from '#shared/contract/index.ts';
import { applyTemplate, toTemplate } from '#main/flow/outline/index.ts';
import { hasCitationStyle, readReportDetails, writeReportDetails } from '#main/flow/report/index.ts';
import { libraryLanguage } from './project-record.ts';
import type { CallOptions, Project } from './project.ts';

export function applyToOutline(
  { store, templates }: Project,
  { templateId, language = libraryLanguage(store), leftOut }: ParsedInput<'template.apply'>,
  { onEvent }: CallOptions,
): Result<RequestOutput<'template.apply'>> {
  const listed = templates.list(language).find(({ id }) => id === templateId);
  if (listed === undefined) {
    const known = templates.list(language).map(({ id }) => id);
    return fail(
      userFault('template-not-found', `There is no kind of report “${templateId}”. There are: ${known.join(', ')}.`),
    );
  }
  const { isBuiltIn: _, ...template } = listed;
  const added = applyTemplate({ store, template, leftOut });
  if (!added.ok) return added;
  if (template.citationStyle !== undefined && !hasCitationStyle(store)) {
    writeReportDetails(store, { citationStyle: template.citationStyle });
    onEvent({ type: 'report-changed' });
  }
  if (added.value > 0) {
    onEvent({ type: 'outline-changed', items: store.readOutline().items.length, refused: 0 });
  }
  return succeed({ template, added: added.value });
}

export async function saveAsTemplate(
  { store, templates }: Project,
  { name, description }: ParsedInput<'template.save'>,
  { onEvent }: CallOptions,
): Promise<Result<RequestOutput<'template.save'>>> {
  const { brief, citationStyle } = readReportDetails(store);
  const template = toTemplate({
    outline: store.readOutline(),
    about: {
      name,
      description,
      language: libraryLanguage(store),
      audience: brief.audience ?? '',
      tone: brief.tone ?? '',
      lengthWords: brief.lengthWords,
      citationStyle,
    },
  });
  if (!template.ok) return template;
  const saved = await templates.save(template.value);
  if (!saved.ok) return saved;
  onEvent({ type: 'templates-changed' });
  return succeed({ templateId: template.value.id });
}

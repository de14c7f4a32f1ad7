import { basename } from 'node:path';
import { succeed, type Result } from '#shared/base/result.ts';
import type { ParsedInput, RequestOutput } from '#shared/contract/index.ts';
import { briefSchema } from '#shared/domain/brief.ts';
import type { CallOptions, Project } from './project.ts';

const titleKey = 'project.title';
const briefKey = 'project.brief';

/** What a project is called where nobody gave it a title: as its folder. */
export function titleOf({ folder, store }: Pick<Project, 'folder' | 'store'>): string {
  const title = store.readSetting(titleKey);
  return typeof title === 'string' && title !== '' ? title : basename(folder);
}

/** That most passages are in; `und` without any. */
export function libraryLanguage(store: Pick<Project['store'], 'passagesByLanguage'>): string {
  return Object.keys(store.passagesByLanguage())[0] ?? 'und';
}

/** The form as it was last typed; not checked. */
export function readTypedBrief(store: Project['store']): unknown {
  return store.readSetting(briefKey);
}

export function readProject(
  project: Project,
  _input: ParsedInput<'project.read'>,
  options: CallOptions,
): Result<RequestOutput<'project.read'>> {
  const { folder, access, readOnlyBecause, store } = project;
  const typed = briefSchema.partial().safeParse(readTypedBrief(store));
  const ofLastRun = store.listRuns()[0]?.brief ?? null;
  return succeed({
    folder,
    title: titleOf(project),
    access,
    ...(readOnlyBecause !== null && { readOnlyBecause }),
    brief: typed.success ? typed.data : ofLastRun,
    language: libraryLanguage(store),
    sources: store.countSources(),
    passages: store.countPassages(),
    evidence: store.listEvidence().length,
    outlineItems: store.readOutline().items.length,
    activeRunId: options.runs?.activeRunId() ?? null,
  });
}

export function renameProject(
  project: Project,
  { title }: ParsedInput<'project.rename'>,
  { onEvent }: CallOptions,
): Result<RequestOutput<'project.rename'>> {
  project.store.writeSetting(titleKey, title);
  onEvent({ type: 'project-changed' });
  return succeed({ folder: project.folder, title });
}

export function writeBrief(
  { store }: Project,
  { brief }: ParsedInput<'project.write-brief'>,
  { onEvent }: CallOptions,
): Result<RequestOutput<'project.write-brief'>> {
  store.writeSetting(briefKey, brief);
  onEvent({ type: 'project-changed' });
  return succeed({});
}

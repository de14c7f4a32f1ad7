import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CoreConnection } from '#shared/contract/index.ts';
import type { Project } from '#main/handlers/index.ts';
import type { InjectedDocument } from './documents.ts';
import type { Material } from './try-roles.ts';

/** Writes the documents into a folder and brings them into a project, as a person would. */
export async function bringIn(
  documents: readonly InjectedDocument[],
  { connection, folder, place }: { connection: CoreConnection; folder: string; place: string },
): Promise<void> {
  mkdirSync(place, { recursive: true });
  for (const { fileName, bytes } of documents) writeFileSync(join(place, fileName), bytes);
  const imported = await connection.invoke('library.import', { folder, paths: [place] });
  if (!imported.ok) throw new Error(imported.fault.message);
  const { failed } = imported.value;
  if (failed.length > 0) throw new Error(failed.map(({ path, message }) => `${path}: ${message}`).join('\n'));
}

/** What Heddle read of each document: its title and its passages. */
export function materialOf(
  documents: readonly InjectedDocument[],
  { store }: Pick<Project, 'store'>,
): readonly Material[] {
  const sources = store.listSources();
  return documents.flatMap(({ name, fileName }) => {
    const source = sources.find((each) => each.fileName === fileName);
    if (source === undefined) return [];
    const { title } = source.bibliographic;
    const passages = store.passagesOfSource(source.id).map(({ id, sourceId, headingPath, kind, language, text }) => ({
      passageId: id,
      sourceId,
      sourceTitle: title,
      headingPath,
      kind,
      language,
      text,
      score: 1,
    }));
    return [{ name, title, passages }];
  });
}

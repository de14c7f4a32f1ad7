import { fileURLToPath } from 'node:url';
import type { CoreConnection, RequestOutput } from '#shared/contract/index.ts';

const documents = fileURLToPath(new URL('../../resources/sample/documents/', import.meta.url));

/** Paths of documents of the sample project. */
function sampleFiles(...names: readonly string[]): string[] {
  return names.map((name) => `${documents}${name}`);
}

/** Brings documents of the sample into a project and answers with them, by file name. */
export async function importSamples(
  connection: CoreConnection,
  folder: string,
  ...names: readonly string[]
): Promise<Readonly<Record<string, RequestOutput<'library.view'>>>> {
  const done = await connection.invoke('library.import', { folder, paths: sampleFiles(...names) });
  if (!done.ok) throw new Error(done.fault.message);
  const views: Record<string, RequestOutput<'library.view'>> = {};
  for (const { sourceId } of done.value.imported) {
    const view = await connection.invoke('library.view', { folder, sourceId });
    if (!view.ok) throw new Error(view.fault.message);
    views[view.value.source.fileName] = view.value;
  }
  return views;
}

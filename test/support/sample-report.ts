import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Brief } from '#shared/domain/brief.ts';
import type { CoreConnection } from '#shared/contract/index.ts';

const documents = fileURLToPath(new URL('../../resources/sample/documents/', import.meta.url));

export const sampleBrief: Brief = {
  question: 'How do agencies find out what users need, and how do they keep a service accessible?',
  lengthWords: 800,
};

/** Brings some of the sample's Markdown documents into a project, through the core. */
export async function importSample(connection: CoreConnection, folder: string, files = 6): Promise<void> {
  const paths = readdirSync(documents)
    .filter((name) => name.endsWith('.md'))
    .slice(0, files)
    .map((name) => join(documents, name));
  const imported = await connection.invoke('library.import', { folder, paths });
  if (!imported.ok) throw new Error(imported.fault.message);
}

/** The same, with a report drafted from them without a model. */
export async function draftSample(
  connection: CoreConnection,
  folder: string,
  brief: Brief = sampleBrief,
): Promise<void> {
  await importSample(connection, folder);
  const drafted = await connection.invoke('report.draft', { folder, brief });
  if (!drafted.ok) throw new Error(drafted.fault.message);
}

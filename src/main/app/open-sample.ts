import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { succeed, type Result } from '#shared/base/result.ts';
import type { CoreConnection, RequestOutput } from '#shared/contract/index.ts';

const sample = fileURLToPath(new URL('../../../resources/sample/', import.meta.url));
const title = 'Sample: understanding users';

/**
 * The sample project in the projects folder, made ready to draft where it isn't there yet: its sources come in while
 * the answer is given already.
 */
export async function openSample(
  connection: CoreConnection,
  projectsFolder: string,
): Promise<Result<RequestOutput<'app.open-sample'>>> {
  const folder = join(projectsFolder, 'Heddle sample');
  if (existsSync(join(folder, 'project.db'))) {
    const read = await connection.invoke('project.read', { folder });
    return read.ok ? succeed({ folder, title: read.value.title, isNew: false }) : read;
  }
  const made = await connection.invoke('project.create', { folder, title });
  if (!made.ok) return made;
  const question = readFileSync(join(sample, 'brief.txt'), 'utf8').trim();
  const written = await connection.invoke('project.write-brief', { folder, brief: { question, lengthWords: 1500 } });
  if (!written.ok) return written;
  const documents = join(sample, 'documents');
  const paths = readdirSync(documents)
    .toSorted()
    .map((name) => join(documents, name));
  // What fails on the way is told by the import's own events, and stays in the library's list.
  void connection.invoke('library.import', { folder, paths });
  return succeed({ folder, title, isNew: true });
}

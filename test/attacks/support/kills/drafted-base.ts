import { cp, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inFreshCore } from './open-anew.ts';

const documents = fileURLToPath(new URL('../../../../resources/sample/documents/', import.meta.url));

export const brief = {
  question: 'How does a team work with a vendor from the kickoff on, and keep the service accessible?',
  lengthWords: 500,
};

export const fewDocuments = ['accessibility-checklist.md', 'derisking-kickoff.docx', 'product-vendor.md'].map((name) =>
  join(documents, name),
);

/** A place for an attack's projects, with one that has a few sources and one that has a report drafted from them. */
export async function makePlace(): Promise<{
  readonly place: string;
  readonly imported: string;
  readonly drafted: string;
}> {
  const place = await mkdtemp(join(tmpdir(), 'heddle-kills-'));
  const imported = join(place, 'imported');
  const drafted = join(place, 'drafted');
  await inFreshCore(environmentOf(imported), async ({ ask }) => {
    await ask('project.create', { folder: imported, title: 'Imported' });
    await ask('library.import', { folder: imported, paths: fewDocuments });
    await ask('library.search', { folder: imported, query: 'vendor' });
  });
  await copyProject(imported, drafted);
  await inFreshCore(environmentOf(drafted), ({ ask }) => ask('report.draft', { folder: drafted, brief }));
  return { place, imported, drafted };
}

/** Where a project's core keeps what is the person's: beside the project, so that it is copied and killed with it. */
export function environmentOf(folder: string): Readonly<Record<string, string>> {
  return { HOME: `${folder}-home`, HEDDLE_CONFIG_DIR: join(`${folder}-home`, 'settings') };
}

export async function copyProject(from: string, to: string): Promise<void> {
  await cp(from, to, { recursive: true });
}

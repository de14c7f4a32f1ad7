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

/** A place for an attack's projects, with a project in it that has a drafted report. */
export async function makePlace(): Promise<{ readonly place: string; readonly drafted: string }> {
  const place = await mkdtemp(join(tmpdir(), 'heddle-kills-'));
  const drafted = join(place, 'drafted');
  await inFreshCore(environmentOf(drafted), async ({ ask }) => {
    await ask('project.create', { folder: drafted, title: 'Drafted' });
    await ask('library.import', { folder: drafted, paths: fewDocuments });
    await ask('report.draft', { folder: drafted, brief });
  });
  return { place, drafted };
}

/** Where a project's core keeps what is the person's: beside the project, so that it is copied and killed with it. */
export function environmentOf(folder: string): Readonly<Record<string, string>> {
  return { HOME: `${folder}-home`, HEDDLE_CONFIG_DIR: join(`${folder}-home`, 'settings') };
}

export async function copyProject(from: string, to: string): Promise<void> {
  await cp(from, to, { recursive: true });
}

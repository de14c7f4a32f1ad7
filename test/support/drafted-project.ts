import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';
import type { CoreConnection, RequestInput, RequestName, RequestOutput } from '#shared/contract/index.ts';
import { createCoreHost } from '#main/app/core-host.ts';
import { tempFolder } from './temp-folder.ts';

const documents = fileURLToPath(new URL('../../resources/sample/documents/', import.meta.url));

/** Five documents of the sample, one of each kind that its viewers treat differently. */
export const fiveDocuments = [
  'content-guide-plain-language.md',
  'derisking-doing-the-work.pdf',
  'derisking-kickoff.docx',
  'engineering-accessibility-scanning.html',
  'product-vendor.md',
].map((name) => join(documents, name));

export const sampleBrief =
  'How does a team work with a vendor from the kickoff on, review what is delivered, and keep the service accessible and in plain language?';

let drafted: Promise<string> | null = null;

afterAll(async () => {
  if (drafted !== null) await rm(join(await drafted, '..'), { recursive: true, force: true, maxRetries: 5 });
});

/** A copy of a project with five sources and a report drafted from them. It is drafted once for all tests of a file. */
export async function draftedProject(): Promise<string> {
  drafted ??= draftOnce();
  const folder = join(await tempFolder(), 'drafted');
  await cp(await drafted, folder, { recursive: true });
  return folder;
}

/** What the core answers, where the test can't go on without it. */
async function ask<Name extends RequestName>(
  connection: CoreConnection,
  name: Name,
  input: RequestInput<Name>,
): Promise<RequestOutput<Name>> {
  const answer = await connection.invoke(name, input);
  if (!answer.ok) throw new Error(`${name}: ${answer.fault.code}: ${answer.fault.message}`);
  return answer.value;
}

async function draftOnce(): Promise<string> {
  const place = await mkdtemp(join(tmpdir(), 'heddle-test-'));
  const host = createCoreHost({ environment: { HEDDLE_CONFIG_DIR: join(place, 'config') } });
  const connection = host.connect();
  const folder = join(place, 'project');
  await ask(connection, 'project.create', { folder, title: 'Working with vendors' });
  await ask(connection, 'library.import', { folder, paths: fiveDocuments });
  await ask(connection, 'report.draft', { folder, brief: { question: sampleBrief, lengthWords: 1200 } });
  await host.close();
  return folder;
}

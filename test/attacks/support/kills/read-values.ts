import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Core } from './open-anew.ts';

/** What a person can have written, by the names that `edits.ts` gives it, as the fresh core tells it. */
export async function readValues({ ask }: Core, folder: string): Promise<ReadonlyMap<string, string>> {
  const project = await ask('project.read', { folder });
  const report = await ask('report.read', { folder });
  const { outline } = await ask('outline.read', { folder });
  const { evidence } = await ask('evidence.list', { folder });
  const { versions } = await ask('report.versions', { folder });
  const { sources } = await ask('library.list', { folder });
  const settings = await ask('settings.read', { folder });
  const app = await ask('app.read', {});
  const named = versions.filter(({ name }) => name !== null);
  const kept = await Promise.all(
    named.map(async ({ versionId, name }) => {
      const { parts } = await ask('report.version', { folder, versionId });
      return [`version ${name}`, parts.length > 0 ? 'whole' : 'empty'] as const;
    }),
  );
  const values: (readonly [string, string])[] = [
    ['project title', project.title],
    ['brief', project.brief?.question ?? ''],
    ['report title', report.title],
    ['authors', report.authors.join()],
    ['project model', settings.project.model ?? ''],
    ['app model', settings.app.model ?? ''],
    ['layout', inOrder(app.preferences.layout['attack'] ?? '')],
    ...kept,
  ];
  for (const { id, heading, intent } of outline.items)
    values.push([`heading ${id}`, heading], [`intent ${id}`, intent]);
  for (const { itemId, body } of report.parts) values.push([`section ${itemId}`, inOrder(body)]);
  for (const { instruction, body } of report.suggestions) values.push([`suggestion ${instruction}`, inOrder(body)]);
  for (const { id, note, tags, quotes } of evidence) {
    const places = quotes.map(({ charStart, charEnd }) => `${charStart}-${charEnd}`).join();
    values.push(tags.includes('attack') ? [`added ${note}`, places] : [`note ${id}`, note]);
  }
  for (const { id, bibliographic } of sources) values.push([`source ${id}`, bibliographic.title]);
  return new Map(values);
}

/** As JSON whose fields stand in the order of their names. */
export function inOrder(value: unknown): string {
  return JSON.stringify(value, (_key, each: unknown) =>
    typeof each === 'object' && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  );
}

/** Whether a file's bytes are those that its name or a record promises. */
export function hashOf(...path: readonly string[]): string {
  return createHash('sha256')
    .update(readFileSync(join(...path)))
    .digest('hex');
}

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { toId } from '#shared/base/ids.ts';
import { openProjectStore } from '#main/adapters/sqlite/index.ts';
import { evidenceOf, itemOf, outlineOf, sourceOf } from '#test/support/sample-values.ts';

/** A project with something of everything that a person edits, made without reading any file. */
export function makeSmallProject(folder: string): void {
  const opened = openProjectStore({ folder, create: true, clock: { nowMs: () => Date.now() } });
  if (!opened.ok) throw new Error(opened.fault.message);
  const { store } = opened.value;
  const words = Array.from({ length: 20 }, (_, at) =>
    `Bees of kind ${at} fly to the flowers of kind ${at}. `.repeat(6),
  );
  const source = sourceOf(words, 'On bees');
  store.addSources([source]);
  store.writeOutline(outlineOf(itemOf('bees'), itemOf('wasps', { order: 1 })), 'planned');
  store.putEvidence([evidenceOf(source, 'Bees of kind 3 fly', 'bees')]);
  const text = { type: 'text' as const, text: 'Whatever bees do, they fly to flowers.' };
  const body = { type: 'doc' as const, content: [{ type: 'paragraph' as const, content: [text] }] };
  store.putSection({
    id: toId('sec', 'bees00'),
    itemId: toId('itm', 'bees00'),
    state: { status: 'drafted', body, digest: 'Bees fly.' },
  });
  store.writeSetting('project.title', 'Small');
  store.close();
  mkdirSync(join(folder, 'sources'));
  writeFileSync(join(folder, 'sources', `${source.source.contentHash}.txt`), source.text);
}

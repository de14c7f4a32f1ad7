import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Result } from '#shared/base/result.ts';
import type { RichText } from '#shared/domain/rich-text.ts';
import { pngOfBars } from '#test/support/png.ts';
import { createRandom } from '#test/support/random.ts';
import { question } from '../faults/steps.ts';
import { makeOlder } from '../kills/older-schema.ts';
import type { Core } from './start-core.ts';

/** A stretch of work on a disk that fills up on the way. */
export type Phase = {
  readonly name: string;
  /** Done while there is room. */
  readonly before?: (at: Place) => Promise<void> | void;
  /** Each part is one request; a part that was refused is sent again once there is room. */
  readonly parts: (at: Place) => Promise<readonly Part[]> | readonly Part[];
};

type Place = { readonly core: Core; readonly folder: string; readonly disk: string; readonly documents: string };
type Part = () => Promise<Result<unknown>>;

export const phases: readonly Phase[] = [
  {
    name: 'create',
    parts: ({ core, disk }) => [
      () => core.invoke('project.create', { folder: join(disk, 'another'), title: 'Another' }),
    ],
  },
  {
    name: 'import',
    parts: ({ core, folder, documents }) => [
      () => core.invoke('library.import', { folder, paths: [documents] }),
      () => core.invoke('library.import-text', { folder, title: 'A note', text: words(20_000, 1) }),
    ],
  },
  {
    name: 'draft',
    parts: ({ core, folder }) => [
      () => core.invoke('report.draft', { folder, brief: { question, lengthWords: 600 }, resume: true }),
    ],
  },
  { name: 'edit', parts: ({ core, folder }) => edits(core, folder) },
  {
    name: 'export',
    parts: ({ core, folder, disk }) =>
      (['docx', 'html', 'md', 'json'] as const).flatMap((format) => [
        () => core.exportTo({ folder, format, withQuotes: true, outFile: join(disk, 'out', `report.${format}`) }),
        () => core.invoke('report.export', { folder, format, withQuotes: true }),
      ]),
  },
  {
    name: 'migration and backup',
    before: async ({ core, folder }) => {
      await core.ask('project.close', { folder });
      makeOlder(folder, 3);
    },
    parts: ({ core, folder }) => [() => core.invoke('project.read', { folder })],
  },
  { name: 'reindex', parts: ({ core, folder }) => [() => core.invoke('library.reindex', { folder })] },
  {
    name: 'close',
    before: async ({ core, folder }) => {
      for (const part of await edits(core, folder)) await part();
    },
    parts: ({ core, folder }) => [() => core.invoke('project.close', { folder })],
  },
  {
    name: 'settings',
    parts: ({ core }) => [
      () => core.invoke('app.write-preferences', { changes: { projectsFolder: `/${'x'.repeat(9000)}` } }),
    ],
  },
];

/** What a person does in a report in an hour, without what must be asked again. */
async function edits(core: Core, folder: string): Promise<readonly Part[]> {
  const { parts } = await core.ask('report.read', { folder });
  const part = parts.find(({ body }) => body !== null);
  if (part === undefined) throw new Error('there is no section');
  const { itemId } = part;
  const write = (length: number, seed: number) => async () => {
    const now = (await core.ask('report.read', { folder })).parts.find((each) => each.itemId === itemId);
    const body: RichText = {
      type: 'doc',
      content: [{ type: 'paragraph', content: [{ type: 'text', text: words(length, seed) }] }],
    };
    return core.invoke('section.write', { folder, itemId, body, baseRevision: now?.revision ?? 0 });
  };
  const keep = (name: string) => () => core.invoke('report.keep-version', { folder, name });
  const image = () =>
    core.invoke('report.add-image', {
      folder,
      fileName: 'bars.png',
      bytes: Buffer.from(pngOfBars([0.3, 0.8])).toString('base64'),
    });
  const outline = async () => {
    const { version } = await core.ask('outline.read', { folder });
    return core.invoke('outline.edit', {
      folder,
      baseVersion: version,
      edits: [{ kind: 'rename', itemId, heading: 'Mine' }],
    });
  };
  return [write(3000, 1), keep('First'), write(9000, 2), image, outline, write(30_000, 3), keep('Last'), write(500, 4)];
}

/** Files whose words no other file has. */
export function makeDocuments(place: string): string {
  const folder = join(place, 'documents');
  mkdirSync(folder, { recursive: true });
  for (const at of [1, 2, 3, 4, 5, 6]) {
    writeFileSync(join(folder, `paper-${at}.md`), `# Paper ${at}\n\n${words(4000 * at, at)}\n`);
  }
  return folder;
}

function words(chars: number, seed: number): string {
  const random = createRandom(seed * 7919);
  let text = '';
  while (text.length < chars) {
    const letters = Math.floor(random() * 26 ** 5).toString(36);
    text += random() < 0.1 ? `${letters}. The ` : `${letters} `;
  }
  return text.trim();
}

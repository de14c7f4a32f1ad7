import { describe, expect, it } from 'vitest';
import { succeed } from '#shared/base/result.ts';
import { importPaths } from '#main/flow/ingest/index.ts';
import { bibliographyFiles } from '#main/adapters/bibliographies/index.ts';
import { openProjectStore } from '#main/adapters/sqlite/index.ts';
import { tempFolder } from '#test/support/temp-folder.ts';

const clock = { nowMs: () => 0 };

describe('an import whose disk fills', () => {
  it('ends with the failure, even where the walk was busy elsewhere when it came', async () => {
    const opened = openProjectStore({ folder: await tempFolder(), create: true, clock });
    if (!opened.ok) throw new Error(opened.fault.message);
    const { store } = opened.value;
    const full = Object.assign(new Error('no space left'), { code: 'ENOSPC' });
    const importing = importPaths({
      paths: ['/files'],
      store,
      clock,
      bibliographies: bibliographyFiles,
      width: 1,
      signal: new AbortController().signal,
      onEvent: () => undefined,
      readAndSplit: () =>
        Promise.resolve(
          succeed({
            mediaType: 'text/plain' as const,
            text: 'words',
            layoutJson: '{}',
            pageCount: null,
            textHash: '0'.repeat(64),
            passages: [],
            bibliographic: { type: 'document' as const, title: 'words' },
            language: 'en',
            warnings: [],
            recognised: null,
          }),
        ),
      files: {
        find: async function* () {
          for (let number = 0; number < 40; number += 1) {
            await new Promise(setImmediate);
            yield { kind: 'file', path: `/files/${number}.txt` };
          }
        },
        stage: async (path) => {
          for (let turn = 0; turn < 5; turn += 1) await new Promise(setImmediate);
          const contentHash = Buffer.from(path).toString('hex').padStart(64, '0').split('').toReversed().join('');
          return succeed({ contentHash, byteCount: 5, stagedPath: path });
        },
        keep: () => Promise.reject(full),
        discard: () => Promise.resolve(),
        sweep: () => Promise.resolve(),
        stageBytes: () => Promise.reject(full),
        remove: () => Promise.resolve(),
        isThere: () => true,
        stateOf: () => Promise.resolve(null),
        readWhole: () => Promise.reject(full),
        inspect: () => Promise.resolve('whole'),
      },
    });
    await expect(importing).rejects.toBe(full);
    expect(store.countSources()).toBe(0);
    store.close();
  });
});

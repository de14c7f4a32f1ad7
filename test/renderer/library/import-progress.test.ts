import { describe, expect, it } from 'vitest';
import { fileNameOf, progressOf, type ImportJob } from '#renderer/library/import-progress.ts';

const job: ImportJob = {
  id: 1,
  folder: '/p',
  kind: 'files',
  name: '20 files',
  state: 'reading',
  paths: [],
  total: 20,
  brought: 0,
  reported: ['/a', '/b', '/c', '/d'],
  current: '/x/report.pdf',
  page: null,
  indexed: null,
  startedAt: 0,
  imported: [],
  skipped: [],
  failed: [],
  entries: null,
};

describe('the progress of an import', () => {
  it('says how far, of what, and how long yet', () => {
    expect(progressOf(job, 8000)).toEqual({
      done: 4,
      total: 20,
      fraction: 0.2,
      current: 'report.pdf',
      secondsLeft: 32,
    });
  });

  it('doesn’t guess before enough is done, nor for a folder that is still being walked', () => {
    expect(progressOf({ ...job, reported: ['/a'] }, 8000).secondsLeft).toBeNull();
    const folder = progressOf({ ...job, kind: 'folder', total: 6 }, 8000);
    expect([folder.fraction, folder.secondsLeft, folder.total]).toEqual([null, null, 6]);
  });

  it('follows the index once all is read', () => {
    expect(progressOf({ ...job, state: 'indexing', indexed: 0.5 }, 8000).fraction).toBe(0.5);
  });

  it('names a file on any system', () => {
    expect([fileNameOf('/a/b.pdf'), fileNameOf('C:\\a\\b.pdf'), fileNameOf('/a/b/')]).toEqual(['b.pdf', 'b.pdf', 'b']);
  });
});

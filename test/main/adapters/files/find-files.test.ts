import { mkdir, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createSourceFiles } from '#main/adapters/files/index.ts';
import { tempFolder } from '#test/support/temp-folder.ts';

describe('a folder that holds a project', () => {
  it('is walked without what Heddle keeps in it', async () => {
    const folder = await tempFolder();
    for (const path of ['notes/a.md', 'project/sources/b.md', 'project/mine/c.md', 'other/sources/d.md']) {
      await mkdir(join(folder, path, '..'), { recursive: true });
      await writeFile(join(folder, path), 'Words');
    }
    await writeFile(join(folder, 'project', 'project.db'), '');
    const files = createSourceFiles({
      projectFolder: join(folder, 'project'),
      isSupported: (path) => path.endsWith('.md'),
    });
    const found: string[] = [];
    for await (const file of files.find(folder)) if (file.kind === 'file') found.push(relative(folder, file.path));
    expect(found).toEqual([join('notes', 'a.md'), join('other', 'sources', 'd.md'), join('project', 'mine', 'c.md')]);
  });
});

import { mkdir, symlink, writeFile } from 'node:fs/promises';
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

describe('a folder with links', () => {
  it.skipIf(process.platform === 'win32')(
    'is walked within itself: what lies outside is named and left out',
    async () => {
      const parent = await tempFolder();
      const folder = join(parent, 'folder');
      for (const path of ['folder/in/a.md', 'folder-beside/b.md', 'secret.md']) {
        await mkdir(join(parent, path, '..'), { recursive: true });
        await writeFile(join(parent, path), 'Words');
      }
      await symlink(join(parent, 'secret.md'), join(folder, 'out.md'));
      await symlink('../folder-beside', join(folder, 'out'));
      await symlink('in', join(folder, 'within'));
      await symlink('in/a.md', join(folder, 'within.md'));
      await symlink(folder, join(parent, 'way in'));
      const files = createSourceFiles({ projectFolder: parent, isSupported: (path) => path.endsWith('.md') });
      const found: string[] = [];
      const named = async (path: string) => {
        found.length = 0;
        for await (const file of files.find(path)) found.push(`${file.kind} ${relative(path, file.path)}`);
        return found;
      };
      const expected = ['file in/a.md', 'ignored out', 'ignored out.md', 'file within.md'];
      expect(await named(folder)).toEqual(expected);
      // What a person names, link or not, they mean.
      expect(await named(join(parent, 'way in'))).toEqual(expected);
      expect(await named(join(folder, 'out.md'))).toEqual(['file ']);
    },
  );
});

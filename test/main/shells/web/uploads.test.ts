import { Readable } from 'node:stream';
import type { IncomingMessage } from 'node:http';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { receiveUpload } from '#main/shells/web/receive-upload.ts';
import { stepsOfUploadName } from '#main/shells/web/upload-name.ts';
import { serveProject } from '#test/support/serve-project.ts';

describe('uploads', () => {
  it('keep a file and its path inside the dropped folder, under the project', async () => {
    const { knock, inPlace, ownHost, folder } = await serveProject();
    const bytes = Buffer.from([0, 1, 2, 255]);
    const upload = (name: string) =>
      knock({
        path: inPlace(`/files/upload?${new URLSearchParams({ folder, name }).toString()}`),
        method: 'POST',
        headers: { origin: `http://${ownHost}` },
        body: bytes,
      });
    const answer = await upload('Notes 2024/über/a b.md');
    expect(answer.status).toBe(200);
    const { path } = JSON.parse(answer.body) as { path: string };
    expect(relative(folder, path).split(/[\\/]/)).toEqual([
      'incoming',
      expect.stringMatching(/^[0-9a-f]{16}$/),
      'Notes 2024',
      'über',
      'a b.md',
    ]);
    expect(await readFile(path)).toEqual(bytes);
    const again = JSON.parse((await upload('Notes 2024/über/a b.md')).body) as { path: string };
    expect(again.path).not.toBe(path);
  });

  it.each([
    '../a.md',
    'a/../../b.md',
    'a/./b.md',
    '/etc/passwd',
    'a//b.md',
    '',
    '..',
    String.raw`a\..\b.md`,
    'a\0.md',
    'a\n.md',
    'c:evil.md',
    'con.md',
    'NUL',
    'a.md.',
    'a.md ',
    `${'a'.repeat(256)}.md`,
    'a/'.repeat(40) + 'b.md',
  ])('refuse the name %j', async (name) => {
    expect(stepsOfUploadName(name)).toBeNull();
    const { knock, inPlace, ownHost, folder, readLog } = await serveProject();
    const answer = await knock({
      path: inPlace(`/files/upload?${new URLSearchParams({ folder, name }).toString()}`),
      method: 'POST',
      headers: { origin: `http://${ownHost}` },
      body: 'text',
    });
    expect(answer.status).toBe(400);
    expect(await readdir(folder)).not.toContain('incoming');
    expect(await readLog()).toContain('refused wrong-name');
  });

  it('decode a name once: what was encoded twice stays a harmless name', async () => {
    const { knock, inPlace, ownHost, folder } = await serveProject();
    const answer = await knock({
      path: inPlace(`/files/upload?folder=${encodeURIComponent(folder)}&name=%252e%252e%252fa.md`),
      method: 'POST',
      headers: { origin: `http://${ownHost}` },
      body: 'text',
    });
    expect(JSON.parse(answer.body)).toEqual({
      path: expect.stringMatching(/incoming[\\/][0-9a-f]+[\\/]%2e%2e%2fa\.md$/),
    });
  });

  it('go to projects alone', async () => {
    const { knock, inPlace, ownHost, temporary, readLog } = await serveProject();
    for (const folder of [temporary, 'project', '', '/etc\0']) {
      const answer = await knock({
        path: inPlace(`/files/upload?${new URLSearchParams({ folder, name: 'a.md' }).toString()}`),
        method: 'POST',
        headers: { origin: `http://${ownHost}` },
        body: 'text',
      });
      expect([folder, answer.status]).toEqual([folder, 400]);
    }
    expect(await readdir(temporary)).not.toContain('incoming');
    expect(await readLog()).toContain('refused unknown-project');
  });

  it('end where they grow over the cap, and leave nothing', async () => {
    const { host, folder } = await serveProject();
    const request = Object.assign(Readable.from([Buffer.alloc(600), Buffer.alloc(600)]), { headers: {} });
    const { result, refusal } = await receiveUpload({
      request: request as unknown as IncomingMessage,
      host,
      folder,
      name: 'a.md',
      largestBytes: 1000,
    });
    expect(refusal).toBe('too-large');
    expect(result).toMatchObject({ ok: false, fault: { code: 'file-too-large' } });
    expect(await readdir(join(folder, 'incoming'))).toEqual([]);
  });
});

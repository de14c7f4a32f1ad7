import { existsSync, readFileSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { obedientModel } from '#test/support/model-server/obedient-model.ts';
import { startModelServer } from '#test/support/model-server/start-model-server.ts';
import { heddleWith } from '#test/support/heddle.ts';
import { tempFolder } from '#test/support/temp-folder.ts';

const sample = fileURLToPath(new URL('../../resources/sample/documents', import.meta.url));
const watcher = new URL('../support/socket-watch.mjs', import.meta.url).href;
const brief = 'How do teams keep a digital service accessible and secure?';
const files = [
  'accessibility-checklist.md',
  'product-users.md',
  'accessibility-forms.docx',
  'engineering-security.html',
];

/** A project on its way through all stages in processes whose every connection is written down. */
async function watched() {
  const folder = await tempFolder();
  const attempts = join(folder, 'sockets.txt');
  const server = await startModelServer({ answer: obedientModel() });
  const project = join(folder, 'project');
  await Promise.all(files.map((name) => cp(join(sample, name), join(folder, 'files', name))));
  const environment = {
    NODE_OPTIONS: `--import=${watcher}`,
    HEDDLE_TEST_SOCKETS: attempts,
    HEDDLE_BASE_URL: server.baseUrl,
    HEDDLE_MODEL: 'obedient',
    HEDDLE_CONFIG_DIR: join(folder, 'config'),
  };
  return {
    server,
    project,
    files: join(folder, 'files'),
    run: (words: readonly string[], more: Record<string, string> = {}) =>
      heddleWith({ environment: { ...environment, ...more } }, ...words),
    attempts: () => (existsSync(attempts) ? readFileSync(attempts, 'utf8') : ''),
  };
}

describe('staying offline', () => {
  it('opens no connection on the whole way with the extractive reasoner, though an endpoint is set', async () => {
    const { run, project, files: place, attempts, server } = await watched();
    for (const words of [
      ['init', project],
      ['import', project, place],
      ['search', project, 'forms'],
      ['draft', project, '--brief', brief],
      ['check', project],
      ['export', project, '--format', 'md', '--out', `${project}.md`],
    ]) {
      const { code, stderr } = await run(words);
      expect({ code, stderr }).toMatchObject({ code: 0 });
    }
    expect(attempts()).toBe('');
    expect(server.connections()).toBe(0);
    await server.close();
  }, 240_000);

  it('opens none when told to be offline, and says whose move it is', async () => {
    const { run, project, files: place, attempts, server } = await watched();
    await run(['init', project]);
    await run(['import', project, place]);
    const { code, stderr } = await run(['draft', project, '--brief', brief, '--reasoner', 'model'], {
      HEDDLE_OFFLINE: '1',
    });
    expect(code).toBe(1);
    expect(stderr).toMatch(/offline/i);
    const embedding = { HEDDLE_OFFLINE: '1', HEDDLE_EMBEDDING_MODEL: 'embeds' };
    expect((await run(['search', project, 'forms'], embedding)).code).toBe(0);
    expect(attempts()).toBe('');
    expect(server.connections()).toBe(0);
    await server.close();
  });

  it('would see a connection: the model reasoner makes some', async () => {
    const { run, project, files: place, attempts, server } = await watched();
    await run(['init', project]);
    await run(['import', project, place]);
    const { code, stderr } = await run(['draft', project, '--brief', brief, '--reasoner', 'model']);
    expect({ code, stderr }).toMatchObject({ code: 0 });
    expect(attempts()).toContain('connect');
    expect(server.connections()).toBeGreaterThan(0);
    await server.close();
  });
});

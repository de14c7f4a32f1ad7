import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { _electron, type Page } from 'playwright-core';
import { expect, it, onTestFinished } from 'vitest';
import { buildElectron } from '../../scripts/build-electron.mjs';
import { findElectron } from '../../scripts/start-electron.mjs';
import { screenshot } from '#test/support/open-app.ts';
import { tempFolder } from '#test/support/temp-folder.ts';
import { firstReport } from './journey/first-report.ts';

const entry = fileURLToPath(new URL('../../out/main/shells/electron/main.js', import.meta.url));
const binary = findElectron();

/** The app in Electron, with settings and projects of its own. */
async function startElectronApp(): Promise<Page> {
  const place = await tempFolder();
  await buildElectron();
  const app = await _electron.launch({
    executablePath: binary ?? '',
    args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), entry],
    env: {
      ...(process.env as Record<string, string>),
      HEDDLE_CONFIG_DIR: join(place, 'config'),
      HEDDLE_PROJECTS_DIR: join(place, 'projects'),
    },
  });
  onTestFinished(() => app.close());
  return app.firstWindow();
}

it.skipIf(binary === null)(
  'in Electron a person goes from nothing to a report they hand in (skipped without its binary)',
  { timeout: 240_000 },
  async () => {
    const page = await startElectronApp();
    await page.getByRole('button', { name: /^Project: / }).click();
    await page.getByRole('menuitem', { name: 'Close the project' }).click();
    const markdown = await firstReport({ page, screenshot: (name) => screenshot(page, `electron-${name}`) });
    expect(markdown).toContain('## References');
  },
);

it.skipIf(binary === null)(
  'a window of Electron has no Node, and no way out (skipped without its binary)',
  { timeout: 120_000 },
  async () => {
    const page = await startElectronApp();
    expect(page.url()).toContain('heddle://app/');
    expect(await page.evaluate(() => [typeof process, typeof require])).toEqual(['undefined', 'undefined']);
    await page.evaluate(() => (location.href = 'https://example.org/'));
    expect(page.url()).toContain('heddle://app/');
  },
);

import { AxeBuilder } from '@axe-core/playwright';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import type { AppProblem } from '#shared/domain/app-problem.ts';
import { openApp } from '#test/support/open-app.ts';
import { tempFolder } from '#test/support/temp-folder.ts';

const timeout = 90_000;

function problem(at: string, more: Partial<AppProblem>): AppProblem {
  const usual = {
    part: 'core',
    version: '0.1.0',
    subject: null,
    code: null,
    errors: [],
    underWay: [],
    times: 1,
  } as const;
  return { ...usual, kind: 'error', lastSignAt: null, ...more, at } as AppProblem;
}

const longStack = Array.from({ length: 30 }, (_, line) => `src/main/flow/report/check-report.ts:${line + 100}:17`);

/** Two hundred that are all different, and one that came often. */
function manyProblems(): readonly AppProblem[] {
  const time = (minute: number) => new Date(Date.UTC(2026, 2, 1, 8, minute)).toISOString();
  const many = Array.from({ length: 199 }, (_, index) =>
    problem(time(index), { kind: 'request', subject: 'report.check', code: `code ${index}` }),
  );
  const often = [200, 201, 202].map((minute) =>
    problem(time(minute), {
      kind: 'worker',
      subject: 'reader',
      code: 'out-of-memory',
      errors: [
        { name: 'RangeError', code: 'ERR_WORKER_OUT_OF_MEMORY', message: 'Invalid array length', frames: longStack },
        { name: 'Error', code: null, message: null, frames: [] },
      ],
    }),
  );
  return [...many, ...often];
}

async function configWith(problems: readonly AppProblem[]): Promise<string> {
  const folder = join(await tempFolder(), 'config');
  const path = join(folder, 'problems', 'problems.jsonl');
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, problems.map((each) => `\n${JSON.stringify(each)}`).join(''));
  return folder;
}

async function showProblems(page: Page): Promise<void> {
  await page.keyboard.press('Control+k');
  await page
    .getByRole('combobox')
    .or(page.getByPlaceholder(/Type a command|Befehl eingeben/))
    .first()
    .waitFor();
  await page.keyboard.type('Heddle');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor();
}

async function violationsOf(page: Page): Promise<readonly string[]> {
  const parts = ['.problems-actions', '.problems-row:nth-child(-n+3)', '.ui-empty'];
  const there = (await Promise.all(parts.map((part) => page.locator(part).count()))).map((count) => count > 0);
  // Of two hundred rows that are alike, three tell as much.
  const builder = parts
    .filter((_part, index) => there[index])
    .reduce((axe, part) => axe.include(part), new AxeBuilder({ page }));
  const { violations } = await builder.analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}

it(
  'problems can be read by everyone, light and dark: two hundred, a long stack, a narrow window, none',
  { timeout },
  async () => {
    const environment = { HEDDLE_CONFIG_DIR: await configWith(manyProblems()) };
    const { page, screenshot, connection } = await openApp({ environment });
    await page.getByText('No sources yet').waitFor();
    await showProblems(page);
    await expect.poll(() => page.locator('.problems-row').count()).toBe(200);
    await screenshot('problems-many');
    await page.locator('.problems-row summary').first().press('Enter');
    await page.getByText('3 times').waitFor();
    await page.getByText('Invalid array length').waitFor();
    for (const theme of ['dark', 'light']) {
      await connection.invoke('app.write-preferences', { changes: { theme } });
      await page.locator(`:root[data-theme=${theme}]`).waitFor();
      await screenshot(`problems-long-stack-${theme}`);
      expect(await violationsOf(page)).toEqual([]);
    }
    await page.setViewportSize({ width: 480, height: 700 });
    await screenshot('problems-narrow');
    const [shown, needed] = await page
      .locator('.problems')
      .evaluate(({ clientWidth, scrollWidth }) => [clientWidth, scrollWidth]);
    expect(needed).toBe(shown);
    await page.getByRole('button', { name: 'Clear' }).click();
    await page
      .getByRole('dialog', { name: 'Clear the list of problems?' })
      .getByRole('button', { name: 'Clear' })
      .click();
    await page.getByText('Nothing went wrong in Heddle itself').waitFor();
    await screenshot('problems-none');
    expect(await violationsOf(page)).toEqual([]);
  },
);

it(
  'what a window doesn’t catch is noted without what it says, counted, and copied only as it is shown',
  { timeout },
  async () => {
    const environment = { HEDDLE_CONFIG_DIR: join(await tempFolder(), 'config') };
    const { page, context, connection, complaints, folder, screenshot } = await openApp({ environment });
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await connection.invoke('project.rename', { folder, title: 'Canary merger of 2019' });
    await page.getByText('No sources yet').waitFor();
    await page.evaluate(() => {
      setTimeout(() => {
        throw new TypeError('the Canary clause');
      });
      void Promise.reject(new RangeError('Canary of the treaty'));
    });
    await page.keyboard.press('Control+,');
    const tab = page.getByRole('tab', { name: 'Problems' });
    await expect.poll(() => tab.textContent()).toBe('Problems2');
    await tab.click();
    await expect.poll(() => page.getByText('Something went wrong in a window').count()).toBe(2);
    await expect.poll(() => tab.textContent()).toBe('Problems');
    await page.getByRole('button', { name: 'Copy diagnostics…' }).click();
    const shown = await page.getByRole('textbox', { name: 'Diagnostics' }).inputValue();
    await screenshot('problems-diagnostics');
    await page.getByRole('button', { name: 'Copy to the clipboard' }).click();
    await page.getByText('Copied.').waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(shown);
    expect(shown).toMatch(/window Chromium \d+[^]*Sources 0, passages 0[^]*TypeError: \(its message is not kept\)/);
    expect(shown).not.toMatch(/canary|merger/i);
    expect(shown).not.toContain(folder);
    const written = await readFile(join(environment.HEDDLE_CONFIG_DIR, 'problems', 'problems.jsonl'), 'utf8');
    expect(written).not.toContain('Canary');
    await connection.invoke('app.write-preferences', { changes: { language: 'de' } });
    await page.getByRole('button', { name: 'Zurück zur Liste' }).click();
    await page.getByText('In einem Fenster ging etwas schief').first().waitFor();
    await screenshot('problems-german');
    complaints.length = 0;
  },
);

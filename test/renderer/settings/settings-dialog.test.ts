import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, it, onTestFinished } from 'vitest';
import { tempFolder } from '#test/support/temp-folder.ts';
import { openApp } from '#test/support/open-app.ts';
import { obedientModel } from '#test/support/model-server/obedient-model.ts';
import { startModelServer } from '#test/support/model-server/start-model-server.ts';

const timeout = 150_000;

it('sets a model, tests its server and says what was found', { timeout }, async () => {
  const server = await startModelServer({
    answer: obedientModel(),
    models: ['scripted', 'other'],
    contextTokens: 3000,
    structured: 'json-mode',
    usage: false,
  });
  onTestFinished(() => server.close());
  const { page, connection, folder, screenshot } = await openApp();
  await page.getByRole('tab', { name: /Library/ }).waitFor();
  await page.keyboard.press('Control+,');
  const dialog = page.getByRole('dialog', { name: 'Settings' });
  await dialog.getByLabel('Base URL').fill('not an address');
  await page.keyboard.press('Enter');
  await dialog.getByText(/baseUrl is an address with its version/).waitFor();
  await dialog.getByLabel('Server', { exact: true }).selectOption('Ollama');
  await expect.poll(() => dialog.getByLabel('Base URL').inputValue()).toBe('http://localhost:11434/v1');
  await dialog.getByLabel('Base URL').fill(server.baseUrl);
  await page.keyboard.press('Enter');
  await dialog.getByRole('textbox', { name: 'Model', exact: true }).fill('scripted');
  await page.keyboard.press('Enter');
  await expect
    .poll(async () => {
      const settings = await connection.invoke('settings.read', { folder });
      return settings.ok && settings.value.app;
    })
    .toEqual({ baseUrl: server.baseUrl, model: 'scripted' });
  await dialog.getByRole('button', { name: 'Test the server' }).click();
  await dialog.getByText('Answers in JSON, without a schema').waitFor({ timeout: 60_000 });
  await dialog.getByText('Doesn’t report tokens').waitFor();
  await dialog.getByText('Cuts longer prompts without saying so.').waitFor();
  await dialog.getByText('Offers 2 models.').waitFor();
  await screenshot('settings-model');
  expect((await new AxeBuilder({ page }).include('.ui-dialog').analyze()).violations).toEqual([]);

  // What the switch says holds at once: nothing can be tested any more.
  const asked = server.connections();
  await dialog.getByRole('switch', { name: 'Offline' }).click();
  await dialog.getByText('models can’t be asked until you turn this off').waitFor();
  expect(await dialog.getByRole('button', { name: 'Test the server' }).isDisabled()).toBe(true);
  expect(server.connections()).toBe(asked);

  await dialog.getByRole('tab', { name: 'Roles and prices' }).click();
  await dialog
    .getByRole('group', { name: /^Writer/ })
    .getByLabel('Model')
    .fill('best');
  await page.keyboard.press('Enter');
  const price = dialog.getByRole('region', { name: 'Prices' });
  await price.getByLabel('Model').fill('best-3.5');
  await price.getByLabel('Prompt, $').fill('0,5');
  await price.getByLabel('Answer, $').fill('2');
  await price.getByRole('button', { name: 'Add a price' }).click();
  await price.getByRole('row', { name: /best-3\.5/ }).waitFor();
  const settings = await connection.invoke('settings.read', { folder });
  expect(settings.ok && settings.value.app).toMatchObject({
    isOffline: true,
    roles: { writer: { model: 'best' } },
    prices: { 'best-3.5': { promptUsd: 0.5, completionUsd: 2 } },
  });
});

it('shows what the environment sets and lets nobody change it', { timeout }, async () => {
  const { page } = await openApp({ environment: { HEDDLE_BASE_URL: 'http://127.0.0.1:9/v1', HEDDLE_OFFLINE: '1' } });
  await page.getByRole('tab', { name: /Library/ }).waitFor();
  await page.keyboard.press('Control+,');
  const dialog = page.getByRole('dialog', { name: 'Settings' });
  await dialog.getByText('Set by the environment (HEDDLE_BASE_URL)').waitFor();
  expect(await dialog.getByLabel('Base URL').isDisabled()).toBe(true);
  expect(await dialog.getByRole('switch', { name: 'Offline' }).isDisabled()).toBe(true);
});

it('reads text on pictures in the languages whose data is there, at least in one', { timeout }, async () => {
  const environment = { HEDDLE_CONFIG_DIR: await tempFolder() };
  await mkdir(join(environment.HEDDLE_CONFIG_DIR, 'ocr'));
  await writeFile(join(environment.HEDDLE_CONFIG_DIR, 'ocr', 'deu.traineddata'), 'data');
  const { page, connection, screenshot } = await openApp({ environment });
  await page.getByRole('tab', { name: /Library/ }).waitFor();
  await page.keyboard.press('Control+,');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('tab', { name: 'Storage' }).click();
  expect(await dialog.getByRole('checkbox', { name: 'English (eng)' }).isDisabled()).toBe(true);
  await dialog.getByRole('checkbox', { name: 'German (deu)' }).click();
  await expect
    .poll(async () => {
      const app = await connection.invoke('app.read', {});
      return app.ok && app.value.preferences.ocrLanguages;
    })
    .toEqual(['eng', 'deu']);
  await screenshot('settings-recognition');
});

it('switches theme and language at once, and changes shortcuts', { timeout }, async () => {
  const { page, connection, screenshot } = await openApp();
  await page.getByRole('tab', { name: /Library/ }).waitFor();
  await page.keyboard.press('Control+,');
  const dialog = page.getByRole('dialog');
  for (const tab of ['Report', 'Storage', 'About', 'Shortcuts']) {
    await dialog.getByRole('tab', { name: tab }).click();
    if (tab === 'About') {
      await dialog.getByText('under which licences').click();
      await dialog.getByText('Permission is hereby granted, free of charge').waitFor();
      await screenshot('settings-about');
    }
    expect((await new AxeBuilder({ page }).include('.ui-dialog').analyze()).violations).toEqual([]);
  }
  await dialog.getByRole('button', { name: 'Change: the keys of “Show the outline”' }).click();
  await page.keyboard.press('Control+3');
  await dialog.getByText('Also the keys of “Show the evidence”').waitFor();
  await screenshot('settings-shortcuts');
  await dialog.getByRole('button', { name: 'Change: the keys of “Show the outline”' }).click();
  await page.keyboard.press('Control+Alt+O');
  await expect
    .poll(async () => {
      const app = await connection.invoke('app.read', {});
      return app.ok && app.value.preferences.shortcuts;
    })
    .toEqual({ 'pane.outline': 'Mod-Alt-O' });
  await dialog.getByRole('tab', { name: 'Appearance' }).click();
  await dialog.getByLabel('Theme').selectOption('Dark');
  await expect.poll(() => page.locator('html').getAttribute('data-theme')).toBe('dark');
  expect((await new AxeBuilder({ page }).include('.ui-dialog').analyze()).violations).toEqual([]);
  await dialog.getByLabel('Language').selectOption('Deutsch');
  await dialog.getByRole('tab', { name: 'Aussehen' }).waitFor();
  await screenshot('settings-german-dark');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+Alt+O');
  await page.getByRole('tab', { name: 'Gliederung', selected: true }).waitFor();
});

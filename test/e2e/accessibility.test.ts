import { AxeBuilder } from '@axe-core/playwright';
import { describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { draftedProject } from '#test/support/drafted-project.ts';
import { openApp } from '#test/support/open-app.ts';

const panes = ['Library', 'Outline', 'Evidence', 'Source', 'Checks', 'Run', 'Versions'];

/** Each thing that is wrong for somebody, with the rule and the elements. */
async function violationsOf(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`),
  );
}

describe.each(['light', 'dark'] as const)('in %s', (colorScheme) => {
  it('every pane of a drafted project is usable by everyone', { timeout: 120_000 }, async () => {
    const { page, screenshot } = await openApp({ folder: await draftedProject(), colorScheme });
    for (const pane of panes) {
      await page.getByRole('tab', { name: new RegExp(`^${pane}`) }).click();
      await page.getByRole('tabpanel', { name: new RegExp(`^${pane}`) }).waitFor();
      await page.waitForLoadState('networkidle');
      await screenshot(`pane-${pane.toLowerCase()}-${colorScheme}`);
      expect({ pane, violations: await violationsOf(page) }).toEqual({ pane, violations: [] });
    }
  });

  it('every pane of an empty project is usable by everyone', async () => {
    const { page, screenshot } = await openApp({ colorScheme });
    for (const pane of panes) {
      await page.getByRole('tab', { name: new RegExp(`^${pane}`) }).click();
      await page.getByRole('tabpanel', { name: new RegExp(`^${pane}`) }).waitFor();
      await screenshot(`empty-${pane.toLowerCase()}-${colorScheme}`);
      expect({ pane, violations: await violationsOf(page) }).toEqual({ pane, violations: [] });
    }
  });

  it('the start screen and the dialogs are usable by everyone', async () => {
    const { page, screenshot } = await openApp({ colorScheme, opensProject: false });
    await page.getByRole('button', { name: 'New project…' }).waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await page.getByRole('button', { name: /^Test project/ }).click();
    for (const [command, dialog] of [
      ['All commands', 'Commands'],
      ['Draft…', null],
      ['Export…', 'Export the report'],
      ['Open the settings', null],
    ] as const) {
      await page.getByRole('tab', { name: /Library/ }).waitFor();
      await page.keyboard.press('Control+k');
      await page.getByPlaceholder('Type a command…').fill(command);
      await page.keyboard.press('Enter');
      const shown = dialog === null ? page.getByRole('dialog') : page.getByRole('dialog', { name: dialog });
      await shown.waitFor();
      await screenshot(`dialog-${command.toLowerCase().replaceAll(/\W+/g, '-')}-${colorScheme}`);
      expect({ command, violations: await violationsOf(page) }).toEqual({ command, violations: [] });
      await page.keyboard.press('Escape');
      await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
    }
  });
});

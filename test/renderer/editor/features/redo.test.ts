import { expect, it } from 'vitest';
import { openApp } from '#test/support/open-app.ts';

const sourceText = `Water prices in the northern towns

Water prices rose by 12 percent in 2019. The council blamed old pipes for the higher water prices. Most households paid more for water than in the year before.

Repairs of the pipes began in spring 2020. The towns shared the cost of new pumps. Leaks fell by half within a year, and water prices fell by 3 percent in 2021.

Households with meters used less water. In 2022 the council gave meters to 4,000 households, and their use of water fell by a tenth.`;

it('writes the section with the caret anew, with an instruction, as a suggestion', async () => {
  const { page, connection, folder, screenshot } = await openApp();
  await connection.invoke('library.import-text', { folder, title: 'Pipes and prices', text: sourceText });
  const drafted = await connection.invoke('report.draft', {
    folder,
    brief: { question: 'How did water prices change, and what did repairs of the pipes do?' },
  });
  expect(drafted).toMatchObject({ ok: true });
  const redo = async (instruction: string) => {
    await page.getByRole('button', { name: 'Redo this section…' }).click();
    await page.getByRole('textbox', { name: /What should be different/ }).fill(instruction);
    await page.getByRole('button', { name: 'Redo the section' }).click();
  };
  await page.locator('.editor-report').getByText('This report gathers').click();
  await redo('Make it funnier');
  await page.getByText('is what stands there already').waitFor();
  await page.locator('.editor-report').getByText('The council blamed').click();
  await redo('Make it shorter');
  await page.getByRole('region', { name: 'Suggestions' }).waitFor();
  await screenshot('redone');
  const report = await connection.invoke('report.read', { folder });
  expect(report.ok ? report.value.suggestions.map(({ instruction }) => instruction) : null).toEqual([
    'Make it shorter',
  ]);
});

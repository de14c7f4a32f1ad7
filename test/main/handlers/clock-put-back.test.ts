import { expect, it } from 'vitest';
import { draftedProject } from '#test/support/drafted-project.ts';
import { openWindow } from '#test/support/open-live-project.ts';

it('keeps a report before it is changed, also where the clock was put back by years', async () => {
  let nowMs = Date.UTC(2026, 5, 1);
  const folder = await draftedProject();
  const { ask } = await openWindow(folder, { clock: { nowMs: () => nowMs } });
  await ask('report.keep-version', { folder, name: 'In June' });
  nowMs = Date.UTC(2020, 0, 1);
  const write = async (words: string) => {
    const part = (await ask('report.read', { folder })).parts.find(({ body }) => body !== null);
    if (part === undefined) throw new Error('there is no section');
    const content = [{ type: 'paragraph' as const, content: [{ type: 'text' as const, text: words }] }];
    await ask('section.write', {
      folder,
      itemId: part.itemId,
      body: { type: 'doc', content },
      baseRevision: part.revision,
    });
  };
  await write('First.');
  nowMs += 11 * 60_000;
  await write('Second.');
  nowMs -= 60_000;
  await write('Third.');
  const { versions } = await ask('report.versions', { folder });
  const firstKept = versions.filter(({ savedAt }) => savedAt.startsWith('2020'));
  expect(firstKept.length).toBeGreaterThan(0);
  expect(versions.at(-1)?.name).toBe('In June');
});

import { expect, it } from 'vitest';
import { openApp } from '#test/support/open-app.ts';
import { firstReport } from './journey/first-report.ts';

it('a person goes from nothing to a report they hand in', { timeout: 180_000 }, async () => {
  const markdown = await firstReport(await openApp({ opensProject: false }));
  expect(markdown).toContain('## Accessible for everyone');
  expect(markdown).toContain('## References');
});

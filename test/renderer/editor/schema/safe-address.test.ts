import { expect, it } from 'vitest';
import { safeAddress } from '#renderer/editor/schema/safe-address.ts';

it('takes addresses of the web and of mail, and completes what has no scheme', () => {
  expect(safeAddress(' https://example.org/a?b=c ')).toBe('https://example.org/a?b=c');
  expect(safeAddress('mailto:ada@example.org')).toBe('mailto:ada@example.org');
  expect(safeAddress('example.org/page')).toBe('https://example.org/page');
});

it('refuses every other scheme, however it is written, and words that are no address', () => {
  const refused = [
    'javascript:alert(1)',
    ' JavaScript:alert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
    'vbscript:x',
    'two words',
    'word',
    '',
  ];
  expect(refused.map(safeAddress)).toEqual(refused.map(() => null));
});

import { expect, it } from 'vitest';
import { toCslItem } from '#shared/text/csl-item.ts';
import { plainTitle } from '#shared/text/plain-title.ts';

it('has no name or title that turns the words behind it', () => {
  const item = toCslItem('a', {
    type: 'book',
    title: 'Invoice \u202efdp.exe',
    author: [{ family: '\u2067Marsh', given: 'Ada\u202c' }, { literal: '\u202bBoard' }],
    publisher: 'The \u202dPress',
  });
  expect(item).toEqual({
    id: 'a',
    type: 'book',
    title: 'Invoice fdp.exe',
    author: [{ family: 'Marsh', given: 'Ada' }, { literal: 'Board' }],
    publisher: 'The Press',
  });
});

it('is shown by a title that turns nothing either', () => {
  expect(plainTitle('<i>Invoice</i> \u202efdp.exe')).toBe('Invoice fdp.exe');
});

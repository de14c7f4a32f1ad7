import { describe, expect, it } from 'vitest';
import { blocksOf, faultOf, readContent } from './reading.ts';

const png = 'iVBORw0KGgo='.repeat(100);

function notebook(cells: readonly object[], metadata: object = {}): string {
  return JSON.stringify({ nbformat: 4, nbformat_minor: 5, metadata, cells });
}

describe('a Jupyter notebook', () => {
  it('is read as its text, its code and the words of its outputs', async () => {
    const read = await readContent(
      'a.ipynb',
      notebook(
        [
          { cell_type: 'markdown', source: ['# Yarns\n', '\n', 'We *weigh* them.\n', '\n', '- wool\n', '- silk'] },
          {
            cell_type: 'code',
            source: 'weigh(yarns)',
            outputs: [
              { output_type: 'stream', name: 'stdout', text: ['10 %\r50 %\r100 %\n', '\u001b[31mdone\u001b[0m\n'] },
              {
                output_type: 'execute_result',
                data: {
                  'text/plain': ['   name  weight'],
                  'text/html': '<table><tr><th>name</th><th>weight</th></tr><tr><td>wool</td><td>10</td></tr></table>',
                },
              },
              { output_type: 'display_data', data: { 'image/png': png } },
              { output_type: 'error', ename: 'ValueError', evalue: 'no silk', traceback: ['…'] },
            ],
          },
        ],
        { title: 'Weights', authors: [{ name: 'Ada Lovelace' }], kernelspec: { language: 'python' } },
      ),
    );
    expect(blocksOf(read)).toEqual([
      'heading1: Yarns',
      'paragraph: We weigh them.',
      'list-item: wool',
      'list-item: silk',
      'code: weigh(yarns)',
      'caption: Output:',
      'code: 100 %\ndone',
      'caption: Output:',
      'table: name | weight\nwool | 10',
      'caption: Error:',
      'code: ValueError: no silk',
    ]);
    expect(read).toMatchObject({
      mediaType: 'application/x-ipynb+json',
      bibliographic: {
        title: 'Weights',
        author: [{ given: 'Ada', family: 'Lovelace' }],
        medium: 'Jupyter notebook, python',
      },
      warnings: [],
    });
  });

  it('of version 3 is read too', async () => {
    const old = {
      nbformat: 3,
      metadata: { name: 'Old' },
      worksheets: [
        {
          cells: [
            { cell_type: 'heading', level: 2, source: 'Data' },
            { cell_type: 'code', input: 'x = 1', outputs: [{ output_type: 'pyout', text: '1' }] },
          ],
        },
      ],
    };
    const read = await readContent('old.ipynb', JSON.stringify(old));
    expect(blocksOf(read)).toEqual(['heading2: Data', 'code: x = 1', 'caption: Output:', 'code: 1']);
    expect(read.bibliographic.title).toBe('Old');
  });

  it('with an endless output is read to a bound, and says so', async () => {
    const endless = { output_type: 'stream', text: 'line of numbers\n'.repeat(50_000) };
    const read = await readContent('b.ipynb', notebook([{ cell_type: 'code', source: 'x', outputs: [endless] }]));
    expect(read.text.length).toBeLessThan(25_000);
    expect(read.warnings).toEqual([expect.stringContaining('One output is very long')]);
  });

  it('that is none, or is cut off, ends with a reason', async () => {
    for (const content of ['{"nbformat": 4, "cells": [', '[]', '{"nbformat": 4}', 'words', '['.repeat(100_000)])
      expect(await faultOf('c.ipynb', content)).toMatchObject({ code: 'file-damaged', whose: 'user' });
  });

  it('one strange cell spoils no other', async () => {
    const read = await readContent(
      'd.ipynb',
      notebook([
        { cell_type: 7, source: { a: 1 } },
        { cell_type: 'raw', source: 'Kept.' },
      ]),
    );
    expect(blocksOf(read)).toEqual(['paragraph: Kept.']);
  });
});

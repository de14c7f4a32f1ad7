import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readBeir } from '#main/adapters/beir/index.ts';
import { tempFolder } from '#test/support/temp-folder.ts';

const corpus = '{"_id":"1","title":"A wing","text":"It lifts."}\n{"_id":2,"text":"No title"}\n\n';
const queries = '{"_id":"q1","text":"lift","metadata":{}}\n{"_id":"q2","text":"never judged"}\n';
const grades = 'query-id\tcorpus-id\tscore\nq1\t1\t2\nq1\t2\t0\n';

describe('readBeir', () => {
  it('joins title and text and keeps the judged queries', async () => {
    const read = await readBeir(
      await collection({ 'corpus.jsonl': corpus, 'queries.jsonl': queries, 'qrels.tsv': grades }),
    );
    expect(read).toEqual({
      ok: true,
      value: {
        documents: [
          { id: '1', text: 'A wing\nIt lifts.' },
          { id: '2', text: 'No title' },
        ],
        queries: [
          {
            id: 'q1',
            text: 'lift',
            relevance: new Map([
              ['1', 2],
              ['2', 0],
            ]),
          },
        ],
      },
    });
  });

  it('takes the grades of the test split where BEIR keeps them', async () => {
    const read = await readBeir(
      await collection({ 'corpus.jsonl': corpus, 'queries.jsonl': queries, 'qrels/test.tsv': grades }),
    );
    expect(read.ok && read.value.queries.length).toBe(1);
  });

  it('names the line that is of another form', async () => {
    const folder = await collection({
      'corpus.jsonl': `${corpus}{"_id":"3"}\n`,
      'queries.jsonl': queries,
      'qrels.tsv': grades,
    });
    const read = await readBeir(folder);
    expect(read).toMatchObject({
      ok: false,
      fault: { code: 'wrong-use', message: expect.stringContaining('corpus.jsonl, line 4,') },
    });
  });

  it('is a fault where the folder is not there or lacks a file', async () => {
    const folder = await collection({ 'corpus.jsonl': corpus });
    expect(await readBeir(folder)).toMatchObject({ ok: false, fault: { code: 'file-unreadable' } });
    expect(await readBeir(join(folder, 'nowhere'))).toMatchObject({ ok: false, fault: { code: 'file-unreadable' } });
  });
});

async function collection(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await tempFolder();
  await mkdir(join(folder, 'qrels'));
  await Promise.all(Object.entries(files).map(([name, text]) => writeFile(join(folder, name), text)));
  return folder;
}

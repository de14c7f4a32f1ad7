import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openWindow } from '#test/support/open-live-project.ts';
import { copyOldProject, oldSchemas } from '#test/support/old-projects.ts';

type Window = Awaited<ReturnType<typeof openWindow>>;

const sha256 = (content: string | Uint8Array) => createHash('sha256').update(content).digest('hex');

describe.each(oldSchemas)('a project of schema %i', (schema) => {
  it('still means what it meant', async () => {
    const folder = await copyOldProject(schema);
    const { ask } = await openWindow(folder);
    const project = await ask('project.read', { folder });
    expect(project).toMatchObject({ access: 'read-write', title: "A product of one's own" });
    const texts = await readSources({ ask, folder });
    expect(texts.size).toBe(project.sources);

    const { evidence } = await ask('evidence.list', { folder });
    expect(evidence).toHaveLength(project.evidence);
    for (const { quotes, quoteStates } of evidence) {
      expect(new Set(quoteStates)).toEqual(new Set(['exact']));
      for (const { sourceId, charStart, charEnd, exact } of quotes) {
        expect(texts.get(sourceId)?.slice(charStart, charEnd)).toBe(exact);
      }
    }
    const { citations, resolved, quotesExact } = await ask('report.check', { folder });
    expect(citations).toBeGreaterThanOrEqual(9);
    expect({ resolved, quotesExact }).toEqual({ resolved: citations, quotesExact: citations });
    await showHistory({ ask, folder });
  });
});

describe('work on a project of an earlier version', () => {
  it('goes on with the run that was killed in it, and with its report', async () => {
    const folder = await copyOldProject(1);
    const { ask } = await openWindow(folder);
    const { runs } = await ask('runs.list', { folder });
    const killed = runs.find(({ kind }) => kind === 'plan');
    expect((await ask('report.plan', { folder, resume: true })).runId).toBe(killed?.runId);
    expect(await ask('library.search', { folder, query: 'product vision' })).toMatchObject({
      results: expect.arrayContaining([expect.objectContaining({ title: 'Create a vision' })]),
    });
  });

  it('edits and exports the report, whose citations are as they were', async () => {
    const folder = await copyOldProject(5);
    const { ask } = await openWindow(folder);
    const report = await ask('report.read', { folder });
    expect(report).toMatchObject({ title: 'A report of my own', citationStyle: 'apa' });
    expect(report.parts.map(({ heading }) => heading)).toContain('A heading of my own');
    expect(report.suggestions).toHaveLength(1);
    const edited = report.parts.find(({ status }) => status === 'edited');
    if (edited?.body == null) throw new Error('nothing was edited');
    expect(JSON.stringify(edited.body)).toContain('naïve café — 中文 🙂');
    const more = { type: 'paragraph' as const, content: [{ type: 'text' as const, text: 'Written years later.' }] };
    const { itemId, revision: baseRevision } = edited;
    const body = { ...edited.body, content: [...edited.body.content, more] };
    await ask('section.write', { folder, itemId, body, baseRevision });
    expect(await ask('report.export', { folder, format: 'md' })).toMatchObject({ sections: report.parts.length });
  });
});

/** The texts of all sources, each compared with its hash, as are the originals. */
async function readSources({ ask, folder }: Pick<Window, 'ask' | 'folder'>): Promise<ReadonlyMap<string, string>> {
  const { sources } = await ask('library.list', { folder });
  const texts = new Map<string, string>();
  for (const { id, textHash, contentHash, fileName } of sources) {
    const { text } = await ask('library.text', { folder, sourceId: id });
    expect(sha256(text)).toBe(textHash);
    texts.set(id, text);
    expect((await ask('library.view', { folder, sourceId: id })).text).toBe(text);
    expect(sha256(await readFile(join(folder, 'sources', `${contentHash}${extname(fileName)}`)))).toBe(contentHash);
  }
  return texts;
}

/** Everything that was kept of earlier states can be shown. */
async function showHistory({ ask, folder }: Pick<Window, 'ask' | 'folder'>): Promise<void> {
  const outlines = (await ask('outline.versions', { folder })).versions;
  expect(outlines.length).toBeGreaterThanOrEqual(3);
  for (const { version } of outlines) await ask('outline.version', { folder, version });
  for (const { versionId } of (await ask('report.versions', { folder })).versions) {
    await ask('report.version', { folder, versionId });
  }
  const { runs } = await ask('runs.list', { folder });
  expect(runs.map(({ state }) => state.status)).toEqual(['finished', 'paused']);
  for (const { runId } of runs) await ask('runs.trace', { folder, runId });
}

import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { EvidenceId } from '#shared/base/ids.ts';
import { plainText } from '#shared/domain/formatted-text.ts';
import { openWindow } from '#test/support/open-live-project.ts';
import { tempFolder } from '#test/support/temp-folder.ts';
import { styleXml } from '../adapters/citeproc/support.ts';

async function openCited(home: string) {
  const folder = join(home, 'project');
  const window = await openWindow(folder, { environment: { HOME: home } });
  const { ask } = window;
  await ask('project.create', { folder });
  const evidence: EvidenceId[] = [];
  for (const [title, text] of [
    ['On bees', 'Bees make honey in spring and rest in the winter months.'],
    ['On wasps', 'Wasps make paper nests and hunt for smaller insects all summer.'],
  ] as const) {
    const imported = await ask('library.import-text', { folder, title, text });
    const sourceId = imported.imported[0]?.sourceId;
    if (sourceId === undefined) throw new Error('nothing came in');
    const added = await ask('evidence.add', { folder, sourceId, charStart: 0, charEnd: 20 });
    evidence.push(added.evidence.id);
  }
  const [bees, wasps] = evidence;
  if (bees === undefined || wasps === undefined) throw new Error('no evidence');
  return { ...window, folder, bees, wasps };
}

const cite = (evidenceId: EvidenceId, isInFootnote = false) => ({
  kind: 'citation' as const,
  attributes: { evidenceIds: [evidenceId] },
  isInFootnote,
});
const footnote = { kind: 'footnote' } as const;

describe('the labels of citations', () => {
  it('are those of the report’s style at each place', async () => {
    const { ask, folder, bees, wasps } = await openCited(await tempFolder());
    const label = async () => {
      const { kind, labels } = await ask('citations.label', {
        folder,
        window: 'w',
        sequence: [cite(bees), cite(bees), footnote, cite(wasps, true), cite(bees)],
      });
      return [kind, ...labels.map(plainText)];
    };
    expect(await label()).toEqual(['in-text', '[1]', '[1]', '[2]', '[1]']);
    await ask('report.edit', { folder, citationStyle: 'chicago-note-bibliography-with-ibid' });
    expect(await label()).toEqual(['note', '“On Bees.”', 'Ibid.', '“On Wasps.”', '“On Bees.”']);
    await ask('report.edit', { folder, citationStyle: 'apa', language: 'de' });
    expect(await label()).toEqual([
      'in-text',
      '(On bees, o.\u00A0J.)',
      '(On bees, o.\u00A0J.)',
      '(On wasps, o.\u00A0J.)',
      '(On bees, o.\u00A0J.)',
    ]);
  });
});

describe('a style of the person’s own', () => {
  it('stays with the report, also on another machine and when it is removed', async () => {
    const home = await tempFolder();
    const { ask, connection, folder, bees, heard, host } = await openCited(home);
    const label = async (window: Pick<typeof host, 'connect'>) => {
      const sequence = [cite(bees)];
      const answer = await window.connect().invoke('citations.label', { folder, window: 'w', sequence });
      return answer.ok ? answer.value.labels.map(plainText) : answer.fault.code;
    };
    const unknown = await connection.invoke('report.edit', { folder, citationStyle: 'house-rules' });
    expect(unknown).toMatchObject({ ok: false, fault: { code: 'style-unknown' } });
    const before = await ask('app.list-styles', {});
    const { style } = await ask('app.add-style', { xml: styleXml() });
    expect(heard.at(-1)?.event).toEqual({ type: 'styles-changed' });
    expect(await readdir(join(home, '.config', 'heddle', 'styles'))).toEqual(['house-rules.csl']);
    expect(await ask('app.list-styles', {})).toEqual({ styles: [...before.styles, style] });
    await ask('report.edit', { folder, citationStyle: style.id });
    expect(await label(host)).toEqual(['‹On bees›']);
    await ask('app.remove-style', { id: style.id });
    expect(await ask('app.list-styles', {})).toEqual(before);
    expect(await ask('citations.styles', { folder })).toEqual({ styles: [...before.styles, style] });
    expect(await label(host)).toEqual(['‹On bees›']);
    await ask('project.close', { folder });
    const elsewhere = await openWindow(folder, { environment: { HOME: await tempFolder() } });
    expect(await label(elsewhere.host)).toEqual(['‹On bees›']);
  });
});

import type { Page } from 'playwright-core';
import { createCitationFormatter } from '#main/adapters/citeproc/index.ts';
import { citationCites } from '#shared/text/citation-cites.ts';
import { citationAttributesSchema } from '#shared/domain/rich-text.ts';
import { toId, type EvidenceId } from '#shared/base/ids.ts';
import { measureTyping, percentiles } from '#test/renderer/editor/core/support/measure-typing.ts';
import { openEditorPage } from '#test/renderer/editor/core/support/open-editor-page.ts';
import { syntheticEvidence } from '#test/renderer/editor/core/support/synthetic-report.ts';
import { atMost, type Row as Figure } from './support/row.ts';

const words = 100_000;
const sections = 100;
const rounds = 8;
const keysOfRound = 80;
const pauseMs = 25;
/** Frames as fast as they come: what is measured is work, not the wait for the screen's next refresh. */
const flags = ['--disable-frame-rate-limit', '--disable-gpu-vsync'];

/**
 * Keystroke to paint in the middle of a long report, and the same while a source nobody cited before was just cited at
 * its top: all other citations get other numbers.
 */
export async function measure(): Promise<{ name: string; rows: Figure[] }> {
  const formatter = createCitationFormatter({ added: '/nowhere', write: () => Promise.resolve() });
  const { page, fill, close } = await openEditorPage({ flags });
  try {
    await page.exposeFunction('askCore', async (name: string, input: string) =>
      JSON.stringify(await answer(name, JSON.parse(input), formatter)),
    );
    await fill();
    await page.evaluate(`openNumbered(${words}, ${sections})`);
    await labelled(page, '[1]');
    await page.evaluate('caretInTheMiddle()');
    const times: { still: number[]; renumbered: number[] } = { still: [], renumbered: [] };
    for (let round = 0; round < rounds; round += 1) {
      times.still.push(...(await measureTyping(page, { keys: keysOfRound, pauseMs })));
      await page.evaluate(`citeAtTop('${syntheticEvidence(300 + round)}')`);
      times.renumbered.push(...(await measureTyping(page, { keys: keysOfRound, pauseMs, warmUp: 0 })));
      await labelled(page, `[${round + 2}]`);
    }
    const [still, renumbered] = [percentiles(times.still), percentiles(times.renumbered)];
    return {
      name: 'keystroke to paint while 1,000 citations are renumbered, 100,000 words',
      rows: [
        { what: 'typing alone p50', value: still.p50, unit: 'ms' },
        { what: 'typing alone p95', value: still.p95, unit: 'ms' },
        { what: 'renumbering p50', value: renumbered.p50, unit: 'ms' },
        { what: 'renumbering p95', value: renumbered.p95, unit: 'ms' },
        atMost(1.1, { what: 'ratio of p95', value: renumbered.p95 / still.p95, unit: '' }),
      ],
    };
  } finally {
    await close();
    await formatter.close();
  }
}

/** Waits until what the report cited first when it was opened has this number. */
async function labelled(page: Page, label: string): Promise<void> {
  const newly = Number(label.slice(1, -1)) - 1;
  await page.waitForFunction(`citationTexts()[${newly}] === '${label}' && !citationTexts().includes('[…]')`);
}

async function answer(name: string, input: unknown, formatter: ReturnType<typeof createCitationFormatter>) {
  const all = Array.from({ length: 400 }, (_, index) => index);
  if (name === 'evidence.list') {
    return { evidence: all.map((index) => ({ id: syntheticEvidence(index), quotes: quotesOf(index) })) };
  }
  const sources = all.map((index) => ({ id: quotesOf(index)[0]?.sourceId, bibliographic: dataOf(index) }));
  if (name === 'library.list') return { sources };
  const { sequence } = input as { sequence: readonly { attributes: unknown }[] };
  const evidence = new Map(all.map((index) => [syntheticEvidence(index) as EvidenceId, { quotes: quotesOf(index) }]));
  const formatted = await formatter.format(
    {
      style: 'numbered',
      language: 'en',
      items: all.map((index) => ({ id: quotesOf(index)[0]?.sourceId ?? '', ...dataOf(index) })),
      clusters: sequence.map(({ attributes }) => ({
        cites: citationCites(citationAttributesSchema.parse(attributes), evidence),
        mode: 'usual',
        noteNumber: 0,
      })),
      session: 'bench',
      labelsOnly: true,
    },
    new AbortController().signal,
  );
  if (!formatted.ok) throw new Error(formatted.fault.message);
  return { kind: 'in-text', labels: formatted.value.labels };
}

function quotesOf(index: number) {
  return [{ sourceId: toId('src', `source${String(index).padStart(4, '0')}`), page: null }];
}

function dataOf(index: number) {
  return {
    type: 'book',
    title: `Book ${index}`,
    author: [{ family: `Author ${index}` }],
    issued: [2000 + (index % 20)],
  };
}

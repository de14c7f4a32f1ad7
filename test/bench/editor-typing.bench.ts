import { openEditorPage, type EditorPage } from '#test/renderer/editor/core/support/open-editor-page.ts';
import { measureTyping, percentiles } from '#test/renderer/editor/core/support/measure-typing.ts';
import { atMost, type Row as Figure } from './support/row.ts';

const words = 100_000;
const sections = 100;
const rounds = 3;
const keysOfRound = 100;
const pauseMs = 25;
/** Frames as fast as they come: what is measured is work, not the wait for the screen's next refresh. */
const flags = ['--disable-frame-rate-limit', '--disable-gpu-vsync'];

/** Keystroke to paint in the middle of a long report: our editor and one bare ProseMirror with the same content, in turns. */
export async function measure(): Promise<{ name: string; rows: Figure[] }> {
  const ours = await opened('openOurs');
  const bare = await opened('openBare');
  try {
    const times: { ours: number[]; bare: number[] } = { ours: [], bare: [] };
    for (let round = 0; round < rounds; round += 1) {
      for (const [name, page] of [['ours', ours] as const, ['bare', bare] as const]) {
        await page.page.bringToFront();
        times[name].push(...(await measureTyping(page.page, { keys: keysOfRound, pauseMs })));
      }
    }
    const [own, other] = [percentiles(times.ours), percentiles(times.bare)];
    return {
      name: 'keystroke to paint, 100,000 words, 1,000 citations',
      rows: [
        { what: 'ours p50', value: own.p50, unit: 'ms' },
        { what: 'ours p95', value: own.p95, unit: 'ms' },
        { what: 'bare ProseMirror p50', value: other.p50, unit: 'ms' },
        { what: 'bare ProseMirror p95', value: other.p95, unit: 'ms' },
        atMost(0.6, { what: 'ratio of p95', value: own.p95 / other.p95, unit: '' }),
      ],
    };
  } finally {
    await ours.close();
    await bare.close();
  }
}

async function opened(which: 'openOurs' | 'openBare'): Promise<EditorPage> {
  const page = await openEditorPage({ flags });
  await page.fill();
  await page.page.evaluate(`${which}(${words}, ${sections})`);
  await page.page.evaluate('caretInTheMiddle()');
  return page;
}

import { openEditorPage } from '#test/renderer/editor/core/support/open-editor-page.ts';
import { measureTyping, percentiles } from '#test/renderer/editor/core/support/measure-typing.ts';
import { atMost, exactly, type Row as Figure } from './support/row.ts';

const words = 20_000;
const sections = 20;
const streamedWords = 10_000;
const streamedSections = 4;
const pauseMs = 60;

/**
 * 10,000 words stream into four sections at once, above and below a person who types. At the screen's own frame rate, so a
 * key waits for its frame as it does for a person.
 */
export async function measure(): Promise<{ name: string; rows: Figure[] }> {
  const rows: Figure[] = [];
  for (const wordsPerSecond of [1000, 200]) rows.push(...(await streamAt(wordsPerSecond)));
  return { name: 'typing while 10,000 words stream in', rows };
}

async function streamAt(wordsPerSecond: number): Promise<readonly Figure[]> {
  const seconds = streamedWords / wordsPerSecond;
  const opened = await openEditorPage();
  const { page } = opened;
  try {
    await opened.fill();
    await page.evaluate(`openOurs(${words}, ${sections})`);
    await page.evaluate('caretInTheMiddle()');
    const keys = Math.floor((seconds * 1000) / (pauseMs + 8)) - 40;
    await page.waitForTimeout(300);
    const before = await page.evaluate<{ top: number; text: string }>('caretPlace()');
    await page.evaluate(
      `startStream(${JSON.stringify({ words: streamedWords, sections: streamedSections, wordsPerSecond })})`,
    );
    const times = await measureTyping(page, { keys, pauseMs });
    const after = await page.evaluate<{ top: number; text: string }>('caretPlace()');
    const streamed = await page.evaluate<number>('streamedWords()');
    const { p50, p95 } = percentiles(times);
    const at = `${wordsPerSecond} words/s`;
    return [
      { what: `${at}: streamed while typing`, value: streamed, unit: 'words' },
      { what: `${at}: keystroke to paint p50`, value: p50, unit: 'ms' },
      atMost(50, { what: `${at}: keystroke to paint p95`, value: p95, unit: 'ms' }),
      exactly(0, { what: `${at}: the caret's block moved by`, value: Math.abs(after.top - before.top), unit: 'px' }),
      exactly(0, {
        what: `${at}: letters that went elsewhere`,
        value: after.text.length === keys + 15 ? 0 : 1,
        unit: '',
      }),
    ];
  } finally {
    await opened.close();
  }
}

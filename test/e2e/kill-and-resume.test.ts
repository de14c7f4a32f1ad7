import { once } from 'node:events';
import { cp, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { openProjectStore } from '#main/adapters/sqlite/index.ts';
import { collectEvents, heddle, heddleJson, startHeddle } from '#test/support/heddle.ts';
import { createRandom } from '#test/support/random.ts';
import { tempFolder } from '#test/support/temp-folder.ts';

const sample = fileURLToPath(new URL('../../resources/sample', import.meta.url));
const brief = 'How do teams keep a digital service accessible and secure, and how do they work with users?';
const documents = [
  'accessibility-checklist.md',
  'accessibility-forms.docx',
  'content-guide-plain-language.md',
  'derisking-verbal-interview-questions.pdf',
  'engineering-security.html',
  'engineering-practice-area.md',
  'product-users.md',
  'ux-guide-stay-lean.md',
  'methods-at-a-glance.csv',
  'engineering-development-environments.rst',
];
const wantedKills = 20;
const killsPerPhase = 5;
/** Of a command's time: later moments mostly fall after its end. */
const latestMoment = 0.5;

type Exported = { readonly date?: string };

async function library(folder: string): Promise<string> {
  const place = join(folder, 'library');
  for (const name of documents) await cp(join(sample, 'documents', name), join(place, name));
  return place;
}

async function report(project: string): Promise<Exported> {
  const out = `${project}.json`;
  await heddleJson('export', project, '--format', 'json', '--out', out);
  const { default: exported } = (await import(out, { with: { type: 'json' } })) as { default: Exported };
  const { date: _, ...rest } = exported;
  return rest;
}

/** The undisturbed run, and how long its two phases take here and now: the moments to kill at come from that. */
async function undisturbed(folder: string, files: string) {
  const project = join(folder, 'undisturbed');
  await heddleJson('init', project);
  const startedMs = performance.now();
  await heddleJson('import', project, files);
  const importedMs = performance.now();
  await heddleJson('draft', project, '--brief', brief);
  return { importMs: importedMs - startedMs, draftMs: performance.now() - importedMs, report: await report(project) };
}

/** Starts a command and kills it and all it started `afterMs` later, if it still runs. */
async function killAfter(afterMs: number, words: readonly string[]) {
  const child = startHeddle(...words, '--events');
  const events = collectEvents(child);
  const timer = setTimeout(() => child.kill('SIGKILL'), afterMs);
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  clearTimeout(timer);
  return { events: await events, wasKilled: child.signalCode === 'SIGKILL' };
}

async function finishDraft(project: string): Promise<void> {
  const resumed = await heddle('draft', project, '--resume');
  if (resumed.code === 0) return;
  // Nothing to resume: either it finished before its kill came, or every kill came before it began.
  expect(resumed.stderr).toContain('no unfinished draft');
  const { code } = await heddle('check', project);
  if (code !== 0) await heddleJson('draft', project, '--brief', brief);
}

function storedSources(project: string): ReadonlySet<string> {
  const opened = openProjectStore({ folder: project, create: false, clock: { nowMs: () => 0 } });
  if (!opened.ok) throw new Error(opened.fault.message);
  const ids = opened.value.store.listSources().map(({ id }) => id);
  opened.value.store.close();
  expect(new Set(ids).size).toBe(ids.length);
  return new Set(ids);
}

describe('a process that is killed at any moment', () => {
  it('loses nothing it acknowledged, and the next run ends in the report of an undisturbed one', async () => {
    const folder = await tempFolder();
    const files = await library(folder);
    const expected = await undisturbed(folder, files);
    const random = createRandom(20_261_121);
    let kills = 0;
    for (let number = 0; kills < wantedKills; number += 1) {
      // A fourth of the commands at least are killed before they end, or something else is wrong.
      expect(number).toBeLessThan((2 * wantedKills) / killsPerPhase);
      const project = join(folder, `killed-${number}`);
      await heddleJson('init', project);
      const acknowledged = new Set<unknown>();
      for (let kill = 0; kill < killsPerPhase; kill += 1) {
        const { events, wasKilled } = await killAfter(random() * latestMoment * expected.importMs, [
          'import',
          project,
          files,
        ]);
        for (const event of events) if (event['type'] === 'source-imported') acknowledged.add(event['sourceId']);
        if (wasKilled) kills += 1;
        expect(storedSources(project)).toSatisfy((stored: ReadonlySet<unknown>) => acknowledged.isSubsetOf(stored));
      }
      await heddleJson('import', project);
      await heddleJson('import', project, files);
      expect(storedSources(project).size).toBe(documents.length);
      expect((await readdir(join(project, 'sources'))).length).toBe(documents.length);
      for (let kill = 0; kill < killsPerPhase; kill += 1) {
        // A third of a draft is getting started: the moments that matter come after.
        const words = ['draft', project, '--brief', brief, '--resume'];
        const { wasKilled } = await killAfter((0.3 + 0.4 * random()) * expected.draftMs, words);
        // One that came to its end has nothing to resume: the same words again would begin another draft.
        if (!wasKilled) break;
        kills += 1;
      }
      await finishDraft(project);
      expect(await report(project)).toEqual(expected.report);
    }
  }, 540_000);
});

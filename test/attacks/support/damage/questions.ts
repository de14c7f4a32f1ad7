import type { Fault } from '#shared/base/fault.ts';
import type { RequestName } from '#shared/contract/index.ts';
import { inOrder } from '../kills/read-values.ts';
import type { Core } from '../kills/open-anew.ts';

/** What was answered: the words of it, a fault, or what was thrown, which is a crash. */
export type Told =
  /** `warnings`: what the answer itself says is wrong. */
  | { readonly kind: 'answered'; readonly words: string; readonly warnings: readonly string[] }
  | { readonly kind: 'fault'; readonly fault: Fault }
  | { readonly kind: 'thrown'; readonly error: string };

/** All that a project can be asked, with its words as they can be compared. */
export async function askAll(
  core: Core,
  folder: string,
  { sourceIds, without = [] }: { readonly sourceIds: readonly string[]; readonly without?: readonly string[] },
): Promise<ReadonlyMap<string, Told>> {
  const told = new Map<string, Told>();
  const ask = async (key: string, name: RequestName, input: object, toWords: (answer: never) => unknown) => {
    if (without.includes(key)) return;
    try {
      const answer = await core.invoke(name, input);
      if (!answer.ok) told.set(key, { kind: 'fault', fault: answer.fault });
      else
        told.set(key, {
          kind: 'answered',
          words: inOrder(toWords(withoutWarnings(answer.value) as never)).replaceAll(folder, 'FOLDER'),
          warnings: warningsOf(answer.value),
        });
    } catch (error) {
      told.set(key, { kind: 'thrown', error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    }
  };
  const whole = (answer: unknown) => answer;
  await ask('project', 'project.read', { folder }, whole);
  await ask('report', 'report.read', { folder }, whole);
  await ask('outline', 'outline.read', { folder }, whole);
  await ask('versions', 'report.versions', { folder }, whole);
  await ask('evidence', 'evidence.list', { folder }, whole);
  await ask('library', 'library.list', { folder }, whole);
  for (const sourceId of sourceIds) await ask(`text ${sourceId}`, 'library.text', { folder, sourceId }, whole);
  for (const sourceId of sourceIds) await ask(`view ${sourceId}`, 'library.view', { folder, sourceId }, whole);
  await ask('check', 'report.check', { folder }, whole);
  await ask('runs', 'runs.list', { folder }, whole);
  await ask('settings', 'settings.read', { folder }, whole);
  await ask('preferences', 'app.read', {}, ({ preferences }: { preferences: unknown }) => preferences);
  // Which passages come after the first ones may change when the index is made anew: their words may not.
  await ask('search', 'library.search', { folder, query: 'vendor kickoff', limit: 3 }, firstFound);
  await ask('export', 'report.export', { folder, format: 'md' }, ({ files, warnings }: Exported) => [
    files.map(({ byteCount }) => byteCount),
    warnings,
  ]);
  return told;
}

type Exported = { readonly files: readonly { readonly byteCount: number }[]; readonly warnings: readonly string[] };

function firstFound({ results }: { results: readonly { passageId: string; title: string; text: string }[] }): unknown {
  return results.slice(0, 1).map(({ passageId, title, text }) => [passageId, title, text]);
}

/** That a project can only be read, and that the file of a source isn't what it was, is said to the person. */
type Warned = { readonly access?: string; readonly readOnlyBecause?: unknown; readonly original?: string };

function withoutWarnings(answer: object): object {
  const { access: _access, readOnlyBecause: _because, original: _original, ...rest }: Warned = answer;
  return rest;
}

function warningsOf(answer: object): readonly string[] {
  const { access, original }: Warned = answer;
  return [
    ...(access === 'read-only' ? ['it can only be read'] : []),
    ...(original !== undefined && original !== 'whole' ? [`the original is ${original}`] : []),
  ];
}

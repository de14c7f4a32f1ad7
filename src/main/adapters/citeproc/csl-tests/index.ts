import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { userFault } from '#shared/base/fault.ts';
import { fail, succeed, type Result } from '#shared/base/result.ts';
import { createLocaleFiles } from '../locale-files.ts';
import { shippedLocales } from '../shipped.ts';
import { readCslTest } from './read-csl-test.ts';
import { runAlone } from './run-alone.ts';
import { expectedOf, runThrough } from './run-through.ts';

export type StyleScores = {
  readonly tests: number;
  /** Where what Heddle makes of it reads as the test says. */
  readonly passed: number;
  /** By citeproc-js alone, letter for letter. */
  readonly passedAlone: number;
  /** By name. */
  readonly failed: readonly string[];
  /** Those of them that citeproc-js alone passes. */
  readonly lost: readonly string[];
};

/** Runs the tests of the CSL test suite that lie in a folder. Fault: `file-not-found`. */
export async function scoreStyles(folder: string): Promise<Result<StyleScores>> {
  const files = await readdir(folder).catch(() => []);
  const tests = await Promise.all(
    files
      .filter((file) => file.endsWith('.txt'))
      .map(async (file) => readCslTest(basename(file, '.txt'), await readFile(join(folder, file), 'utf8'))),
  );
  const locales = createLocaleFiles(shippedLocales);
  const results: { name: string; isPassed: boolean; isPassedAlone: boolean }[] = [];
  for (const test of tests) {
    if (test === null) continue;
    const alone = await orNothing(() => runAlone(test, locales));
    const through = await orNothing(() => runThrough(test, locales));
    results.push({
      name: test.name,
      isPassed: through !== null && through.join('\n') === expectedOf(test).join('\n'),
      isPassedAlone: alone?.trim() === test.expected,
    });
  }
  if (results.length === 0) {
    return fail(userFault('file-not-found', `There are no tests of the CSL test suite in ${folder}.`));
  }
  const failed = results.filter(({ isPassed }) => !isPassed);
  return succeed({
    tests: results.length,
    passed: results.length - failed.length,
    passedAlone: results.filter(({ isPassedAlone }) => isPassedAlone).length,
    failed: failed.map(({ name }) => name),
    lost: failed.filter(({ isPassedAlone }) => isPassedAlone).map(({ name }) => name),
  });
}

/** A test that makes the processor stop is a failed one. */
async function orNothing<Value>(run: () => Value | Promise<Value>): Promise<Value | null> {
  try {
    return await run();
  } catch {
    return null;
  }
}

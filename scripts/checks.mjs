import { packageScript, runNode } from './runtime.mjs';

/** One static check: what it is called, and what Node runs for it. @typedef {{ name: string, words: string[] }} Check */

/** @returns {Check[]} */
function listChecks() {
  const compiler = packageScript('typescript', 'tsc');
  const projects = ['shared', 'main', 'renderer', 'test'];
  return [
    ...projects.map((project) => ({ name: `compile ${project}`, words: [compiler, '-p', `tsconfig.${project}.json`] })),
    {
      name: 'lint',
      words: [packageScript('oxlint'), '--type-aware', '--deny-warnings', '--report-unused-disable-directives'],
    },
    { name: 'format', words: [packageScript('oxfmt'), '--check'] },
    { name: 'dead code', words: [packageScript('knip')] },
    { name: 'layers', words: ['scripts/layers/main.ts'] },
    { name: 'commit messages', words: ['scripts/commit-messages.mjs'] },
    { name: 'lock file', words: ['scripts/lock-file.mjs'] },
    { name: 'third party', words: ['scripts/third-party.mjs', '--check'] },
  ];
}

/**
 * Runs the static checks, two at a time, and prints a line for each in their order, with its output where it failed.
 *
 * @param {readonly string[]} [names] only those whose name holds one of these words
 */
export async function runChecks(names = []) {
  const checks = listChecks().filter((check) => names.length === 0 || names.some((name) => check.name.includes(name)));
  const counts = { passed: 0, failed: 0 };
  /** @type {Promise<unknown>[]} */
  const lanes = [Promise.resolve(), Promise.resolve()];
  const results = checks.map((check, index) => {
    const lane = index % lanes.length;
    const result = Promise.resolve(lanes[lane]).then(() => timed(check));
    lanes[lane] = result;
    return result;
  });
  for (const result of results) {
    const { check, code, output, seconds } = await result;
    const isPassed = code === 0;
    counts[isPassed ? 'passed' : 'failed'] += 1;
    process.stdout.write(`${isPassed ? 'ok  ' : 'FAIL'}  ${check.name.padEnd(18)} ${seconds.toFixed(1)} s\n`);
    if (!isPassed) process.stdout.write(`\n${output.trimEnd()}\n\n`);
  }
  return counts;
}

async function timed(/** @type {Check} */ check) {
  const start = performance.now();
  const { code, output } = await runNode(check.words, { capture: true });
  return { check, code, output, seconds: (performance.now() - start) / 1000 };
}

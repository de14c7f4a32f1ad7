import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { runChecks } from './checks.mjs';
import { ensureChromium } from './chromium.mjs';
import { packageScript, runNode } from './runtime.mjs';

// The whole suite begins with the static checks, each counted as one test; named files are tested alone.
const words = process.argv.slice(2);
const checks = words.length === 0 ? await runChecks() : { passed: 0, failed: 0 };
const tests = await runTests(words);

const passed = checks.passed + tests.passed;
const failed = checks.failed + tests.failed;
process.stdout.write(`${passed} passed, ${failed} failed\n`);
if (failed > 0) process.exitCode = 1;

/** Runs vitest and counts. A run that tested nothing, or failed outside of any test, counts as a failure. @param {string[]} files */
async function runTests(files) {
  const report = `.tmp/vitest-${process.pid}.json`;
  mkdirSync('.tmp', { recursive: true });
  ensureChromium();
  try {
    const reporters = ['default', 'json', './scripts/second-tries.mjs'].map((name) => `--reporter=${name}`);
    const { code } = await runNode([
      packageScript('vitest'),
      'run',
      ...reporters,
      `--outputFile.json=${report}`,
      ...files,
    ]);
    const counts = readCounts(report);
    if (counts.skipped > 0) process.stdout.write(`${counts.skipped} skipped\n`);
    const isSilentFailure = counts.failed === 0 && (code !== 0 || counts.passed === 0);
    return { passed: counts.passed, failed: isSilentFailure ? 1 : counts.failed };
  } finally {
    rmSync(report, { force: true });
  }
}

function readCounts(/** @type {string} */ report) {
  try {
    const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = JSON.parse(
      readFileSync(report, 'utf8'),
    );
    const broken = testResults.filter(
      (/** @type {{ status: string, assertionResults: { status: string }[] }} */ file) =>
        file.status === 'failed' && !file.assertionResults.some(({ status }) => status === 'failed'),
    );
    return { passed: numPassedTests, failed: numFailedTests + broken.length, skipped: numPendingTests + numTodoTests };
  } catch {
    return { passed: 0, failed: 0, skipped: 0 };
  }
}

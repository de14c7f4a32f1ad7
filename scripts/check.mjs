import { runChecks } from './checks.mjs';

const { passed, failed } = await runChecks(process.argv.slice(2));
process.stdout.write(`${passed} passed, ${failed} failed\n`);
if (failed > 0 || passed === 0) process.exitCode = 1;

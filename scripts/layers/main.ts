import { stages } from '#main/flow/stages.ts';
import { checkLayers } from './check-layers.ts';

const { moduleCount, edgeCount, problems } = checkLayers({ root: process.cwd(), stages });
process.stdout.write(`${moduleCount} modules, ${edgeCount} imports, ${problems.length} problems\n`);
for (const problem of problems) process.stdout.write(`${problem}\n`);
if (problems.length > 0) process.exitCode = 1;

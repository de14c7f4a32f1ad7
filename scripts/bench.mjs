import { measureAll } from './measure-all.mjs';

await measureAll({ folder: 'test/bench', suffix: '.bench.ts', wanted: process.argv.slice(2) });

import { measureAll } from './measure-all.mjs';

// `npm run attack -- NAME … [--tries N] [--seed N]`: without names, every attack.
const wanted = process.argv.slice(2);
const firstOption = wanted.findIndex((word) => word.startsWith('--'));
const options = firstOption === -1 ? [] : wanted.splice(firstOption);

await measureAll({ folder: 'test/attacks', suffix: '.attack.ts', wanted, options });

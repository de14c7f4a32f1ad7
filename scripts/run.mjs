import { becomeNode, orExplain, packageScript } from './runtime.mjs';
import { root, setUp } from './setup.mjs';

/** What `npm test`, `npm run check` and so on start, once everything is there. @type {Record<string, () => string[]>} */
const tasks = {
  setup: () => [],
  start: () => ['scripts/start.mjs'],
  test: () => ['scripts/test.mjs'],
  check: () => ['scripts/check.mjs'],
  bench: () => ['scripts/bench.mjs'],
  attack: () => ['scripts/attack.mjs'],
  demo: () => ['scripts/demo.mjs'],
  'fake-model': () => ['scripts/fake-model.mjs'],
  build: () => ['scripts/build-electron.mjs'],
  package: () => ['scripts/package.mjs'],
  'third-party': () => ['scripts/third-party.mjs'],
  format: () => [packageScript('oxfmt')],
};

const [name = '', ...words] = process.argv.slice(2);
const task = Object.hasOwn(tasks, name) ? tasks[name] : undefined;

if (task === undefined) {
  process.stderr.write(`Usage: node scripts/run.mjs ${Object.keys(tasks).join('|')} [ARGUMENT …]\n`);
  process.exitCode = 2;
} else {
  orExplain(() => {
    setUp();
    // Where a person's relative paths begin; npm says it, as it goes to the project's folder itself.
    process.env['INIT_CWD'] ??= process.cwd();
    process.chdir(root);
    const script = task();
    if (script.length > 0) becomeNode([...script, ...words]);
  });
}

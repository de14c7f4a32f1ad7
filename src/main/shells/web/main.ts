import { parseArgs } from 'node:util';
import { runWebShell } from './run-web-shell.ts';

const usage = {
  start: 'npm start -- [DIR] [--browser] [--port N] [--no-open]',
  serve: 'heddle serve DIR [--browser] [--port N] [--no-open]',
} as const;

const [command = '', ...words] = process.argv.slice(2);
process.exitCode = await main(command === 'start' ? 'start' : 'serve', words);

/** `start` has a start screen and is found by a second start; `serve` is for one project. */
async function main(mode: 'start' | 'serve', argv: readonly string[]): Promise<number> {
  const wish = readWish(mode, argv);
  if ('code' in wish) return wish.code;
  const stopped = new Promise<void>((stop) => {
    // Every other one is the impatience of whoever pressed it: the core closes its projects in order.
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop());
  });
  return runWebShell(
    {
      ...wish,
      isFound: mode === 'start',
      environment: process.env,
      print: (line) => void process.stdout.write(`${line}\n`),
      say: (line) => void process.stderr.write(`${line}\n`),
    },
    stopped,
  );
}

function readWish(mode: 'start' | 'serve', argv: readonly string[]) {
  const misuse = (message = '') => {
    process.stderr.write(`${message}${message === '' ? '' : ' '}Usage: ${usage[mode]}\n`);
    return { code: 2 };
  };
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        help: { type: 'boolean' },
        browser: { type: 'boolean' },
        port: { type: 'string' },
        'no-open': { type: 'boolean' },
      },
    });
    if (values.help === true) {
      process.stdout.write(`Usage: ${usage[mode]}\n`);
      return { code: 0 };
    }
    const port = Number(values.port ?? '0');
    if (!Number.isInteger(port) || port < 0 || port > 65_535) return misuse('--port is a number up to 65535.');
    const [folder = null, ...others] = positionals;
    if (others.length > 0 || (mode === 'serve' && folder === null)) return misuse();
    const opened = values.browser === true ? ('browser' as const) : ('any' as const);
    return { folder, port, wanted: values['no-open'] === true ? ('none' as const) : opened };
  } catch (error) {
    return misuse((error as Error).message);
  }
}

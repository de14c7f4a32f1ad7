import { homedir } from 'node:os';
import { createChromiumPrinter, findChromium } from '#main/adapters/chromium/index.ts';
import type { PagePrinter } from '#main/ports/page-printer.ts';
import type { Environment } from './app-places.ts';

/** Prints with the browser that this machine has, looked for at each print: it may be installed meanwhile. */
export function printerOf(environment: Environment): PagePrinter {
  const { platform } = process;
  return createChromiumPrinter({
    findProgram: () => findChromium({ environment, platform, home: homedir() }),
    isRoot: process.getuid?.() === 0,
  });
}

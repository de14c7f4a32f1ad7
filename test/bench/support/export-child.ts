import { join } from 'node:path';
import { invoke } from '#main/app/core.ts';
import type { RequestInput } from '#shared/contract/index.ts';

/** Exports once as the command line does, and says how long it took and for how long nothing else could go on. */
const [folder = '', out = '', format = 'md', style = 'numbered'] = process.argv.slice(2);
const request = {
  folder,
  format: format as RequestInput<'report.export'>['format'],
  style,
  withQuotes: true,
  hasContents: true,
  withComments: true,
  outFile: join(out, `report.${format}`),
};

let longestStallMs = 0;
let last = performance.now();
const timer = setInterval(() => {
  const now = performance.now();
  longestStallMs = Math.max(longestStallMs, now - last);
  last = now;
}, 1);
const started = performance.now();
last = started;
const exported = await invoke('report.export', request, {
  signal: new AbortController().signal,
  onEvent: () => undefined,
});
const ms = performance.now() - started;
clearInterval(timer);
if (!exported.ok) throw new Error(exported.fault.message);
process.send?.({ ms, longestStallMs });
process.disconnect?.();

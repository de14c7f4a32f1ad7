import { openProjectStore } from '#main/adapters/sqlite/index.ts';

/** Opens the project named on the command line and holds it until it is killed. */
const opened = openProjectStore({ folder: process.argv[2] ?? '', create: false, clock: { nowMs: () => 0 } });
if (!opened.ok) throw new Error(opened.fault.message);
process.send?.('open');
setInterval(() => undefined, 60_000);

import { createLanceMemoryIndex } from '#main/adapters/lancedb/index.ts';

// An app that uses a memory index and never closes it: it is killed, or just comes to its end.
const [folder = '', ending] = process.argv.slice(2);
let pid = 0;
const index = createLanceMemoryIndex({ folder, onProcess: (event) => (pid = event.pid) });
await index.count();
if (process.send === undefined) process.stdout.write(String(pid));
else process.send(pid);
if (ending === 'stay') setInterval(() => {}, 60_000);

import { createLanceMemoryIndex } from '#main/adapters/lancedb/index.ts';
import { createFakeMemoryIndex } from '#test/support/fake-memory-index.ts';
import { describeMemoryIndex } from '#test/support/memory-index-suite.ts';

describeMemoryIndex('fake', () => createFakeMemoryIndex());
describeMemoryIndex('LanceDB', (folder) => createLanceMemoryIndex({ folder }));

import { createRequire } from 'node:module';

type Library = typeof import('openai');

/** The library, loaded when it is first needed: most commands ask nobody, and it takes a tenth of a second. */
export function openaiLibrary(): Library {
  return createRequire(import.meta.url)('openai') as Library;
}

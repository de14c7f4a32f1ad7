import { join } from 'node:path';
import { writeWhole as toDisk, type WriteWhole } from '#main/adapters/files/write-whole.ts';
import { createTemplateStore } from '#main/adapters/templates/index.ts';
import type { TemplateStore } from '#main/ports/template-store.ts';
import { appPlaces, type Environment } from './app-places.ts';
import { writeWhole } from './write-whole.ts';

/** The kinds of report that come with Heddle and those in the app's settings. */
export function templatesOf(environment: Environment, write: WriteWhole = toDisk): TemplateStore {
  const folder = join(appPlaces(environment).settings, 'templates');
  return createTemplateStore({ folder, write: (path, text) => writeWhole(path, text, write) });
}

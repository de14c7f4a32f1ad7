import { join } from 'node:path';
import { createTemplateStore } from '#main/adapters/templates/index.ts';
import type { TemplateStore } from '#main/ports/template-store.ts';
import { appPlaces, type Environment } from './app-places.ts';
import { writeWhole } from './write-whole.ts';

/** The kinds of report that come with Heddle and those in the app's settings. */
export function templatesOf(environment: Environment): TemplateStore {
  return createTemplateStore({ folder: join(appPlaces(environment).settings, 'templates'), write: writeWhole });
}

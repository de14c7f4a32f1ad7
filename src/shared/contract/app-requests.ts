import { z } from 'zod';
import { citationStyleSchema, styleSummarySchema } from '../domain/citation-style.ts';
import { preferencesSchema } from '../domain/preferences.ts';
import { listedTemplateSchema, templateIdSchema } from '../domain/template.ts';
import { diagnosticsRequests } from './diagnostics-requests.ts';

/** What concerns no project: the app's own state, and finding folders on the machine the core runs on. */
export const appRequests = {
  'app.read': {
    input: z.object({}),
    output: z.object({
      version: z.string(),
      platform: z.string(),
      preferences: preferencesSchema,
      /** Newest first; those whose folder is gone are marked. */
      recentProjects: z.array(
        z.object({ folder: z.string(), title: z.string(), openedAt: z.string(), isThere: z.boolean() }),
      ),
      /** Where new projects go. */
      projectsFolder: z.string(),
      /** Whether keys can be kept, and in which words to say so. */
      keyring: z.object({ isAvailable: z.boolean(), message: z.string() }),
      /** The languages whose text can be recognised on pictures, and where a person puts the data of others. */
      ocr: z.object({ languages: z.array(z.string()), folder: z.string() }),
    }),
  },
  'app.write-preferences': {
    /** Replaces the fields named. */
    input: z.object({ changes: z.record(z.string(), z.unknown()) }),
    output: z.object({ preferences: preferencesSchema }),
  },
  'app.forget-project': { input: z.object({ folder: z.string() }), output: z.object({}) },
  /** The sample, copied to the projects folder where it isn't there yet. Its sources come in while it is open. */
  'app.open-sample': {
    input: z.object({}),
    output: z.object({ folder: z.string(), title: z.string(), isNew: z.boolean() }),
  },
  /** The folders and readable files inside a folder of this machine; without one, in the home folder. */
  'app.browse': {
    input: z.object({ path: z.string().optional() }),
    output: z.object({
      path: z.string(),
      parent: z.string().nullable(),
      entries: z.array(z.object({ name: z.string(), path: z.string(), kind: z.enum(['folder', 'project', 'file']) })),
    }),
  },
  /** The built-in kinds of report first; in `language` where there is such a version, else in English. */
  'app.list-templates': {
    input: z.object({ language: z.string().default('en') }),
    output: z.object({ templates: z.array(listedTemplateSchema) }),
  },
  /** Takes away a kind of report that the person made. */
  'app.remove-template': { input: z.object({ templateId: templateIdSchema }), output: z.object({}) },
  /** The built-in citation styles first, then those that the person added; by title. */
  'app.list-styles': { input: z.object({}), output: z.object({ styles: z.array(styleSummarySchema) }) },
  /** Keeps a CSL style for all projects, in the place of one with its id. Fault: `style-unreadable`. */
  'app.add-style': {
    input: z.object({ xml: z.string().max(2_000_000) }),
    output: z.object({ style: styleSummarySchema }),
  },
  /** Takes away a style that the person added. Reports that use it keep it. */
  'app.remove-style': { input: z.object({ id: citationStyleSchema }), output: z.object({}) },
  /** Keeps a key for a base URL in the system's keyring; null takes it away. A key is never read back. */
  'app.write-key': {
    input: z.object({ baseUrl: z.url(), key: z.string().min(1).nullable() }),
    output: z.object({}),
  },
  /** The base URLs that have a key in the keyring. */
  'app.list-keys': { input: z.object({}), output: z.object({ baseUrls: z.array(z.string()) }) },
  ...diagnosticsRequests,
} as const;

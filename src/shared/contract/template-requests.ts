import { z } from 'zod';
import { templateIdSchema, templateSchema } from '../domain/template.ts';
import { folder } from './project-requests.ts';

/** Kinds of report a person may begin with; which there are, `app.list-templates` tells. */
export const templateRequests = {
  /**
   * Adds the sections of a kind of report to the outline, as the person's own: planners fill them and never take them
   * out. Sections whose heading is there already aren't added again. Fault: `template-not-found`.
   */
  'template.apply': {
    input: z.object({
      folder,
      templateId: templateIdSchema,
      /** Of which version of the template, ISO 639-1. Missing: that of most of the sources. */
      language: z.string().optional(),
      /** Headings of sections that aren't wanted; required ones are added all the same. */
      leftOut: z.array(z.string()).default([]),
    }),
    output: z.object({ template: templateSchema, added: z.number() }),
  },
  /** Makes a template of the outline and the brief as they are, under the name's id; the person's own of that id is replaced. */
  'template.save': {
    input: z.object({ folder, name: z.string().trim().min(1).max(60), description: z.string().default('') }),
    output: z.object({ templateId: templateIdSchema }),
  },
} as const;

import { z } from 'zod';
import { styleSummarySchema } from '../domain/citation-style.ts';
import { formattedTextSchema } from '../domain/formatted-text.ts';
import { citationAttributesSchema } from '../domain/rich-text.ts';
import { folder } from './project-requests.ts';

/** How the citations of a report read in its style. */
export const citationRequests = {
  /** The styles a report of this project can have: the app's, and those that the project keeps. */
  'citations.styles': { input: z.object({ folder }), output: z.object({ styles: z.array(styleSummarySchema) }) },
  /**
   * How the citations of a text read in the style of its report. A newer request overtakes an older one, which then
   * ends with the fault `cancelled`. Faults: `style-unknown`, `style-unreadable`.
   */
  'citations.label': {
    input: z.object({
      folder,
      /** Names the window that asks: another window's requests don't overtake its. */
      window: z.string(),
      /**
       * Whether all of it is formatted anew. What is kept up from request to request may come to differ from what the
       * style makes of the whole.
       */
      isAnew: z.boolean().default(false),
      /** The citations and footnotes of the whole text in reading order; a footnote before the citations inside it. */
      sequence: z.array(
        z.discriminatedUnion('kind', [
          z.object({ kind: z.literal('citation'), attributes: citationAttributesSchema, isInFootnote: z.boolean() }),
          z.object({ kind: z.literal('footnote') }),
        ]),
      ),
    }),
    output: z.object({
      /** `note`: what is cited stands in a note of its own, unless the citation is inside a footnote. */
      kind: z.enum(['in-text', 'note']),
      /** One for each citation, in the order of the sequence. */
      labels: z.array(formattedTextSchema.readonly()),
    }),
  },
} as const;

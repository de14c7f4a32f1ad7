import { z } from 'zod';
import { problemGroupSchema } from '../domain/app-problem.ts';

const thrownSchema = z.object({
  name: z.string().max(200).default(''),
  message: z.string().max(20_000).default(''),
  stack: z.string().max(100_000).default(''),
});

/** Problems of the app itself, which are kept on this machine and sent nowhere. */
export const diagnosticsRequests = {
  /** Those that are alike as one, the newest first. */
  'app.list-problems': {
    input: z.object({}),
    output: z.object({
      groups: z.array(problemGroupSchema),
      /** How many came since the person last looked. */
      unseen: z.number(),
      /** When Heddle ended without closing, where nobody has been told yet. */
      untoldEnding: z.string().nullable(),
      /** Where they are kept. */
      folder: z.string(),
    }),
  },
  /** The person looked at all of them, or was told of an unexpected ending. */
  'app.see-problems': { input: z.object({ what: z.enum(['all', 'endings']) }), output: z.object({}) },
  'app.forget-problems': { input: z.object({}), output: z.object({}) },
  /** What a window caught. Of what it says, only what is known to hold no contents is kept. */
  'app.note-problem': {
    input: z.object({
      /** How it came to light. */
      caught: z.enum(['error', 'rejection', 'drawing']),
      error: thrownSchema.extend({ cause: thrownSchema.optional() }),
    }),
    output: z.object({}),
  },
  /** A text for whoever helps: versions, sizes, settings and problems, nothing of the person's documents or keys. */
  'app.read-diagnostics': {
    input: z.object({
      /** The project whose sizes are told; none without it. */
      folder: z.string().optional(),
      /** What shows the window. */
      browser: z
        .string()
        .regex(/^[A-Za-z]{1,20} [\d.]{1,20}$/)
        .optional(),
    }),
    output: z.object({ text: z.string() }),
  },
} as const;

import { z } from 'zod';
import { exportFormats } from '../domain/export-format.ts';
import { folder } from './project-requests.ts';

export const exportRequests = {
  'report.export': {
    input: z.object({
      folder,
      format: z.enum(exportFormats),
      citations: z.enum(['numbered', 'pandoc']).default('numbered'),
      withQuotes: z.boolean().default(false),
    }),
    output: z.object({ text: z.string(), sections: z.number(), references: z.number() }),
  },
} as const;

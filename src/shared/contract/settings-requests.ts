import { z } from 'zod';
import { endpointReportSchema, modelSettingsSchema } from '../domain/model-settings.ts';
import { folder } from './project-requests.ts';

export const settingsRequests = {
  'settings.read': {
    input: z.object({ folder }),
    output: z.object({
      /** What holds: from the environment, the project and the app, in that order. */
      effective: modelSettingsSchema,
      project: modelSettingsSchema,
      app: modelSettingsSchema,
      /** Whether the environment or the keyring has a key; the key itself is never told. */
      hasKey: z.boolean(),
      endpoints: z.array(endpointReportSchema),
    }),
  },
  'settings.write': {
    /** Replaces the fields named in one of the two places; null takes a field out. */
    input: z.object({ folder, scope: z.enum(['project', 'app']), changes: z.record(z.string(), z.unknown()) }),
    output: z.object({ effective: modelSettingsSchema }),
  },
  'endpoint.probe': {
    /** Asks each endpoint of the settings anew what it can do. */
    input: z.object({ folder }),
    output: z.object({
      endpoints: z.array(endpointReportSchema),
      embedding: z.object({ model: z.string(), dimensions: z.number() }).nullable(),
    }),
  },
} as const;

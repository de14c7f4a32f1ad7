import { z } from 'zod';
import { faultSchema } from '../base/fault.ts';
import { announcementSchema } from './events.ts';

/** What a window sends over a carrier that takes messages: a request, or that one isn't wanted any more. */
export const windowMessageSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('request'),
    id: z.number().int().nonnegative(),
    name: z.string().max(64),
    input: z.unknown(),
  }),
  z.object({ kind: z.literal('cancel'), id: z.number().int().nonnegative() }),
]);

/** What the core sends: first who the window is, then answers and announcements. */
export const coreMessageSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('welcome'), connectionId: z.string() }),
  z.object({
    kind: z.literal('answer'),
    id: z.number(),
    result: z.discriminatedUnion('ok', [
      z.object({ ok: z.literal(true), value: z.unknown() }),
      z.object({ ok: z.literal(false), fault: faultSchema }),
    ]),
  }),
  z.object({ kind: z.literal('announcement'), announcement: announcementSchema }),
]);

export type WindowMessage = z.infer<typeof windowMessageSchema>;
export type CoreMessage = z.infer<typeof coreMessageSchema>;

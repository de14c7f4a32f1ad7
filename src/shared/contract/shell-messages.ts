import { z } from 'zod';

/** What a shell with windows of its own tells a window, beside what the core says. */
export const shellMessageSchema = z.discriminatedUnion('kind', [
  /** A menu entry of the system was chosen: the command of this id is to run. */
  z.object({ kind: z.literal('command'), id: z.string() }),
  z.object({ kind: z.literal('open-project'), folder: z.string() }),
  /** The core's process ended and another one is there. */
  z.object({ kind: z.literal('core-restarted') }),
]);

/** What a window asks of its shell. */
export const pickPathsSchema = z.object({
  kind: z.enum(['folder', 'files', 'new-folder']),
  title: z.string().max(200),
});

export type ShellMessage = z.infer<typeof shellMessageSchema>;
export type PickPaths = z.infer<typeof pickPathsSchema>;

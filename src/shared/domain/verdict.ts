import { z } from 'zod';

/** Whether quotes say what a claim says. `unchecked` where nobody who can tell has looked. */
export const supportVerdicts = ['supported', 'partly-supported', 'unsupported', 'contradicted', 'unchecked'] as const;

export type SupportVerdict = (typeof supportVerdicts)[number];

/** What a checker found about one claim and its quotes. */
export const judgementSchema = z.object({
  verdict: z.enum(supportVerdicts),
  /** The words of the quotes that decide; empty where none do. */
  words: z.string(),
});

export type Judgement = z.infer<typeof judgementSchema>;

import { z } from 'zod';

export const themes = ['system', 'light', 'dark'] as const;

/** A code as Tesseract's data files are named: `eng`, `chi_sim`. */
export const ocrLanguageForm = /^[A-Za-z][A-Za-z0-9_-]{1,30}$/;
/** Their data comes with Heddle. */
export const defaultOcrLanguages: readonly string[] = ['eng'];

/** What a person chose for all their projects. Each field has a default, so that an older file still reads. */
export const preferencesSchema = z.object({
  theme: z.enum(themes).default('system'),
  /** `system`, or the code of a catalogue. */
  language: z.string().default('system'),
  /** By command: a shortcut other than the usual one; null takes it away. */
  shortcuts: z.record(z.string(), z.string().nullable()).default({}),
  /** Sizes and visibility of panes, as the layout keeps them. */
  layout: z.record(z.string(), z.unknown()).default({}),
  /** Where new projects are made; null: Heddle's folder in the home folder. */
  projectsFolder: z.string().nullable().default(null),
  /** Whether what the planner proposes is taken without asking. */
  acceptsProposals: z.boolean().default(true),
  /** Whether the sample project was shown once, as it is when Heddle starts for the first time. */
  hasSeenSample: z.boolean().default(false),
  checksSpelling: z.boolean().default(true),
  marksClaims: z.boolean().default(true),
  /** In which languages text on pictures is recognised, in Tesseract's codes. */
  ocrLanguages: z.array(z.string().regex(ocrLanguageForm)).default([...defaultOcrLanguages]),
});

export type Preferences = z.infer<typeof preferencesSchema>;

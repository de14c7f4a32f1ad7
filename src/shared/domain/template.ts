import { z } from 'zod';
import { citationStyleSchema } from './citation-style.ts';
import { itemRoles } from './outline.ts';

/** Names a kind of report: lower-case words joined by hyphens, as `policy-brief`. */
export const templateIdSchema = z
  .string()
  .regex(/^[\p{Ll}\p{Lo}\d]+(?:-[\p{Ll}\p{Lo}\d]+)*$/u)
  .max(60);

const leafSchema = z.object({
  heading: z.string().trim().min(1),
  /** What the section is to say. */
  intent: z.string().default(''),
  role: z.enum(itemRoles).default('body'),
  /** A report of this kind without it is not whole: a check says so, and it can't be left out at the start. */
  isRequired: z.boolean().default(false),
  /** Whether the themes that the evidence brings up belong under it. */
  holdsThemes: z.boolean().optional(),
});

const templateItemSchema = leafSchema.extend({ items: z.array(leafSchema).default([]) });

/** A kind of report to begin with: its sections, its length and its tone. */
export const templateSchema = z.object({
  id: templateIdSchema,
  name: z.string().trim().min(1),
  /** In a sentence: what such a report is for. */
  description: z.string().default(''),
  /** ISO 639-1: of the headings. */
  language: z.string().default('en'),
  audience: z.string().default(''),
  /** How it is to sound, in a few words; models are told it. */
  tone: z.string().default(''),
  lengthWords: z.number().int().positive(),
  citationStyle: citationStyleSchema.optional(),
  items: z.array(templateItemSchema).min(1),
});

/** What a report of a chosen kind isn't whole without. */
export const requiredSectionsSchema = z.object({
  /** The kind's name. */
  kind: z.string(),
  headings: z.array(z.string()),
});

/** With whether it comes with Heddle; the others a person made. */
export const listedTemplateSchema = templateSchema.extend({ isBuiltIn: z.boolean() });

export type RequiredSections = z.infer<typeof requiredSectionsSchema>;
export type TemplateId = z.infer<typeof templateIdSchema>;
export type Template = z.infer<typeof templateSchema>;
export type ListedTemplate = z.infer<typeof listedTemplateSchema>;

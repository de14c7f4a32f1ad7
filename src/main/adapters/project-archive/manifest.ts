import { z } from 'zod';

/** The part of the file that says what is in it; written last, read first. */
export const manifestName = 'heddle-project.json';
/** Of what this Heddle writes; it reads this and all before it. */
export const formatVersion = 1;

/** A part: the database, an original or an image. Nothing else is in a project file, and nothing deeper. */
const partName = /^(?:project\.db|(?:sources|assets)\/[^/\\:*?"<>|\p{Cc}\p{Cf}\ufffd]+)$/u;

export const manifestSchema = z.object({
  format: z.literal('heddle-project'),
  formatVersion: z.number().int().positive(),
  /** Of the Heddle that packed it. */
  heddle: z.string(),
  title: z.string(),
  packedAt: z.string(),
  files: z.array(
    z.object({
      path: z.string().max(300).refine(isPartName),
      byteCount: z.number().int().nonnegative(),
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
    }),
  ),
});

export type Manifest = z.infer<typeof manifestSchema>;
export type PackedFile = Manifest['files'][number];

export function isPartName(name: string): boolean {
  // A step that ends so is another one on Windows, and `..` is none at all.
  return partName.test(name) && !/[. ]$/.test(name) && Buffer.byteLength(name) <= 262;
}

import { z } from 'zod';
import { assetIdSchema } from '../base/ids.ts';

const imageTypes = ['image/png', 'image/jpeg', 'image/gif', 'image/webp'] as const;

/** An image of the report. Its bytes lie in the project's assets/ under their hash. */
export const assetSchema = z.object({
  id: assetIdSchema,
  /** SHA-256 of the bytes, hex. */
  contentHash: z.string().length(64),
  mediaType: z.enum(imageTypes),
  /** As the person's file was called. */
  fileName: z.string(),
  byteCount: z.number().int().positive(),
  /** In pixels. */
  width: z.number().int().positive(),
  height: z.number().int().positive(),
});

export type Asset = z.infer<typeof assetSchema>;

const endings = { 'image/png': 'png', 'image/jpeg': 'jpg', 'image/gif': 'gif', 'image/webp': 'webp' } as const;

/** Where the bytes are, from the project's folder: `assets/<hash>.<ending>`. */
export function assetPath({ contentHash, mediaType }: Pick<Asset, 'contentHash' | 'mediaType'>): string {
  return `assets/${contentHash}.${endings[mediaType]}`;
}

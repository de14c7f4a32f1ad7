import type { MediaType } from '#shared/domain/source.ts';
import type { ContentKind } from '../sniff-content.ts';

/** The kinds of images whose text can be recognised. */
export const imageFormats: readonly {
  readonly mediaType: MediaType;
  readonly label: string;
  readonly endings: readonly string[];
  readonly content: ContentKind;
}[] = [
  { mediaType: 'image/png', label: 'a PNG image', endings: ['.png'], content: 'png' },
  { mediaType: 'image/jpeg', label: 'a JPEG image', endings: ['.jpg', '.jpeg'], content: 'jpeg' },
  { mediaType: 'image/tiff', label: 'a TIFF image', endings: ['.tif', '.tiff'], content: 'tiff' },
  { mediaType: 'image/webp', label: 'a WebP image', endings: ['.webp'], content: 'webp' },
  { mediaType: 'image/bmp', label: 'a BMP image', endings: ['.bmp'], content: 'bmp' },
];

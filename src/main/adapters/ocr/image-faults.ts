import { userFault, type Fault } from '#shared/base/fault.ts';

export function damagedImage(fileName: string, error?: unknown): Fault {
  return userFault(
    'file-damaged',
    `“${fileName}” is damaged or of a kind of image that cannot be decoded. Open it in an image viewer, save it anew as PNG and import that.`,
    error instanceof Error ? error.message : undefined,
  );
}

export function tooManyPixels(fileName: string, most: number): Fault {
  return userFault(
    'file-too-large',
    `“${fileName}” has more than ${most / 1_000_000} million pixels, too many to be read. Scale it down and import that.`,
  );
}

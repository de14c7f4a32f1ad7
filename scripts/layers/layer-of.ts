/** Where a file stands: its layer, and within flow its stage, within adapters and shells its folder. */
export type Place = { readonly layer: Layer; readonly folder: string | null; readonly isFrontDoor: boolean };

export type Layer = (typeof mainLayers)[number] | 'shared' | 'renderer';

const mainLayers = ['app', 'shells', 'preload', 'handlers', 'flow', 'agent', 'reasoners', 'ports', 'adapters'] as const;

/** The place of a file under src, given as `src/…` with forward slashes; null for one that belongs to no layer. */
export function layerOf(path: string): Place | null {
  const [, area, first, second, ...rest] = path.split('/');
  if (area === 'shared' || area === 'renderer') return { layer: area, folder: null, isFrontDoor: false };
  const layer = mainLayers.find((candidate) => candidate === first);
  if (area !== 'main' || layer === undefined || second === undefined) return null;
  const folder = rest.length > 0 ? second : null;
  return { layer, folder, isFrontDoor: rest.length === 1 && rest[0] === 'index.ts' };
}

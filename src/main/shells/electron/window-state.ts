import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';

export type Bounds = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

const stateSchema = z.object({
  bounds: z.object({ x: z.number(), y: z.number(), width: z.number().min(400), height: z.number().min(300) }),
  isMaximized: z.boolean(),
});

export type WindowState = z.infer<typeof stateSchema>;

const usual = { width: 1440, height: 900 };

/** Where a window stood last; in the middle of the first screen where nothing is known or that place is gone. */
export function readWindowState(path: string, screens: readonly Bounds[]): WindowState {
  const known = stateSchema.safeParse(readJson(path));
  if (known.success && screens.some((screen) => overlaps(known.data.bounds, screen))) return known.data;
  const [screen = { x: 0, y: 0, ...usual }] = screens;
  const width = Math.min(usual.width, screen.width);
  const height = Math.min(usual.height, screen.height);
  const x = screen.x + Math.round((screen.width - width) / 2);
  const y = screen.y + Math.round((screen.height - height) / 2);
  return { bounds: { x, y, width, height }, isMaximized: false };
}

/** A window's place is worth no fault: where it can't be kept the next window stands in the middle. */
export function writeWindowState(path: string, state: WindowState): void {
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, JSON.stringify(state));
  } catch {
    return;
  }
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return null;
  }
}

/** Enough of the window is on the screen to be taken hold of. */
function overlaps(window: Bounds, screen: Bounds): boolean {
  const width = Math.min(window.x + window.width, screen.x + screen.width) - Math.max(window.x, screen.x);
  const height = Math.min(window.y + window.height, screen.y + screen.height) - Math.max(window.y, screen.y);
  return width >= 100 && height >= 100;
}

/** How a person sees a window of the web shell. */
export type Showing = 'app-window' | 'browser' | 'address';

/** A window where there is a display at hand; over SSH and without one, the address. */
export function whereToShow(options: {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  readonly wanted: 'any' | 'browser' | 'none';
  readonly hasChromium: boolean;
}): Showing {
  const { environment, platform, wanted, hasChromium } = options;
  if (wanted === 'none' || !hasDisplay(environment, platform)) return 'address';
  return wanted === 'browser' || !hasChromium ? 'browser' : 'app-window';
}

export function hasDisplay(
  environment: Readonly<Record<string, string | undefined>>,
  platform: NodeJS.Platform,
): boolean {
  const isSet = (name: string) => (environment[name] ?? '') !== '';
  // A display forwarded over SSH is too slow for a window that draws.
  if (isSet('SSH_CONNECTION') || isSet('SSH_TTY')) return false;
  return platform !== 'linux' || isSet('DISPLAY') || isSet('WAYLAND_DISPLAY');
}

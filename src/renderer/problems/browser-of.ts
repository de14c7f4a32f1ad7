/** What shows the window, with its version; null where it doesn't say. */
export function browserOf(userAgent: string): string | null {
  const { name, version } = /(?<name>Chrome|Firefox|Version)\/(?<version>[\d.]{1,20})/.exec(userAgent)?.groups ?? {};
  if (name === undefined || version === undefined) return null;
  return `${{ Chrome: 'Chromium', Firefox: 'Firefox', Version: 'Safari' }[name]} ${version}`;
}

/** Headings that differ in letters' case and in spaces alone are one. */
export function foldHeading(heading: string): string {
  return heading.toLowerCase().replaceAll(/\s+/g, ' ').trim();
}

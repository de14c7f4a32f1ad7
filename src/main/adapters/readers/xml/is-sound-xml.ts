import { walkLargeXml, XmlError } from './walk-xml.ts';

/** Whether it is one element, closed, with what nests in it in order and not too deep. */
export function isSoundXml(bytes: Buffer): boolean {
  let depth = 0;
  let roots = 0;
  try {
    walkLargeXml(bytes, {
      open: () => {
        if (depth === 0) roots += 1;
        // What follows needn't be looked at.
        if (roots > 1) throw new XmlError('more than one root');
        depth += 1;
      },
      close: () => void (depth -= 1),
      text: () => undefined,
    });
  } catch (error) {
    if (error instanceof XmlError) return false;
    throw error;
  }
  return roots === 1 && depth === 0;
}

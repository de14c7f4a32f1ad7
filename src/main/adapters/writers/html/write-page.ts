import { userFault } from '#shared/base/fault.ts';
import { fail, succeed, type Result } from '#shared/base/result.ts';
import type { PrintableReport } from '#main/ports/report-writer.ts';
import { withImages } from './images.ts';
import { createLayout, type Edition } from './layout.ts';
import { pageParts } from './page.ts';

/** So many parts are laid out before others get their turn; together they take far less than a frame. */
const partsAtOnce = 40;

/** The page of an edition, with all it shows. Faults: `image-unreadable`, `cancelled`. */
export async function writePage(
  report: PrintableReport,
  options: { readonly edition: Edition; readonly style: string; readonly signal: AbortSignal },
): Promise<Result<Buffer>> {
  const { edition, style, signal } = options;
  const written: Buffer[] = [];
  let parts = 0;
  for (const part of pageParts(createLayout(report, edition), style)) {
    if (signal.aborted) return fail(cancelled);
    const pieces = await withImages(part, report.images);
    if (!pieces.ok) return pieces;
    written.push(...pieces.value);
    parts += 1;
    if (parts % partsAtOnce === 0) await new Promise((resolve) => setImmediate(resolve));
  }
  return succeed(Buffer.concat(written));
}

const cancelled = userFault('cancelled', 'The export was cancelled.');

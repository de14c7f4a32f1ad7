import type { AssetId } from '#shared/base/ids.ts';
import { fail, succeed, type Result } from '#shared/base/result.ts';
import type { PrintableReport } from '#main/ports/report-writer.ts';
import { cancelled } from './cancelled.ts';
import { createLayout, type Edition } from './layout.ts';
import { pageParts } from './page.ts';

/** So many parts are laid out before others get their turn; together they take far less than a frame. */
const partsAtOnce = 40;

/** The page of an edition, with all it shows. Fault: `cancelled`. */
export async function writePage(
  report: PrintableReport,
  options: {
    readonly edition: Edition;
    readonly images: ReadonlyMap<AssetId, string>;
    readonly style: string;
    readonly signal: AbortSignal;
  },
): Promise<Result<Buffer>> {
  const parts: Buffer[] = [];
  for (const part of pageParts(createLayout(report, options), options.style)) {
    if (parts.push(Buffer.from(part)) % partsAtOnce === 0) await new Promise((resolve) => setImmediate(resolve));
    if (options.signal.aborted) return fail(cancelled);
  }
  return succeed(Buffer.concat(parts));
}

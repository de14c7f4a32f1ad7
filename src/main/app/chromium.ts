/** The browser that a shell shows a window with is the one that prints. */
export type { PagePrinter } from '#main/ports/page-printer.ts';
export { callOverPipe, findChromium, type PipeCall } from '#main/adapters/chromium/index.ts';

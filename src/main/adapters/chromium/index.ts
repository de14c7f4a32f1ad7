export { callOverPipe, type PipeCall } from './call-over-pipe.ts';
export { createChromiumPrinter } from './chromium-printer.ts';
export { findChromium } from './find-chromium.ts';

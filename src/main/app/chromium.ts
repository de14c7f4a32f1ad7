/** The browser that a shell shows a window with is the one that prints. */
export { callOverPipe, findChromium, type PipeCall } from '#main/adapters/chromium/index.ts';

import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { shipPdfFiles } from './scripts/ship-pdf-files.mjs';
import { shipThirdParty } from './scripts/ship-third-party.mjs';

/** The one build of what a person sees: the same files for the window of Electron and for a browser. */
export default defineConfig({
  root: fileURLToPath(new URL('src/renderer', import.meta.url)),
  // Relative addresses work under Electron's protocol and under http alike.
  base: './',
  plugins: [react(), shipPdfFiles(), shipThirdParty()],
  build: {
    outDir: fileURLToPath(new URL('out/renderer', import.meta.url)),
    emptyOutDir: false,
    target: 'chrome140',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // Files come from the disk: one large one opens faster than many.
    chunkSizeWarningLimit: 4000,
  },
});

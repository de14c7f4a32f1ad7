import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { inertPolicy, pagePolicy } from '#main/app/renderer-files.ts';

const root = fileURLToPath(new URL('../../../../', import.meta.url));
const read = (path: string) => readFileSync(`${root}${path}`, 'utf8');

it('packages Electron with the fuses that SECURITY.md tells of', () => {
  const { electronFuses } = parse(read('electron-builder.yml')) as { electronFuses: Record<string, boolean> };
  expect(electronFuses).toEqual({
    // The one that is open, for the process of the search engine.
    runAsNode: true,
    enableCookieEncryption: true,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    grantFileProtocolExtraPrivileges: false,
  });
  for (const fuse of Object.keys(electronFuses)) expect(read('SECURITY.md')).toContain(fuse);
});

it('ships the licences, and none of the fonts under the GPL', () => {
  const { files } = parse(read('electron-builder.yml')) as { files: readonly string[] };
  expect(files).toEqual(expect.arrayContaining(['LICENSE', 'THIRD-PARTY.md']));
  expect(files).toContain('!node_modules/pdfjs-dist/standard_fonts/**');
});

it('has a policy under which a page runs its own files and nothing else', () => {
  expect(pagePolicy).toBe(
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; style-src-attr 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  );
  expect(inertPolicy).toBe("default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox");
  const page = read('src/renderer/index.html');
  expect(page).not.toMatch(/https?:\/\/|<style|<script>|\son\w+=/);
});

it('reaches from a window only what the bridge names', () => {
  const preload = read('src/main/preload/preload.cts');
  expect([...preload.matchAll(/ipcRenderer\.(\w+)/g)].map(([, name]) => name)).toEqual([
    'send',
    'on',
    'removeListener',
    'invoke',
  ]);
  expect(preload.match(/^ {2}(\w+): /gm)).toEqual(['  invoke: ', '  subscribe: ', '  pickPaths: ', '  pathOf: ']);
  expect(preload).not.toMatch(/require\('(?!electron')/);
});

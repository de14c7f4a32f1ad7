import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Started as a process of its own: takes the text of every page of the PDFs in a folder with pdf.js and does nothing
 * with it. Sends milliseconds and pages. The library's start counts, as it does in an import.
 */
const [folder = ''] = process.argv.slice(2);
const startedMs = performance.now();
const { openPdf } = await import('#main/adapters/readers/pdf/pdf-engine.ts');
let pages = 0;
for (const name of await readdir(folder)) {
  const opened = openPdf(await readFile(join(folder, name)));
  const document = await opened.document;
  for (let number = 1; number <= document.numPages; number += 1) {
    await (await document.getPage(number)).getTextContent();
    pages += 1;
  }
  await opened.close();
}
process.send?.({ ms: performance.now() - startedMs, pages }, () => process.disconnect());

import { pathToFileURL } from 'node:url';

const [file = ''] = process.argv.slice(2);
const { bench } = await import(pathToFileURL(file).href);
const measured = await bench();

process.send?.(measured, () => process.disconnect());

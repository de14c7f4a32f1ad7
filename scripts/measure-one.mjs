import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';

const [file = '', ...words] = process.argv.slice(2);
const { values } = parseArgs({ args: words, options: { tries: { type: 'string' }, seed: { type: 'string' } } });
const { measure } = await import(pathToFileURL(file).href);
const measured = await measure({
  ...(values.tries !== undefined && { tries: Number(values.tries) }),
  ...(values.seed !== undefined && { seed: Number(values.seed) }),
});

process.send?.(measured, () => process.disconnect());

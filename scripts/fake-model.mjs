import { parseArgs } from 'node:util';
import { lyingModel } from '../test/support/model-server/lying-model.ts';
import { obedientModel } from '../test/support/model-server/obedient-model.ts';
import { startModelServer } from '../test/support/model-server/start-model-server.ts';

/** @typedef {import('../test/support/model-server/start-model-server.ts').ServerAnswer} ServerAnswer */

const usage = `Starts a server that speaks as model servers do and answers Heddle's prompts without a model.

    npm run fake-model -- [--port N] [--model NAME] [--key KEY] [--delay MS] [--chunk-delay MS]
        [--lying [--seed N] [--ids SHARE] [--quotes SHARE] [--numbers SHARE]]
        [--body-items N] [--steps N] [--words N]
        [--context TOKENS [--overflow cut|error]] [--structured json-schema|json-mode|text]
        [--no-stream] [--no-usage] [--no-list] [--embeddings DIMENSIONS]
        [--fail KIND [--every N]]

--fail answers every Nth question (by default each) with one of:
`;

/** @type {Record<string, (text: string) => ServerAnswer>} */
const failures = {
  busy: () => ({ kind: 'status', status: 429, headers: { 'retry-after': '2' } }),
  error: () => ({ kind: 'status', status: 500 }),
  denied: () => ({ kind: 'status', status: 401 }),
  html: () => ({ kind: 'html' }),
  empty: () => ({ kind: 'empty' }),
  silent: () => ({ kind: 'text', text: '' }),
  refused: () => ({ kind: 'text', text: '', finishReason: 'content_filter' }),
  cut: (text) => ({ kind: 'cut', text, afterChars: Math.floor(text.length / 2) }),
  hang: () => ({ kind: 'hang' }),
  endless: () => ({ kind: 'endless', text: 'and so on ' }),
  'wrong-json': (text) => ({ kind: 'text', text: text.slice(0, Math.floor(text.length / 2)) }),
};

const { values } = parseArgs({
  options: {
    help: { type: 'boolean' },
    port: { type: 'string' },
    model: { type: 'string', default: 'fake' },
    key: { type: 'string' },
    delay: { type: 'string' },
    'chunk-delay': { type: 'string' },
    lying: { type: 'boolean' },
    seed: { type: 'string', default: '1' },
    ids: { type: 'string', default: '0.333' },
    quotes: { type: 'string', default: '0.333' },
    numbers: { type: 'string', default: '0.2' },
    'body-items': { type: 'string' },
    steps: { type: 'string' },
    words: { type: 'string' },
    context: { type: 'string' },
    overflow: { type: 'string', default: 'error' },
    structured: { type: 'string', default: 'json-schema' },
    'no-stream': { type: 'boolean' },
    'no-usage': { type: 'boolean' },
    'no-list': { type: 'boolean' },
    embeddings: { type: 'string' },
    fail: { type: 'string' },
    every: { type: 'string', default: '1' },
  },
});

const failure = values.fail === undefined ? null : failures[values.fail];
const { overflow, structured } = values;
if (values.help || failure === undefined || !isOverflow(overflow) || !isStructured(structured)) {
  process.stderr.write(`${usage}    ${Object.keys(failures).join(', ')}\n`);
  process.exitCode = values.help ? 0 : 2;
} else {
  const options = {
    ...number('delayMs', values.delay),
    ...number('bodyItems', values['body-items']),
    ...number('steps', values.steps),
    ...number('wordsPerSection', values.words),
  };
  const shares = { ids: Number(values.ids), quotes: Number(values.quotes), numbers: Number(values.numbers) };
  const mind = values.lying
    ? lyingModel({ seed: Number(values.seed), ...shares, ...options }).answer
    : obedientModel(options);
  const every = Math.max(1, Number(values.every));
  const server = await startModelServer({
    answer: (body, index) => {
      const answer = { ...mind(body, index), ...number('chunkDelayMs', values['chunk-delay']) };
      return failure !== null && (index + 1) % every === 0 ? failure(answer.text) : answer;
    },
    models: values['no-list'] ? null : [values.model],
    onOverflow: overflow,
    structured,
    streams: !values['no-stream'],
    usage: !values['no-usage'],
    embeddingDimensions: values.embeddings === undefined ? null : Number(values.embeddings),
    ...number('port', values.port),
    ...number('contextTokens', values.context),
    ...(values.key === undefined ? {} : { key: values.key }),
  });
  process.stdout.write(
    [
      `export HEDDLE_BASE_URL=${server.baseUrl}`,
      `export HEDDLE_MODEL=${values.model}`,
      ...(values.key === undefined ? [] : [`export HEDDLE_API_KEY=${values.key}`]),
      ...(values.embeddings === undefined ? [] : [`export HEDDLE_EMBEDDING_MODEL=${values.model}`]),
      '',
    ].join('\n'),
  );
  process.stderr.write('It runs until it is stopped with Ctrl+C.\n');
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.once(signal, () => {
      process.stderr.write(`It was asked ${server.requests.length} questions.\n`);
      void server.close();
    });
  }
}

/** The option as a number under a name; nothing where it wasn't given. @template {string} Name @param {Name} name @param {string | undefined} value @returns {{ [Key in Name]?: number }} */
function number(name, value) {
  return /** @type {{ [Key in Name]?: number }} */ (value === undefined ? {} : { [name]: Number(value) });
}

/** @param {string} word @returns {word is 'cut' | 'error'} */
function isOverflow(word) {
  return ['cut', 'error'].includes(word);
}

/** @param {string} word @returns {word is 'json-schema' | 'json-mode' | 'text'} */
function isStructured(word) {
  return ['json-schema', 'json-mode', 'text'].includes(word);
}

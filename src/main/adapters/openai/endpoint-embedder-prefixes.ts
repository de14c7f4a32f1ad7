/** What a model wants before a text, so that it knows which side of a search it is on. */
export type Prefixes = { readonly query: string; readonly passage: string };

/**
 * What the model of this name was trained with, by its makers' model cards; empty where nothing is known or wanted.
 * Without them such models still answer, only worse, and no endpoint adds them by itself.
 */
export function prefixesOf(model: string): Prefixes {
  const name = model.toLowerCase();
  return known.find(({ names }) => names.test(name)) ?? none;
}

const none: Prefixes = { query: '', passage: '' };

const task = 'Given a web search query, retrieve relevant passages that answer the query';
const searching = 'Represent this sentence for searching relevant passages: ';

/** The first that fits counts. Names come as `nomic-embed-text:latest`, `BAAI/bge-large-en-v1.5`, `text-embedding-…-GGUF`. */
const known: readonly (Prefixes & { readonly names: RegExp })[] = [
  { names: /nomic-embed-text/, query: 'search_query: ', passage: 'search_document: ' },
  { names: /e5-mistral|e5-(?:small|base|large)-instruct|gte-qwen/, query: `Instruct: ${task}\nQuery: `, passage: '' },
  { names: /(?:^|[^a-z0-9])e5-(?:small|base|large)/, query: 'query: ', passage: 'passage: ' },
  { names: /qwen3-embedding/, query: `Instruct: ${task}\nQuery:`, passage: '' },
  { names: /embedding-?gemma/, query: 'task: search result | query: ', passage: 'title: none | text: ' },
  { names: /arctic-embed2|arctic-embed-.*v2/, query: 'query: ', passage: '' },
  { names: /arctic-embed|mxbai-embed/, query: searching, passage: '' },
  { names: /bge-(?:small|base|large)-zh/, query: '为这个句子生成表示以用于检索相关文章：', passage: '' },
  { names: /bge-(?:small|base|large)/, query: searching, passage: '' },
];

import type { PhraseReading } from '#main/ports/phrase-finder.ts';

const segmenters = new Map<string, Intl.Segmenter>();
// Particles, pronouns and light verbs of Chinese and Japanese that end a phrase.
const boundaryWords = new Set(
  (
    '的 了 在 是 和 与 或 及 并 也 都 而 但 因为 所以 如果 以及 对 从 到 由 被 把 将 为 于 以 等 这 那 其 该 它 他 她 他们 它们 我们 你们 一个 一些 这些 那些 ' +
    '没有 可以 能够 可能 必须 不 不是 有 会 使 使用 通过 中 里 上 起 起了 起到 之间 之一 之后 之前 其中 以来 最 更 很 非常 并且 因此 然而 包括 称为 成为 进行 ' +
    '什么 如何 怎么 怎样 怎 为什么 为何 哪些 哪个 多少 是否 谁 哪里 工作 影响 作用 起 有何 请 说明 何 なに なぜ どう どの どのような 何 影響 役割 ' +
    'は が を に へ と で も の や から まで より など する した して いる ある なる れる られる こと もの ため よう これ それ あれ この その あの です ます でした ました ない だ である'
  ).split(' '),
);

/** Runs of words of an unspaced script between particles: two to eight characters each. */
export function readUnspaced(text: string, language: string): PhraseReading {
  const nounPhrases: string[] = [];
  let run = '';
  const endRun = (): void => {
    if (run.length >= 2 && run.length <= 8) nounPhrases.push(run);
    run = '';
  };
  for (const { segment, isWordLike } of segmenterFor(language).segment(text)) {
    const isBoundary = isWordLike !== true || boundaryWords.has(segment) || /^\p{Script=Hiragana}+$/u.test(segment);
    if (isBoundary || /^[\p{N}.,]+$/u.test(segment)) endRun();
    else {
      if (segment.length >= 2 && run !== '') nounPhrases.push(segment);
      run += segment;
    }
  }
  endRun();
  return { nounPhrases, mood: 'statement' };
}

function segmenterFor(language: string): Intl.Segmenter {
  const locale = language === 'und' ? 'zh' : language;
  let segmenter = segmenters.get(locale);
  if (segmenter === undefined) {
    segmenter = new Intl.Segmenter(locale, { granularity: 'word' });
    segmenters.set(locale, segmenter);
  }
  return segmenter;
}

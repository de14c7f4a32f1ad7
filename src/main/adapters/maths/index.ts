import { renderToString } from 'katex';
import type { ToMathml } from '#main/ports/maths.ts';

/** What KaTeX makes of LaTeX for readers of screens, which is all that other programs need. */
export const toMathml: ToMathml = (latex, { isBlock }) => {
  try {
    const page = renderToString(latex, {
      output: 'mathml',
      displayMode: isBlock,
      throwOnError: true,
      strict: 'ignore',
      trust: false,
      maxExpand: 1000,
    });
    return /<math[\s\S]*<\/math>/.exec(page)?.[0] ?? null;
  } catch {
    return null;
  }
};

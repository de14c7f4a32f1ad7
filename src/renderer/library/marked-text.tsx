import { Fragment } from 'react';

type Mark = { readonly start: number; readonly end: number };

/** A text with words marked in it. Marks may overlap and come in any order. */
export function MarkedText({ text, marks }: { readonly text: string; readonly marks: readonly Mark[] }) {
  return pieces(text, marks).map(({ start, words, isMarked }) =>
    isMarked ? <mark key={start}>{words}</mark> : <Fragment key={start}>{words}</Fragment>,
  );
}

function pieces(text: string, marks: readonly Mark[]) {
  const found: { start: number; words: string; isMarked: boolean }[] = [];
  let at = 0;
  const add = (end: number, isMarked: boolean) => {
    if (end > at) found.push({ start: at, words: text.slice(at, end), isMarked });
    at = Math.max(at, end);
  };
  for (const { start, end } of marks.toSorted((a, b) => a.start - b.start)) {
    add(start, false);
    add(end, true);
  }
  add(text.length, false);
  return found;
}

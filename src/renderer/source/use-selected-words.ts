import { useEffect, useRef, useState, type RefObject } from 'react';
import { selectedSpan } from './selected-span.ts';
import type { SelectedWords } from './selection-bar.tsx';

/** What is selected inside the reader, once the selecting is over; kept while the person goes on in the bar. */
export function useSelectedWords(reader: RefObject<HTMLElement | null>, text: string) {
  const [selected, setSelected] = useState<SelectedWords | null>(null);
  const isPointing = useRef(false);
  useEffect(() => {
    const element = reader.current;
    if (element === null) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    function take(): void {
      const selection = getSelection();
      const root = element?.querySelector('[data-reader]') ?? null;
      if (selection === null || root === null || selection.rangeCount === 0) return;
      const range = selection.getRangeAt(0);
      if (!root.contains(range.commonAncestorContainer)) return;
      setSelected(selection.isCollapsed ? null : wordsOf(root, range, selection.toString(), text));
    }
    const onDown = () => {
      isPointing.current = true;
    };
    const onUp = () => {
      isPointing.current = false;
      later();
    };
    function later(): void {
      clearTimeout(timer);
      if (!isPointing.current) timer = setTimeout(take, 120);
    }
    element.addEventListener('pointerdown', onDown);
    document.addEventListener('pointerup', onUp);
    document.addEventListener('selectionchange', later);
    return () => {
      clearTimeout(timer);
      element.removeEventListener('pointerdown', onDown);
      document.removeEventListener('pointerup', onUp);
      document.removeEventListener('selectionchange', later);
    };
  }, [reader, text]);
  return { selected, clear: () => setSelected(null) };
}

function wordsOf(root: Element, range: Range, words: string, text: string): SelectedWords | null {
  if (words.trim() === '') return null;
  if (root.getAttribute('data-reader') === 'text') {
    const span = selectedSpan(root, range, text);
    return span === null ? null : { kind: 'span', span, words: text.slice(span.charStart, span.charEnd) };
  }
  const start = range.startContainer;
  const within = start instanceof Element ? start : start.parentElement;
  const page = Number(within?.closest('[data-page]')?.getAttribute('data-page') ?? '0');
  return page === 0 ? null : { kind: 'page', page, words };
}

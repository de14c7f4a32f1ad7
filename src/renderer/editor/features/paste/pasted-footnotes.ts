import type { FootnoteInline, Mark } from '#shared/domain/rich-text.ts';
import { safeAddress } from '../../schema/safe-address.ts';

/** Two anchors that point to each other are a note: the first stands in the text, the second before the note's words. */
export function linkFootnotes(body: HTMLElement): void {
  const anchors = [...body.querySelectorAll<HTMLAnchorElement>('a[href^="#"]')];
  const handled = new Set<Element>();
  const containers = new Set<Element>();
  for (const anchor of anchors) {
    if (handled.has(anchor)) continue;
    const names = namesOf(anchor);
    const target = (anchor.getAttribute('href') ?? '').slice(1);
    const note = anchors.find(
      (other) =>
        other !== anchor &&
        namesOf(other).includes(target) &&
        names.includes((other.getAttribute('href') ?? '').slice(1)),
    );
    if (note === undefined) continue;
    handled.add(anchor);
    handled.add(note);
    const container = noteContainer(note);
    note.remove();
    const mark = body.ownerDocument.createElement('span');
    mark.dataset['footnote'] = JSON.stringify(trimmed([...inlineOf(container, [])]));
    const sup =
      anchor.parentElement?.tagName === 'SUP' && (anchor.parentElement.textContent ?? '') === (anchor.textContent ?? '')
        ? anchor.parentElement
        : anchor;
    sup.replaceWith(mark);
    mark.textContent = ' ';
    containers.add(container);
  }
  for (const container of containers) container.remove();
  for (const list of body.querySelectorAll('[style*="mso-element:footnote-list"], [style*="mso-element:endnote-list"]'))
    list.remove();
}

function namesOf(anchor: Element): readonly string[] {
  return [anchor.getAttribute('name'), anchor.id, anchor.closest('[id]')?.id].filter(
    (name): name is string => name != null && name !== '',
  );
}

function noteContainer(note: Element): Element {
  const whole = note.closest(
    'div[id^="ftn"], div[id^="edn"], div[id^="sdfootnote"], div[id^="sdendnote"], div[style*="mso-element:footnote"], div[style*="mso-element:endnote"], li',
  );
  return whole ?? note.closest('p, div') ?? note;
}

function inlineOf(element: Element, marks: readonly Mark[]): FootnoteInline[] {
  return [...element.childNodes].flatMap((node): FootnoteInline[] => {
    if (node.nodeType === Node.TEXT_NODE) {
      const text = (node.textContent ?? '').replaceAll(/\s+/g, ' ');
      return text === '' ? [] : [{ type: 'text', text, ...(marks.length === 0 ? {} : { marks: [...marks] }) }];
    }
    return node instanceof Element ? inlineOf(node, [...marks, ...marksOf(node)]) : [];
  });
}

function marksOf(element: Element): Mark[] {
  const style = element.getAttribute('style') ?? '';
  const marks: Mark[] = [];
  if (['B', 'STRONG'].includes(element.tagName) || /font-weight:\s*(?:bold|[6-9]00)/.test(style))
    marks.push({ type: 'bold' });
  if (['I', 'EM'].includes(element.tagName) || /font-style:\s*italic/.test(style)) marks.push({ type: 'italic' });
  const href = element.tagName === 'A' ? safeAddress(element.getAttribute('href') ?? '') : null;
  if (href !== null && !(element.getAttribute('href') ?? '#').startsWith('#'))
    marks.push({ type: 'link', attrs: { href } });
  return marks;
}

function trimmed(nodes: FootnoteInline[]): FootnoteInline[] {
  const first = nodes[0];
  if (first?.type === 'text') nodes[0] = { ...first, text: first.text.trimStart() };
  const last = nodes.at(-1);
  if (last?.type === 'text') nodes[nodes.length - 1] = { ...last, text: last.text.trimEnd() };
  return nodes.filter((node) => node.type !== 'text' || node.text !== '');
}

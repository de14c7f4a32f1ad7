type Item = {
  readonly element: HTMLElement;
  readonly level: number;
  readonly list: string;
  readonly isOrdered: boolean;
  readonly start: number;
};

/** Word's lists are paragraphs with a number in them and a level in their style: here they are lists. */
export function toRealLists(body: HTMLElement): void {
  let run: Item[] = [];
  const flush = () => {
    if (run.length > 0) build(run);
    run = [];
  };
  for (const element of body.querySelectorAll<HTMLElement>('p, h1, h2, h3, h4, h5, h6, table')) {
    const item = readItem(element);
    const previous = run.at(-1);
    const follows = previous !== undefined && isNext(previous.element, element);
    if (item === null || (previous !== undefined && !follows)) flush();
    if (item !== null) run.push(item);
  }
  flush();
}

/** A list right inside a list belongs to the item before it. */
export function nestLists(body: HTMLElement): void {
  for (const list of body.querySelectorAll(':is(ul, ol) > ul, :is(ul, ol) > ol')) {
    const before = list.previousElementSibling;
    if (before?.tagName === 'LI') before.append(list);
    else {
      const item = body.ownerDocument.createElement('li');
      list.replaceWith(item);
      item.append(list);
    }
  }
}

function readItem(element: HTMLElement): Item | null {
  const style = element.getAttribute('style') ?? '';
  const match = /mso-list:\s*(l\d+)\s+level(\d+)/i.exec(style);
  if (match === null) return null;
  const sign = [...element.querySelectorAll<HTMLElement>('span')].find((span) =>
    /mso-list:\s*ignore/i.test(span.getAttribute('style') ?? ''),
  );
  const number = /^\(?([0-9]{1,4}|[a-z]|[ivxlc]+)[.)]/i.exec((sign?.textContent ?? '').trim());
  sign?.remove();
  const start = Number.parseInt(number?.[1] ?? '', 10);
  return {
    element,
    level: Math.max(1, Number(match[2])),
    list: match[1] ?? '',
    isOrdered: number !== null,
    start: Number.isNaN(start) ? 1 : start,
  };
}

function isNext(before: Element, after: Element): boolean {
  let next = before.nextElementSibling;
  while (next !== null && next !== after && (next.textContent ?? '').trim() === '') next = next.nextElementSibling;
  return next === after;
}

function build(items: readonly Item[]): void {
  const [first] = items;
  if (first === undefined) return;
  const open: { level: number; list: HTMLElement; isOrdered: boolean }[] = [];
  const roots: HTMLElement[] = [];
  const { ownerDocument } = first.element;
  for (const { element, level, isOrdered, start } of items) {
    while ((open.at(-1)?.level ?? 0) > level) open.pop();
    let current = open.at(-1);
    if (current?.level === level && current.isOrdered !== isOrdered) {
      open.pop();
      current = open.at(-1);
    }
    if (current === undefined || current.level < level) {
      const list = ownerDocument.createElement(isOrdered ? 'ol' : 'ul');
      if (isOrdered && start !== 1) list.setAttribute('start', String(start));
      if (current === undefined) roots.push(list);
      else (current.list.lastElementChild ?? current.list).append(list);
      current = { level, list, isOrdered };
      open.push(current);
    }
    const item = ownerDocument.createElement('li');
    const paragraph = ownerDocument.createElement('p');
    paragraph.append(...element.childNodes);
    item.append(paragraph);
    current.list.append(item);
  }
  first.element.before(...roots);
  for (const { element } of items) element.remove();
}

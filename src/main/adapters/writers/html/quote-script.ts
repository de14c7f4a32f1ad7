/**
 * Runs in the page: a citation opens its quotes beside it, and the number of a note its note with the quotes of the
 * citations in it, as a popover that Escape, its cross and a click elsewhere close; the focus goes there and comes back.
 * Where a browser knows no popovers, citations and numbers stay the links they are.
 */
export const quoteScript = `
(() => {
  if (typeof HTMLElement.prototype.showPopover !== 'function') return;
  document.documentElement.classList.add('opens-quotes');
  const gap = 6;
  const edge = 12;

  const place = (box, link) => {
    box.style.left = box.style.top = '';
    if (matchMedia('(max-width: 40rem)').matches) return;
    const at = [...link.getClientRects()].at(-1) ?? link.getBoundingClientRect();
    const { width, height } = box.getBoundingClientRect();
    const room = document.documentElement.clientWidth - edge - width;
    const isBelow = at.bottom + gap + height <= innerHeight - edge || at.top - gap - height < edge;
    box.style.left = Math.max(edge, Math.min(at.left, room)) + scrollX + 'px';
    box.style.top = (isBelow ? at.bottom + gap : at.top - gap - height) + scrollY + 'px';
  };

  const open = (link, box) => {
    // Not every browser focuses a link that is clicked; the popover gives the focus back to where it was.
    link.focus({ preventScroll: true });
    box.showPopover();
    place(box, link);
    box.focus({ preventScroll: true });
    box.scrollTop = 0;
  };

  const fillNote = (link, note) => {
    const box = document.getElementById('opened-note_');
    const copy = note.cloneNode(true);
    const quotes = [];
    for (const back of copy.querySelectorAll('.back')) back.remove();
    for (const citation of copy.querySelectorAll('.citation[aria-haspopup]')) {
      const cited = document.getElementById(citation.hash.slice(1));
      quotes.push(...[...cited.querySelectorAll('.verdict, .quote')].map((part) => part.cloneNode(true)));
      citation.replaceWith(...citation.childNodes);
    }
    for (const named of copy.querySelectorAll('[id]')) named.removeAttribute('id');
    box.querySelector('.of').textContent = link.textContent;
    box.querySelector('.close').hash = link.id;
    box.querySelector('.opened-note').replaceChildren(...copy.childNodes, ...quotes);
    return box;
  };

  const opened = (link) => {
    const target = document.getElementById(link.hash.slice(1));
    return target !== null && link.matches('.note-call') ? fillNote(link, target) : target;
  };

  addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a[href^="#"]') : null;
    if (link === null || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    if (link.matches('[aria-haspopup]')) {
      const box = opened(link);
      if (box === null) return;
      event.preventDefault();
      open(link, box);
      return;
    }
    const around = link.closest('.quotes');
    if (around === null) return;
    if (link.matches('.close')) event.preventDefault();
    around.hidePopover();
  });

  addEventListener('keydown', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a[aria-haspopup]') : null;
    if (link === null || event.key !== ' ') return;
    event.preventDefault();
    link.click();
  });

  for (const call of document.querySelectorAll('.note-call')) call.setAttribute('aria-haspopup', 'dialog');

  const named = location.hash === '' ? null : document.getElementById(location.hash.slice(1));
  if (named !== null && named.matches('.quotes')) {
    const link = document.querySelector('.citation[href="' + location.hash + '"]');
    if (link === null) return;
    link.scrollIntoView({ block: 'center' });
    open(link, named);
  }
})();
`;

/**
 * Runs in the page: a citation opens its quotes beside it, as a popover that Escape, its cross and a click elsewhere
 * close; the focus goes there and comes back. Where a browser knows no popovers, citations stay the links they are.
 */
export const quoteScript = `
(() => {
  if (typeof HTMLElement.prototype.showPopover !== 'function') return;
  document.documentElement.classList.add('opens-quotes');
  const gap = 6;
  const edge = 12;
  let opener = null;

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
    opener = link;
    box.showPopover();
    place(box, link);
    box.focus({ preventScroll: true });
    box.scrollTop = 0;
  };

  const close = (box, returnsFocus) => {
    box.hidePopover();
    if (returnsFocus) opener?.focus({ preventScroll: true });
  };

  addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a[href^="#"]') : null;
    if (link === null || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    if (link.matches('.citation[aria-haspopup]')) {
      const box = document.getElementById(link.hash.slice(1));
      if (box === null) return;
      event.preventDefault();
      open(link, box);
      return;
    }
    const around = link.closest('.quotes');
    if (around === null) return;
    if (link.matches('.close')) event.preventDefault();
    close(around, link.matches('.close'));
  });

  addEventListener('keydown', (event) => {
    const link = event.target instanceof Element ? event.target.closest('.citation[aria-haspopup]') : null;
    if (link === null || event.key !== ' ') return;
    event.preventDefault();
    link.click();
  });

  const named = location.hash === '' ? null : document.getElementById(location.hash.slice(1));
  if (named !== null && named.matches('.quotes')) {
    const link = document.querySelector('.citation[href="' + location.hash + '"]');
    if (link === null) return;
    link.scrollIntoView({ block: 'center' });
    open(link, named);
  }
})();
`;

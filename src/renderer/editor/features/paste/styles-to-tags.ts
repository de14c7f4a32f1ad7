/** Word processors write bold and the like as styles, which are dropped: what they mean becomes a tag. */
export function stylesToTags(body: HTMLElement): void {
  for (const wrapper of body.querySelectorAll<HTMLElement>('b[style], strong[style]')) {
    // Google Docs wraps all it copies so.
    if (/font-weight:\s*(?:normal|400)/.test(wrapper.getAttribute('style') ?? ''))
      wrapper.replaceWith(...wrapper.childNodes);
  }
  for (const span of body.querySelectorAll<HTMLElement>('span[style], font')) {
    const style = (span.getAttribute('style') ?? '').toLowerCase();
    const tags = [
      /font-weight:\s*(?:bold|[6-9]00)/.test(style) && span.closest('h1, h2, h3, h4, h5, h6, th, b, strong') === null
        ? 'strong'
        : null,
      /font-style:\s*(?:italic|oblique)/.test(style) && span.closest('i, em') === null ? 'em' : null,
      /text-decoration[^;]*underline/.test(style) && span.closest('a, u') === null && span.querySelector('a') === null
        ? 'u'
        : null,
      /text-decoration[^;]*line-through/.test(style) && span.closest('s') === null ? 's' : null,
      /vertical-align:\s*super/.test(style) && span.closest('sup') === null ? 'sup' : null,
      /vertical-align:\s*sub(?!e)/.test(style) && span.closest('sub') === null ? 'sub' : null,
    ].filter((tag) => tag !== null);
    let inner: HTMLElement = span;
    for (const tag of tags) {
      const element = body.ownerDocument.createElement(tag);
      element.append(...inner.childNodes);
      inner.append(element);
      inner = element;
    }
  }
  for (const strike of body.querySelectorAll('del, strike')) {
    const element = body.ownerDocument.createElement('s');
    element.append(...strike.childNodes);
    strike.replaceWith(element);
  }
}

import DOMPurify from 'dompurify';

const tags =
  'p h1 h2 h3 h4 h5 h6 ul ol li blockquote pre code table caption thead tbody tfoot tr td th hr br strong b em i u s sup sub a span figure figcaption img div'.split(
    ' ',
  );
const attributes =
  'href start colspan rowspan alt data-evidence data-footnote data-math data-asset data-width data-pm-slice'.split(' ');

/** The tags and attributes that text can have, and nothing that could do anything. */
export function sanitizeHtml(html: string): string {
  return DOMPurify.sanitize(html, {
    ALLOWED_TAGS: tags,
    ALLOWED_ATTR: attributes,
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: false,
    KEEP_CONTENT: true,
  });
}

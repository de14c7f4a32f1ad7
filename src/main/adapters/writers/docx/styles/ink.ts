/** The colours of the document. */
export const ink = { heading: '1F3A5F', quiet: '595959', line: 'BFC7D1', code: 'F5F6F8', shade: 'EEF2F6' } as const;

/** Headings, captions and tables are in another font than the text. */
export const toHeadingFont = { font: { theme: 'headings' } } as const;

/** How citations look in the text; the styles of bibliographies come with the export. */
export const citationStyles = ['numbered', 'author-date'] as const;

export type CitationStyle = (typeof citationStyles)[number];

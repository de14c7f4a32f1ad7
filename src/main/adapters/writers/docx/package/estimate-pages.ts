import { estimatePageNumbersWith } from 'docx/layout';

/** The page that each bookmark is on, nearly: the table of contents shows it until Word counts for itself. */
export const estimatePages = estimatePageNumbersWith({ guess: true });

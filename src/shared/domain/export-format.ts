/** All the formats Heddle means to write; those not written yet are refused by name. */
export const exportFormats = ['md', 'docx', 'pdf', 'html', 'tex', 'odt', 'json'] as const;

export type ExportFormat = (typeof exportFormats)[number];

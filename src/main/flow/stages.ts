/** The order of the stages: data goes right, provenance goes left. The layer check, the progress display and the README read this list. */
export const stages = ['ingest', 'passages', 'evidence', 'outline', 'sections', 'report', 'export'] as const;

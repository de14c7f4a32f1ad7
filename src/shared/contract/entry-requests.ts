/** Bibliography entries that other programs keep, and the sources they belong to. */
export const entryRequests = {} as const;

/** Kinds of report a person may begin with. */
export const templateRequests = {} as const;

/** Marks a SQLite file as a Heddle project ("Hddl"). */
export const applicationId = 0x4864_646c;

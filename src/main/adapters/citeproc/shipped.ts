import { fileURLToPath } from 'node:url';

/** The styles and locales that come with Heddle. */
export const shippedStyles = fileURLToPath(new URL('../../../../resources/export/styles/', import.meta.url));
export const shippedLocales = fileURLToPath(new URL('../../../../resources/export/locales/', import.meta.url));

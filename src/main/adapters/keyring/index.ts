export { createLockedKeyring, type Cipher } from './locked-keyring.ts';
export { createNoKeyring } from './no-keyring.ts';

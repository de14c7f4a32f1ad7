import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/** Locks short texts with a key that somebody else keeps. */
export type Cipher = {
  readonly encrypt: (text: string) => Buffer;
  /** Throws where the bytes were locked with another key, or changed since. */
  readonly decrypt: (bytes: Buffer) => string;
};

const ivBytes = 12;
const tagBytes = 16;

/** AES-256-GCM (NIST SP 800-38D): a fresh nonce before, the tag behind the locked text. `key` has 32 bytes. */
export function createCipher(key: Buffer): Cipher {
  return {
    encrypt: (text) => {
      const iv = randomBytes(ivBytes);
      const cipher = createCipheriv('aes-256-gcm', key, iv);
      return Buffer.concat([iv, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
    },
    decrypt: (bytes) => {
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, ivBytes));
      decipher.setAuthTag(bytes.subarray(-tagBytes));
      return Buffer.concat([decipher.update(bytes.subarray(ivBytes, -tagBytes)), decipher.final()]).toString('utf8');
    },
  };
}

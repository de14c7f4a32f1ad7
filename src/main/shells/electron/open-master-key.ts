import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApi } from './electron-api.ts';

/** The key that the kept keys are locked with; null with words where the system has no keyring to lock it in. */
export type MasterKey =
  | { readonly isAvailable: true; readonly key: Buffer }
  | { readonly isAvailable: false; readonly message: string };

const fileName = 'master-key';
const keyBytes = 32;

/**
 * Heddle's own key, kept in the settings folder and locked by the system's keyring (Keychain, DPAPI, Secret Service).
 * Where the system would keep it in plain text, as Linux without a keyring, none is kept.
 */
export function openMasterKey(options: {
  readonly safeStorage: ElectronApi['safeStorage'];
  readonly configFolder: string;
  readonly platform: NodeJS.Platform;
}): MasterKey {
  const { safeStorage, configFolder, platform } = options;
  if (!safeStorage.isEncryptionAvailable() || (platform === 'linux' && isPlainText(safeStorage))) {
    return {
      isAvailable: false,
      message:
        'This system has no keyring that Heddle could keep keys in. Install one (GNOME Keyring or KWallet), or put the key into the environment as HEDDLE_API_KEY before starting Heddle.',
    };
  }
  const path = join(configFolder, fileName);
  try {
    if (existsSync(path)) {
      return { isAvailable: true, key: Buffer.from(safeStorage.decryptString(readFileSync(path)), 'base64') };
    }
    const key = randomBytes(keyBytes);
    mkdirSync(configFolder, { recursive: true });
    writeFileSync(path, safeStorage.encryptString(key.toString('base64')), { mode: 0o600 });
    return { isAvailable: true, key };
  } catch (error) {
    return {
      isAvailable: false,
      message: `The system's keyring doesn't open what Heddle keeps in ${path}: ${String(error)}. Unlock the keyring and start Heddle again, or delete the file to start anew with your keys.`,
    };
  }
}

function isPlainText(safeStorage: ElectronApi['safeStorage']): boolean {
  return ['basic_text', 'unknown'].includes(safeStorage.getSelectedStorageBackend());
}

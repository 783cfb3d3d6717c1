import browser from 'webextension-polyfill'

/** Of Chrome's own; the polyfill's types do not know it, and Firefox does not have it. */
interface GuardedArea {
  setAccessLevel?(access: { accessLevel: 'TRUSTED_CONTEXTS' }): Promise<void>
}

/**
 * Keep what is on disk, owner keys and tokens above all, from scripts in pages: by default they
 * may read `storage.local`, and a taken-over renderer speaks with their rights. Where a browser
 * has no such switch (Firefox), docs/threat-model.md says what that means.
 */
export async function keepStorageFromPages(): Promise<void> {
  const local: browser.Storage.StorageArea & GuardedArea = browser.storage.local
  await local.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' })
}

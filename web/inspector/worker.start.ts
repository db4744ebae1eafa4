/** The service worker of the pages: put to work when a job is opened, and taken away when its person leaves. */

/** Registers it, and asks the browser not to drop what is stored here when space is short. Without support nothing happens. */
export async function startWorker(): Promise<void> {
  await navigator.storage?.persist?.().catch(() => false);
  await navigator.serviceWorker?.register('/worker.js', { scope: '/', updateViaCache: 'none' }).catch(() => undefined);
}

/** Takes it away with every file that it kept. */
export async function endWorker(): Promise<void> {
  const registrations = (await navigator.serviceWorker?.getRegistrations()) ?? [];
  await Promise.all(registrations.map((one) => one.unregister()));
  if ('caches' in window) await Promise.all((await caches.keys()).map((name) => caches.delete(name)));
}

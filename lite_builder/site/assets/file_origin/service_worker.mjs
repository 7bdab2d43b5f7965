// Stands in the place of the service worker, which file:// forbids: JupyterLite 0.8.6 mounts the learner's files only with one.
//
// What it does elsewhere, to hand on what the kernel asks of those files, is done by mirror.mjs and drive.mjs.
// @ts-check

/** @param {string} root the address of the site's folder */
export function installServiceWorker(root) {
  const registration = {
    scope: root,
    active: null,
    addEventListener() {},
    unregister: async () => true,
    update: async () => {},
  };
  const container = {
    controller: { scriptURL: `${root}service-worker.js` },
    ready: Promise.resolve(registration),
    addEventListener() {},
    removeEventListener() {},
    register: async () => registration,
    getRegistration: async () => registration,
    getRegistrations: async () => [],
  };
  Object.defineProperty(Navigator.prototype, "serviceWorker", { get: () => container, configurable: true });
}

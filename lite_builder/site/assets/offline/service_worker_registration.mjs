// Registers the site's service worker as JupyterLite 0.8.6 does it, and waits for it.
// @ts-check

/** The same script as JupyterLite asks for, so that it finds this one. */
const SERVICE_WORKER = "service-worker.js?enableCache=false";
const JUPYTERLITE = "0.8.6";
const PATIENCE_MILLISECONDS = 5000;

/** Resolves when the service worker stands between this page and the site; rejects if it does not come. */
export async function controlled() {
  const { serviceWorker } = navigator;
  if (serviceWorker.controller) return;
  const taken = new Promise((resolve, reject) => {
    serviceWorker.addEventListener("controllerchange", resolve, { once: true });
    setTimeout(() => reject(new Error("no service worker")), PATIENCE_MILLISECONDS);
  });
  taken.catch(() => {}); // whoever waits for it is told
  const { href } = new URL(`../${SERVICE_WORKER}`, import.meta.url);
  // JupyterLite would otherwise take it for that of another version, and put another one in its place.
  localStorage.setItem(`${href}-version`, JUPYTERLITE);
  await serviceWorker.register(href);
  await taken;
  keepLoaded(serviceWorker.controller);
}

/** Have it keep what this page had loaded before it came. @param {ServiceWorker|null} worker */
function keepLoaded(worker) {
  const keep = () => {
    const loaded = performance.getEntriesByType("resource").map(({ name }) => name);
    worker?.postMessage({ keep: [location.href, ...loaded] });
  };
  if (document.readyState === "complete") keep();
  else addEventListener("load", keep);
}

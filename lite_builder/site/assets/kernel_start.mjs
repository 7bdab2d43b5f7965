// Has Python start while the interface is still loading: makes the worker of the opened notebook's kernel at once.
//
// JupyterLite 0.8.6 makes it when its interface and the notebook are there. It is then given the one that is here already.
// What Python is doing, and why it does not start, is told in the page, whoever made the worker.
// @ts-check

import { controlled } from "./offline/service_worker_registration.mjs";
import { startLine } from "./start_line.mjs";

const OPENS_NOTEBOOKS = /\/(notebooks|lab)\/(index\.html)?$/;
const KERNEL_WORKER = /\/pyodide-kernel-extension\/static\/comlink\.worker\.[0-9a-f]+\.js$/;
const POLL_MILLISECONDS = 200;

const OriginalWorker = globalThis.Worker;
/** The worker that JupyterLite has not asked for yet. @type {Worker|null} */
let waiting = null;
let isAskedFor = false;

globalThis.Worker = new Proxy(OriginalWorker, {
  construct(target, [url, options]) {
    if (!KERNEL_WORKER.test(String(url)) || options?.type !== "module") return new target(url, options);
    const worker = waiting ?? heard(new target(url, { ...options, name: openedNotebook() ?? "" }));
    isAskedFor = true;
    waiting = null;
    return worker;
  },
});

/** The path of the notebook that this page is to open. */
function openedNotebook() {
  const path = new URLSearchParams(location.search).get("path");
  return OPENS_NOTEBOOKS.test(location.pathname) && path?.endsWith(".ipynb") ? path : null;
}

/**
 * The service worker has to stand between this page and the site: a worker that is made before, or meanwhile, may never
 * reach the learner's files, for which it asks the service worker.
 * @param {string} notebook
 */
async function start(notebook) {
  const [answer] = await Promise.all([fetch(new URL("static/pyodide/bundles.json", import.meta.url)), controlled()]);
  const { worker } = /** @type {{worker: string|null}} */ (await answer.json());
  if (!worker || isAskedFor) return;
  waiting = heard(new OriginalWorker(new URL(worker, import.meta.url), { type: "module", name: notebook }));
}

/** @param {Worker} worker */
function heard(worker) {
  startLine.begin(worker);
  worker.addEventListener("message", ({ data }) => {
    if (data?.pythonStart) startLine.tell(worker, data.pythonStart);
    if (data?.pythonDoesNotStart) tell(`Python does not start: ${data.pythonDoesNotStart}`);
  });
  const terminate = worker.terminate.bind(worker);
  worker.terminate = () => {
    startLine.end(worker);
    terminate();
  };
  return worker;
}

/** Shows it at once, and again as soon as there is an interface that can. @param {string} message */
async function tell(message) {
  startLine.fail(message);
  const app = () => /** @type {any} */ (globalThis).jupyterapp;
  while (!app()?.commands?.hasCommand("apputils:notify")) {
    await new Promise((resolve) => setTimeout(resolve, POLL_MILLISECONDS));
  }
  app().commands.execute("apputils:notify", { message, type: "error", options: { autoClose: false } });
}

const notebook = openedNotebook();
// With isolation between origins JupyterLite takes another worker; without a service worker there are no learner's files.
if (notebook && !crossOriginIsolated && "serviceWorker" in navigator) {
  startLine.begin(null);
  start(notebook).catch((error) => console.info(`Python starts later than it could: ${error}`));
}

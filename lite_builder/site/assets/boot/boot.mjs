// Starts Pyodide for JupyterLite's kernel, which imports this module in its worker as if it were Pyodide's own.
//
// What the kernel needs is fetched while Pyodide itself is, and laid out instead of installed. What is added to Pyodide
// stands in lite_builder/runtime/start.py.
// @ts-check

import { takeBundle } from "./bundle.mjs";
import { layOut } from "./layout.mjs";
import { loadFromBundles } from "./packages.mjs";
import { loadPyodide as loadOriginal } from "./pyodide.mjs";

export * from "./pyodide.mjs";

/** What bundles.json says (lite_builder/site/bundles/profiles.py). @typedef {{kernel: {packages: string[], files: string[]}}} Profiles */

const kernel = fetchKernel();
kernel.catch(() => {}); // whoever waits for it is told

async function fetchKernel() {
  const answer = await fetch(new URL("bundles.json", import.meta.url));
  if (!answer.ok) throw new Error(`bundles.json of this site cannot be loaded (HTTP ${answer.status}).`);
  const { packages, files } = /** @type {Profiles} */ (await answer.json()).kernel;
  return { packages, bundles: await Promise.all(files.map(takeBundle)) };
}

/**
 * @param {Parameters<typeof loadOriginal>[0]} options
 * @returns {ReturnType<typeof loadOriginal>}
 */
export async function loadPyodide(options) {
  const pyodide = /** @type {any} */ (await loadOriginal({ ...options, packages: [] }));
  const { packages, bundles } = await kernel;
  for (const bundle of bundles) layOut(pyodide._module, bundle);
  for (const name of packages) pyodide.loadedPackages[name] = pyodide._api.packageManager.defaultChannel;
  loadFromBundles(pyodide);
  pyodide._api.importlib.invalidate_caches();
  const others = (options?.packages ?? []).filter((name) => !(name in pyodide.loadedPackages));
  if (others.length) await pyodide.loadPackage(others);
  pyodide.pyimport("lite_builder_runtime.start").start(new URL("../datasets/", import.meta.url).href);
  return pyodide;
}

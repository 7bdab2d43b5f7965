// Starts Pyodide for JupyterLite's kernel, which imports this module in its worker as if it were Pyodide's own.
//
// Where the site has a snapshot, and it fits, the kernel starts from that. Else what the kernel needs is fetched while
// Pyodide itself is, and laid out instead of installed. What is added to Pyodide stands in lite_builder/runtime/start.py.
// @ts-check

import { takeBundle } from "./bundle.mjs";
import { layOut } from "./layout.mjs";
import { loadFromBundles } from "./packages.mjs";
import { loadPyodide as loadOriginal } from "./pyodide.mjs";
import { fetchSnapshot, startFromSnapshot } from "./start_snapshot.mjs";

export * from "./pyodide.mjs";

/**
 * What bundles.json says (lite_builder/site/bundles/profiles.py).
 * @typedef {{
 *   kernel: {packages: string[], files: string[]},
 *   snapshot?: import("./start_snapshot.mjs").Shipped,
 * }} Profiles
 */

const profiles = fetchProfiles();
const snapshot = profiles.then(({ snapshot }) => (snapshot ? fetchSnapshot(snapshot) : undefined));
const kernel = profiles.then((found) => (found.snapshot ? undefined : fetchKernel(found)));
// Whoever waits for them is told.
for (const coming of [snapshot, kernel]) coming.catch(() => {});

async function fetchProfiles() {
  const answer = await fetch(new URL("bundles.json", import.meta.url));
  if (!answer.ok) throw new Error(`bundles.json of this site cannot be loaded (HTTP ${answer.status}).`);
  return /** @type {Promise<Profiles>} */ (answer.json());
}

/** @param {Profiles} profiles */
async function fetchKernel({ kernel: { packages, files } }) {
  return { packages, bundles: await Promise.all(files.map(takeBundle)) };
}

/**
 * @param {Parameters<typeof loadOriginal>[0]} options
 * @returns {ReturnType<typeof loadOriginal>}
 */
export async function loadPyodide(options) {
  const pyodide = (await fromSnapshot(options)) ?? (await fromBundles(options));
  const others = (options?.packages ?? []).filter((name) => !(name in pyodide.loadedPackages));
  if (others.length) await pyodide.loadPackage(others);
  pyodide.pyimport("lite_builder_runtime.start").start(new URL("../datasets/", import.meta.url).href);
  return pyodide;
}

/** @param {Parameters<typeof loadOriginal>[0]} options */
async function fromSnapshot(options) {
  try {
    const coming = await snapshot;
    return coming && (await startFromSnapshot(loadOriginal, options ?? {}, coming));
  } catch (error) {
    console.warn(`This kernel starts without the site's snapshot: ${error}`);
    return undefined;
  }
}

/** @param {Parameters<typeof loadOriginal>[0]} options */
async function fromBundles(options) {
  const pyodide = /** @type {any} */ (await loadOriginal({ ...options, packages: [] }));
  const { packages, bundles } = (await kernel) ?? (await fetchKernel(await profiles));
  for (const bundle of bundles) layOut(pyodide._module, bundle);
  for (const name of packages) pyodide.loadedPackages[name] = pyodide._api.packageManager.defaultChannel;
  loadFromBundles(pyodide);
  pyodide._api.importlib.invalidate_caches();
  return pyodide;
}

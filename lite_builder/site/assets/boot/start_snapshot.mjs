// Starts Pyodide from the snapshot of this site, if it is the one that was made with the other files of this site.
// @ts-check

import { bundleOf } from "./bundle.mjs";
import { fetchKept } from "./kept.mjs";
import { layOut } from "./layout.mjs";
import { loadFromBundles } from "./packages.mjs";
import { restorePyodide } from "./restore.mjs";
import { readSnapshot } from "./snapshot_file.mjs";

/**
 * Have a snapshot fetched, and what it does not hold.
 * @param {import("./choice.mjs").Shipped} shipped
 */
export function fetchSnapshot({ id, file, files }) {
  const memory = fetchMemory(file, id);
  const bundle = fetchKept(files).then((answer) => bundleOf(files, answer));
  // Whoever waits for them is told.
  for (const coming of [memory, bundle]) coming.catch(() => {});
  return { memory, bundle };
}

/**
 * Raises whatever goes wrong; Pyodide can be started in another way then.
 * @param {(options: any) => Promise<any>} loadPyodide
 * @param {Record<string, any>} options for it
 * @param {ReturnType<typeof fetchSnapshot>} coming
 */
export async function startFromSnapshot(loadPyodide, options, { memory, bundle }) {
  const pyodide = /** @type {any} */ (await restorePyodide(loadPyodide, { ...options, packages: [] }, memory, bundle.then(filesOf)));
  const { facts } = await memory;
  for (const name of facts.packages) pyodide.loadedPackages[name] = pyodide._api.packageManager.defaultChannel;
  loadFromBundles(pyodide);
  return pyodide;
}

/** @param {import("./bundle.mjs").Bundle} bundle */
function filesOf(bundle) {
  const bytes = new Map([...bundle.files()].map(({ folder, name, content }) => [`/${folder}/${name}`, content]));
  return {
    bytesOf: (/** @type {string} */ file) => bytes.get(file),
    layOut: (/** @type {any} */ module) => layOut(module, bundle),
  };
}

/**
 * @param {string} file
 * @param {string} id
 */
async function fetchMemory(file, id) {
  const answer = await fetchKept(file);
  if (!answer.ok || !answer.body) throw new Error(`${file} cannot be loaded (HTTP ${answer.status})`);
  const snapshot = await readSnapshot(answer.body);
  if (snapshot.facts.id !== id) throw new Error(`${file} is of another build`);
  return snapshot;
}

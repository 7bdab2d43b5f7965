// Starts Pyodide from the snapshot of this site, if it is the one that was made with the other files of this site.
// @ts-check

import { fetchUnpacked, readBundle } from "./bundle.mjs";
import { inMemory, wholeOf } from "./content.mjs";
import { keep, openKept } from "./kept.mjs";
import { layOut } from "./layout.mjs";
import { loadFromBundles } from "./packages.mjs";
import { at } from "./progress.mjs";
import { restorePyodide } from "./restore.mjs";
import { readSnapshot } from "./snapshot_file.mjs";

/** How long Python has to be there before what was fetched for it is kept: the learner's first cells go first. */
const KEEP_AFTER_MILLISECONDS = 1500;

/**
 * Have a snapshot fetched, and what it does not hold.
 * @param {import("./choice.mjs").Shipped} shipped
 */
export function fetchSnapshot({ id, file, size, files, files_size }) {
  const memory = contentOf(file, size);
  const bundle = contentOf(files, files_size);
  const snapshot = memory.then(({ content }) => withId(id, readSnapshot(content), file));
  const laidOut = bundle.then(({ content }) => filesOf(readBundle(files, wholeOf(content)), content));
  // Whoever waits for them is told.
  for (const coming of [memory, bundle, snapshot, laidOut]) coming.catch(() => {});
  return { snapshot, files: laidOut, keep: () => keepLater([memory, bundle]) };
}

/**
 * Raises whatever goes wrong; Pyodide can be started in another way then.
 * @param {(options: any) => Promise<any>} loadPyodide
 * @param {Record<string, any>} options for it
 * @param {ReturnType<typeof fetchSnapshot>} coming
 */
export async function startFromSnapshot(loadPyodide, options, coming) {
  Promise.all([coming.snapshot, coming.files]).then(() => at("restore"), () => {});
  const pyodide = /** @type {any} */ (await restorePyodide(loadPyodide, { ...options, packages: [] }, coming.snapshot, coming.files));
  const { facts } = await coming.snapshot;
  for (const name of facts.packages) pyodide.loadedPackages[name] = pyodide._api.packageManager.defaultChannel;
  loadFromBundles(pyodide);
  coming.keep();
  return pyodide;
}

/**
 * A file as the browser has kept it, or as the site has it; `fetched` are its bytes then, which are to be kept.
 * @param {string} file
 * @param {number} size in bytes, unpacked
 */
async function contentOf(file, size) {
  const content = await openKept(file);
  if (content) return { file, content, fetched: null };
  const fetched = await fetchUnpacked(file, size);
  return { file, content: inMemory(fetched), fetched };
}

/** @param {Promise<{file: string, fetched: Uint8Array | null}>[]} coming */
async function keepLater(coming) {
  await new Promise((resolve) => setTimeout(resolve, KEEP_AFTER_MILLISECONDS));
  for (const { file, fetched } of await Promise.all(coming)) {
    // At the next visit it is fetched again, if another page keeps it just now, or the browser does not let it be kept.
    if (fetched) await keep(file, fetched).catch((error) => console.info(`${file} is not kept: ${error}`));
  }
}

/**
 * @param {string} id
 * @param {import("./snapshot_file.mjs").Snapshot} snapshot
 * @param {string} file its name, for errors
 */
function withId(id, snapshot, file) {
  if (snapshot.facts.id !== id) throw new Error(`${file} is of another build`);
  return snapshot;
}

/**
 * @param {import("./bundle.mjs").Bundle} bundle
 * @param {import("./content.mjs").Content} content what it was read from
 */
function filesOf(bundle, content) {
  content.close();
  const bytes = new Map([...bundle.files()].map(({ folder, name, content }) => [`/${folder}/${name}`, content]));
  return {
    bytesOf: (/** @type {string} */ file) => bytes.get(file),
    layOut: (/** @type {any} */ module) => layOut(module, bundle),
  };
}

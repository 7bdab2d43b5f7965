// Starts Pyodide from the snapshot of this site, if it is the one that was made with the other files of this site.
// @ts-check

import { fetchBeside, fetchHere, readBundle } from "./bundle.mjs";
import { inMemory, wholeOf } from "./content.mjs";
import { canFetchBeside, Fetcher } from "./fetcher.mjs";
import { isCopied, keep, letGo, openKept } from "./kept.mjs";
import { layOut } from "./layout.mjs";
import { loadFromBundles } from "./packages.mjs";
import { at } from "./progress.mjs";
import { restorePyodide } from "./restore.mjs";
import { readSnapshot } from "./snapshot_file.mjs";

/** How long Python has to be there before what was fetched for it is kept: the learner's first cells go first. */
const KEEP_AFTER_MILLISECONDS = 1500;

/** A file of a snapshot: as the browser has kept it, or as the site has it. */
class Part {
  /**
   * @param {string} file
   * @param {number} bytes as they travel
   * @param {number} size in bytes, unpacked
   */
  constructor(file, bytes, size) {
    this.file = file;
    this.kept = openKept(file);
    /** What has to come. */
    this.missing = this.kept.then((kept) => (kept ? { files: [], bytes: 0 } : { files: [file], bytes }));
    this.fetched = this.kept.then((kept) => (kept ? null : fetchOnce(file, size)));
    this.content = this.#content();
    for (const coming of [this.fetched, this.content]) coming.catch(() => {}); // whoever waits for them is told
  }

  async #content() {
    return (await this.kept) ?? inMemory(/** @type {Uint8Array} */ (await this.fetched));
  }

  /** Have it in the browser once: in the copy of the course, if the learner has asked for one, or kept. */
  async keep() {
    const fetched = await this.fetched;
    if (await isCopied(this.file)) await letGo(this.file);
    else if (fetched) await keep(this.file, fetched);
  }
}

/** @param {string} file @param {number} size in bytes, unpacked */
function fetchOnce(file, size) {
  if (!canFetchBeside) return fetchHere(file, { size });
  const fetcher = new Fetcher();
  return fetchBeside(file, fetcher, { size }).finally(() => fetcher.end());
}

/**
 * Have a snapshot fetched, and what it does not hold.
 * @param {import("./choice.mjs").Shipped} shipped
 */
export function fetchSnapshot({ id, file, bytes, size, files, files_bytes, files_size }) {
  const parts = [new Part(file, bytes, size), new Part(files, files_bytes, files_size)];
  const [memory, bundle] = parts;
  const snapshot = memory.content.then((content) => withId(id, readSnapshot(content), file));
  const laidOut = bundle.content.then((content) => filesOf(readBundle(files, wholeOf(content)), content));
  for (const coming of [snapshot, laidOut]) coming.catch(() => {}); // whoever waits for them is told
  return {
    snapshot,
    files: laidOut,
    missing: Promise.all(parts.map(({ missing }) => missing)),
    keep: () => keepLater(parts),
    giveUp: () => giveUp(parts),
  };
}

/**
 * Raises whatever goes wrong; Pyodide can be started in another way then.
 * @param {(options: any) => Promise<any>} loadPyodide
 * @param {Record<string, any>} options for it
 * @param {ReturnType<typeof fetchSnapshot>} coming
 */
export async function startFromSnapshot(loadPyodide, options, coming) {
  try {
    const pyodide = /** @type {any} */ (await restorePyodide(loadPyodide, { ...options, packages: [] }, coming.snapshot, coming.files));
    const { facts } = await coming.snapshot;
    for (const name of facts.packages) pyodide.loadedPackages[name] = pyodide._api.packageManager.defaultChannel;
    loadFromBundles(pyodide);
    coming.keep();
    return pyodide;
  } catch (error) {
    coming.giveUp();
    throw error;
  }
}

/** @param {Part[]} parts */
async function keepLater(parts) {
  await new Promise((resolve) => setTimeout(resolve, KEEP_AFTER_MILLISECONDS));
  for (const part of parts) {
    // At the next visit it is fetched again, if another page keeps it just now, or the browser does not let it be kept.
    await part.keep().catch((error) => console.info(`${part.file} is not kept: ${error}`));
  }
}

/**
 * Leave no file open. Where all had come, what was kept is not what it should be, and is fetched again at the next visit.
 * @param {Part[]} parts
 */
async function giveUp(parts) {
  const came = await Promise.allSettled(parts.map(({ content }) => content));
  const isAllHere = came.every(({ status }) => status === "fulfilled");
  for (const { file, kept } of parts) {
    const content = await kept;
    content?.close();
    if (content && isAllHere) await letGo(file);
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
    layOut: (/** @type {any} */ module) => {
      at("restore"); // everything is here, Pyodide too
      layOut(module, bundle);
    },
  };
}

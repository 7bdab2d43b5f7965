// Starts Pyodide from a snapshot: its libraries are laid out as they lay, and its memory is put back.
// @ts-check

import { Replayer } from "./replayer.mjs";

/** As Pyodide itself has them, without the option `env`. */
const environment = () => ({ HOME: "/home/pyodide", LANG: `${(navigator.language ?? "C").replace("-", "_")}.UTF-8` });

/** @typedef {import("./snapshot_file.mjs").Snapshot} Snapshot */
/** @typedef {import("pyodide").PyodideAPI} Pyodide */
/**
 * @typedef {object} Files
 * @property {(file: string) => Uint8Array<ArrayBufferLike> | undefined} bytesOf a library, by its path
 * @property {(module: any) => void} layOut put all of them into the file system
 */
/** @typedef {{ root: "pyodide" | "api", name?: string }} Named an object of Pyodide that Python holds */

/**
 * Raises whatever goes wrong; nothing of it is left behind then, and Pyodide can be started in another way.
 * @param {(options: any) => Promise<Pyodide>} loadPyodide
 * @param {Record<string, any>} options for it
 * @param {Promise<Snapshot>} coming
 * @param {Promise<Files>} packages the files of the snapshot's packages
 * @returns {Promise<Pyodide>}
 */
export async function restorePyodide(loadPyodide, options, coming, packages) {
  const replayer = new Replayer();
  const pyodide = await loadPyodide({
    ...options,
    _layout: replayer,
    _loadSnapshot: new Uint8Array(),
    _snapshotDeserializer: (/** @type {Named} */ named) => objectOf(named, replayer.api),
    // Pyodide waits for this before it asks for the snapshot; until then it can be fetched and compiled itself.
    fsInit: async (/** @type {any} */ fs, /** @type {any} */ places) => {
      await options.fsInit?.(fs, places);
      try {
        const [snapshot, files] = await Promise.all([coming, packages]);
        replayer.prepare(snapshot, await compiled(snapshot, files), files.layOut);
      } catch (error) {
        replayer.problem = error; // nobody would hear it here
      }
    },
  });
  // The names of the time zone came with the memory; how far it is from Greenwich is asked anew each time.
  /** @type {any} */ (pyodide)._module._tzset();
  const waking = pyodide.pyimport("lite_builder_runtime.waking");
  waking.wake(pyodide.toPy({ ...environment(), ...options.env }));
  waking.destroy();
  return pyodide;
}

/**
 * The libraries of a snapshot, all at once.
 * @param {Snapshot} snapshot
 * @param {Files} files
 */
async function compiled({ facts: { layout } }, files) {
  const names = layout.steps.flatMap((step) => ("place" in step ? [step.place] : []));
  const modules = names.map((name) => {
    const bytes = files.bytesOf(layout.files[name] ?? name);
    if (!bytes) throw new Error(`the library ${name} is not there`);
    return WebAssembly.compile(/** @type {Uint8Array<ArrayBuffer>} */ (bytes));
  });
  return new Map((await Promise.all(modules)).map((module, number) => [names[number], module]));
}

/**
 * @param {Named} named
 * @param {any} api Pyodide's own
 */
function objectOf({ root, name }, api) {
  const owner = root === "api" ? api : api.public_api;
  return name === undefined ? owner : owner[name];
}

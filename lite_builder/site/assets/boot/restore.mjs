// Starts Pyodide from a snapshot: its libraries are laid out as they lay, and its memory is put back.
// @ts-check

import { Replayer } from "./replayer.mjs";

/** @typedef {import("./snapshot_file.mjs").Snapshot} Snapshot */
/** @typedef {import("pyodide").PyodideAPI} Pyodide */
/** @typedef {{ root: "pyodide" | "api", name?: string }} Named an object of Pyodide that Python holds */

/**
 * Raises whatever goes wrong; nothing of it is left behind then, and Pyodide can be started in another way.
 * @param {(options: any) => Promise<Pyodide>} loadPyodide
 * @param {Record<string, any>} options for it
 * @param {Promise<Snapshot>} coming
 * @param {(fs: any, snapshot: Snapshot) => Promise<(file: string) => Uint8Array<ArrayBuffer>>} layFiles puts the files of the
 *   snapshot's packages where they were, and gives the bytes of each
 * @returns {Promise<Pyodide>}
 */
export async function restorePyodide(loadPyodide, options, coming, layFiles) {
  const replayer = new Replayer();
  const pyodide = await loadPyodide({
    ...options,
    _layout: replayer,
    _loadSnapshot: new Uint8Array(),
    _snapshotDeserializer: (/** @type {Named} */ named) => objectOf(named, replayer.api),
    // Pyodide waits for this before it asks for the snapshot; until then it can be fetched and compiled itself.
    fsInit: async (/** @type {any} */ fs, /** @type {any} */ places) => {
      await options.fsInit?.(fs, places);
      const snapshot = await coming;
      replayer.prepare(snapshot, await compiled(snapshot, await layFiles(fs, snapshot)));
    },
  });
  // The names of the time zone came with the memory; how far it is from Greenwich is asked anew each time.
  /** @type {any} */ (pyodide)._module._tzset();
  return pyodide;
}

/**
 * The libraries of a snapshot, all at once.
 * @param {Snapshot} snapshot
 * @param {(file: string) => BufferSource} bytesOf
 */
async function compiled({ facts: { layout } }, bytesOf) {
  const names = layout.steps.flatMap((step) => ("place" in step ? [step.place] : []));
  const modules = names.map((name) => WebAssembly.compile(bytesOf(layout.files[name] ?? name)));
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

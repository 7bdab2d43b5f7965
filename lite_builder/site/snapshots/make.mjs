// Makes snapshots with the Pyodide in a folder: node make.mjs PROGRAM FOLDER PLAN INTO
//
// PLAN is a JSON file: the packages of the snapshot, their wheels beside Pyodide, and the modules to import. PROGRAM is
// Python, which does this. What is written to INTO is read by site/assets/boot/snapshot_file.mjs.
// @ts-check

import { createWriteStream, readFileSync } from "node:fs";
import { join } from "node:path";
import { argv } from "node:process";
import { pipeline } from "node:stream/promises";
import { pathToFileURL } from "node:url";
import { createGzip } from "node:zlib";

import { Recorder } from "./recorder.mjs";
import { scrub } from "./scrub.mjs";
import { encodeSnapshot } from "./encode.mjs";

const [, , program, folder, planFile, into] = argv;
const plan = JSON.parse(readFileSync(planFile, "utf8"));
const { loadPyodide } = await import(pathToFileURL(join(folder, "pyodide.mjs")).href);
const layout = new Recorder();
const pyodide = await loadPyodide({
  indexURL: folder,
  // A fixed seed gives fixed bytes; the Python program takes it out of the environment again.
  env: { PYTHONHASHSEED: "0", PYTHONNODEBUGRANGES: "1" },
  _makeSnapshot: true,
  _layout: layout,
});
layout.begin(pyodide._module.linker);
pyodide.FS.mkdirTree("/wheels");
pyodide.FS.mount(pyodide.FS.filesystems.NODEFS, { root: folder }, "/wheels");
pyodide.runPython(readFileSync(program, "utf8"));
const prepare = pyodide.globals.get("prepare");
prepare(pyodide.toPy(plan));
prepare.destroy();
pyodide.FS.unmount("/wheels");

const open = pyodide.FS.streams.slice(3).flatMap((/** @type {any} */ stream) => stream?.path ?? []);
if (open.length) throw new Error(`no other kernel has these files open: ${open.join(", ")}`);
const linked = layout.layout(pyodide._module.linker);
if (layout.problems.length) throw new Error(layout.problems.join("\n"));
scrub(pyodide._module);
const memory = pyodide.makeMemorySnapshot({ serializer: (/** @type {any} */ value) => nameOf(value, pyodide) });
await pipeline(encodeSnapshot(memory, { ...plan.facts, layout: linked }), createGzip(), createWriteStream(into));

/**
 * By which name an object of Pyodide, which Python holds, is found again in another one.
 * @param {any} value
 * @param {any} pyodide
 */
function nameOf(value, pyodide) {
  for (const [root, owner] of Object.entries({ pyodide, api: pyodide._api })) {
    if (value === owner) return { root };
    for (const name of Object.keys(Object.getOwnPropertyDescriptors(owner))) {
      const held = Object.getOwnPropertyDescriptor(owner, name)?.value;
      if (held === value) return { root, name };
    }
  }
  throw new Error(`a snapshot cannot hold ${Object.prototype.toString.call(value)} ${String(value).slice(0, 200)}`);
}

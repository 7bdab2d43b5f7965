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

import { encodeSnapshot } from "./encode.mjs";
import { fixMachine } from "./fixed_machine.mjs";
import { Recorder } from "./recorder.mjs";
import { scrub } from "./scrub.mjs";

const [, , program, folder, planFile, into] = argv;
const plan = JSON.parse(readFileSync(planFile, "utf8"));
fixMachine();
const { loadPyodide } = await import(pathToFileURL(join(folder, "pyodide.mjs")).href);
const layout = new Recorder();
const pyodide = await loadPyodide({
  indexURL: folder,
  packageBaseUrl: "/", // micropip remembers it, and each kernel has it look again
  // The Python program takes the first two out of the environment again, and each kernel has a language of its own.
  env: { PYTHONHASHSEED: "0", PYTHONNODEBUGRANGES: "1", LANG: "C.UTF-8" },
  _makeSnapshot: true,
  _layout: layout,
});
layout.begin(pyodide._module.linker);
// Not mounted: Python would see the times and numbers that the machine gives its files.
pyodide.FS.mkdir("/wheels");
for (const wheel of plan.wheels) pyodide.FS.writeFile(`/wheels/${wheel}`, readFileSync(join(folder, wheel)));
pyodide.runPython(readFileSync(program, "utf8"));
const prepare = pyodide.globals.get("prepare");
prepare(pyodide.toPy(plan));
prepare.destroy();
for (const wheel of plan.wheels) pyodide.FS.unlink(`/wheels/${wheel}`);
pyodide.FS.rmdir("/wheels");

const open = pyodide.FS.streams.slice(3).flatMap((/** @type {any} */ stream) => stream?.path ?? []);
if (open.length) throw new Error(`no other kernel has these files open: ${open.join(", ")}`);
const linked = layout.layout(pyodide._module.linker);
if (layout.problems.length) throw new Error(layout.problems.join("\n"));
scrub(pyodide._module);
const memory = pyodide.makeMemorySnapshot({ serializer: (/** @type {any} */ value) => nameOf(value, pyodide) });
await pipeline(encodeSnapshot(memory, { ...plan.facts, layout: linked }), createWriteStream(into));

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

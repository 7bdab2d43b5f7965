// Has the Pyodide in a folder compile archives that lie beside it: node compile.mjs PROGRAM FOLDER INTO ARCHIVE...
//
// Writes INTO/ARCHIVE.zip for each, and says its name when it is done.
// @ts-check

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { argv } from "node:process";
import { pathToFileURL } from "node:url";

const [, , program, folder, into, ...archives] = argv;
const { loadPyodide } = await import(pathToFileURL(join(folder, "pyodide.mjs")).href);
// Without the columns of each instruction, byte code is a fifth smaller; tracebacks name the same lines.
const pyodide = await loadPyodide({ indexURL: folder, env: { PYTHONNODEBUGRANGES: "1" } });
for (const [mounted, root] of [["/archives", folder], ["/compiled", into]]) {
  pyodide.FS.mkdirTree(mounted);
  pyodide.FS.mount(pyodide.FS.filesystems.NODEFS, { root }, mounted);
}
pyodide.runPython(readFileSync(program, "utf8"));
const compileArchive = pyodide.globals.get("compile_archive");
for (const archive of archives) {
  compileArchive(`/archives/${archive}`, `/compiled/${archive}.zip`);
  console.log(archive);
}

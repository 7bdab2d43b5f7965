// Starts Pyodide from a snapshot in Node and runs Python in it: node restore.mjs BOOT FOLDER PACKAGES SNAPSHOT CODE...
//
// Prints what each piece of code gives, as JSON, one a line. PACKAGES is a folder with the wheels, unpacked.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { argv } from "node:process";
import { pathToFileURL } from "node:url";
import { gunzipSync } from "node:zlib";

const SITE_PACKAGES = "/lib/python3.14/site-packages";
const [, , boot, folder, packages, snapshot, ...cells] = argv;
const load = (...path) => import(pathToFileURL(join(...path)).href);
const { loadPyodide } = await load(folder, "pyodide.mjs");
const { restorePyodide } = await load(boot, "restore.mjs");
const { inMemory } = await load(boot, "content.mjs");
const { readSnapshot } = await load(boot, "snapshot_file.mjs");

const pyodide = await restorePyodide(
  loadPyodide,
  { indexURL: folder, env: { HOME: "/home/learner" } },
  Promise.resolve(readSnapshot(inMemory(gunzipSync(readFileSync(snapshot))))),
  Promise.resolve({
    bytesOf: (file) => readFileSync(file.replace(SITE_PACKAGES, packages)),
    layOut: ({ FS }) => {
      FS.mkdirTree(SITE_PACKAGES);
      FS.mount(FS.filesystems.NODEFS, { root: packages }, SITE_PACKAGES);
    },
  }),
);
for (const cell of cells) console.log(pyodide.runPython(`import json\n${cell}`));

// On a slow line Pyodide comes in fewer bytes: its WebAssembly packed, a third as large.
//
// Browsers keep no compiled code of what was unpacked here, so that on other lines it comes as it is.
// @ts-check

import { counted } from "./progress.mjs";
import "./streaming.mjs";

const FILE = "pyodide.asm.wasm";
/** Stands for a folder: Pyodide asks there for its WebAssembly, and no server is asked. */
const NOWHERE = "data:,unpacked/";
const { instantiateStreaming } = WebAssembly;

/** @param {string} file */
const here = (file) => new URL(file, import.meta.url).href;

/**
 * Options with which Pyodide takes what it would have taken from its own folder, but for its WebAssembly.
 * @param {() => void} allIsHere called when Python is about to run
 */
export function fromPacked(allIsHere) {
  giveFromNowhere(unpackedModule().catch(plainModule));
  return {
    indexURL: NOWHERE,
    lockFileURL: here("pyodide-lock.json"),
    stdLibURL: here("python_stdlib.zip"),
    createPyodideModule: async (/** @type {object} */ settings) => {
      const { default: create } = await import(here("pyodide.asm.mjs"));
      return create(Object.assign(settings, { onRuntimeInitialized: allIsHere }));
    },
  };
}

/** Whatever is instantiated from there is this. @param {Promise<WebAssembly.Module>} coming */
function giveFromNowhere(coming) {
  WebAssembly.instantiateStreaming = async (source, imports) => {
    const answer = await source;
    if (!answer.url.startsWith(NOWHERE)) return instantiateStreaming(answer, imports);
    const module = await coming;
    return { module, instance: await WebAssembly.instantiate(module, imports) };
  };
}

async function unpackedModule() {
  const response = await fetch(here(`packed/${FILE}`));
  if (!response.ok || !response.body) throw new Error(`HTTP ${response.status}`);
  return WebAssembly.compileStreaming(new Response(counted(FILE, response.body, 0).pipeThrough(new DecompressionStream("gzip"))));
}

/** @param {unknown} error */
function plainModule(error) {
  console.warn(`Pyodide comes as it is, since it cannot be unpacked: ${error}`);
  return WebAssembly.compileStreaming(fetch(here(FILE)));
}

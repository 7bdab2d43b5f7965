// Starts Pyodide for JupyterLite's kernel, which imports this module in its worker as if it were Pyodide's own.
//
// What is added to Pyodide stands in lite_builder/runtime/start.py.
// @ts-check

import { loadPyodide as loadOriginal } from "./pyodide.mjs";

export * from "./pyodide.mjs";

/**
 * @param {Parameters<typeof loadOriginal>[0]} options
 * @returns {ReturnType<typeof loadOriginal>}
 */
export async function loadPyodide(options) {
  const pyodide = await loadOriginal(options);
  pyodide.pyimport("lite_builder_runtime.start").start(new URL("../datasets/", import.meta.url).href);
  return pyodide;
}

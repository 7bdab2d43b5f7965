// What a site has as `pyodide.mjs` beside our own modules: Pyodide's package, whose types are in another file.
export * from "pyodide";

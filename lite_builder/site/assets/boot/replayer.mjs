// What did Pyodide's linker do while a snapshot was made, and how is it done again? The words of both sides.
//
// site/pyodide_patches/layout.py has the linker tell it; site/snapshots/recorder.mjs writes it down.
// @ts-check

/**
 * @typedef {{ open: string, global: boolean, nodelete: boolean, handle: number }} Opened a library, by dlopen
 * @typedef {{ place: string, memory: number, table: number }} Placed where a library lies, or one that another needs
 * @typedef {{ add: number, from?: [library: string, symbol: string] }} Added a function, at this index of the table
 * @typedef {{ take: number }} Taken an index of the table, for a closure of libffi
 * @typedef {{ free: number }} Freed an index of the table
 * @typedef {Opened | Placed | Added | Taken | Freed} Step
 *
 * @typedef {object} Layout
 * @property {number} start how long the table of functions is when Pyodide is there
 * @property {Step[]} steps in the order in which they were done
 * @property {number} end how long the table is then
 * @property {Record<string, string>} files where the bytes of each library are, by its name
 * @property {number[][]} closures the arguments by which libffi made those that are still there
 *
 * @typedef {object} Library
 * @property {string} name
 * @property {Record<string, any>} exports
 *
 * @typedef {object} Linker what the patches let us reach
 * @property {{ loadedLibsByName: Record<string, Library>, loadedLibsByHandle: Record<number, Library> }} LDSO
 * @property {(name: string, flags: object, scope: object | null) => unknown} loadDynamicLibrary
 * @property {(func: Function, signature?: string) => number} addFunction
 * @property {() => number} getEmptyTableSlot
 * @property {number[]} freeTableIndexes
 * @property {(...closure: number[]) => unknown} ffi_prep_closure_loc_js
 * @property {() => number} tableLength
 * @property {(bytes: number) => void} growMemory
 */

export class LayoutError extends Error {}

/** Has the linker lay out the libraries of a snapshot as they lay when it was made. Goes as `_layout` to loadPyodide. */
export class Replayer {
  isReplaying = true;
  /** @type {unknown} why there is no snapshot */
  problem = new LayoutError("there is no snapshot");
  /** @type {any} Pyodide's own objects, once it is there */
  api;
  #next = 0;
  /** @type {import("./snapshot_file.mjs").Snapshot | undefined} */
  #snapshot;
  /** @type {Map<string, WebAssembly.Module>} */
  #libraries = new Map();
  /** @type {(module: any) => void} */
  #layOut = () => {};
  #isLinking = false;

  /**
   * Has to be called before Pyodide calls `restore`.
   * @param {import("./snapshot_file.mjs").Snapshot} snapshot
   * @param {Map<string, WebAssembly.Module>} libraries compiled, by name
   * @param {(module: any) => void} layOut puts the files of the snapshot into the file system
   */
  prepare(snapshot, libraries, layOut) {
    this.#layOut = layOut;
    this.#snapshot = snapshot;
    this.#libraries = libraries;
  }

  /** @param {string} name */
  module(name) {
    return this.isReplaying ? this.#libraries.get(name) : undefined;
  }

  found() {}

  /**
   * @param {string} name
   * @param {number} table
   * @param {() => number} takeMemory
   */
  place(name, table, takeMemory) {
    if (!this.isReplaying) return takeMemory();
    const step = this.#step();
    if (!("place" in step) || step.place !== name || step.table !== table) throw this.#unlike(`${name} at ${table}`);
    return step.memory;
  }

  /** @param {number} index */
  added(index) {
    if (!this.#isLinking) return;
    const step = this.#step();
    if (!("add" in step) || step.add !== index) throw this.#unlike(`a function at ${index}`);
  }

  /**
   * @template Result
   * @param {object} _library
   * @param {() => Result} load
   */
  open(_library, load) {
    return load();
  }

  closureTaken() {}
  closureFreed() {}
  closureMade() {}

  /**
   * Called by Pyodide when it is there, in the place of copying a snapshot into its memory.
   * @param {any} module
   * @returns {object} which objects of JavaScript Python holds
   */
  restore(module) {
    this.api = module.API;
    if (!this.#snapshot) throw this.problem;
    const { layout, objects, heap } = this.#snapshot.facts;
    /** @type {Linker} */
    const linker = module.linker;
    if (linker.tableLength() !== layout.start) throw this.#unlike(`a table of ${linker.tableLength()} at the start`);
    linker.growMemory(heap);
    this.#layOut(module);
    this.#isLinking = true;
    while (this.#next < layout.steps.length) this.#redo(layout.steps[this.#next], linker);
    if (linker.tableLength() !== layout.end) throw this.#unlike(`a table of ${linker.tableLength()} at the end`);
    this.#isLinking = false;
    this.isReplaying = false;
    this.#snapshot.restore(module.HEAPU8);
    for (const closure of layout.closures) linker.ffi_prep_closure_loc_js(...closure);
    this.#snapshot = undefined;
    this.#libraries = new Map();
    return objects;
  }

  /**
   * @param {Step} step
   * @param {Linker} linker
   */
  #redo(step, linker) {
    if ("open" in step) {
      this.#next++;
      const { global, nodelete } = step;
      linker.loadDynamicLibrary(step.open, { global, nodelete, loadAsync: false }, global ? null : {});
      linker.LDSO.loadedLibsByHandle[step.handle] = linker.LDSO.loadedLibsByName[step.open];
    } else if ("add" in step && step.from) {
      const [library, symbol] = step.from;
      const func = linker.LDSO.loadedLibsByName[library]?.exports[symbol];
      if (!func) throw this.#unlike(`no ${symbol} in ${library}`);
      linker.addFunction(func, func.sig);
    } else if ("take" in step) {
      this.#next++;
      const index = linker.getEmptyTableSlot();
      if (index !== step.take) throw this.#unlike(`a closure at ${index}`);
    } else if ("free" in step) {
      this.#next++;
      linker.freeTableIndexes.push(step.free);
    } else {
      throw this.#unlike("nothing");
    }
  }

  /** @returns {Step | {}} */
  #step() {
    return this.#snapshot?.facts.layout.steps[this.#next++] ?? {};
  }

  /** @param {string} found */
  #unlike(found) {
    const expected = JSON.stringify(this.#snapshot?.facts.layout.steps[Math.max(0, this.#next - 1)]);
    return new LayoutError(`the linker found ${found}, near ${expected}`);
  }
}

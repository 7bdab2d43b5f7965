// Writes down what Pyodide's linker does, for a Replayer to have it done again. Goes as `_layout` to loadPyodide.
// @ts-check

/** @typedef {import("../assets/boot/replayer.mjs").Layout} Layout */
/** @typedef {import("../assets/boot/replayer.mjs").Linker} Linker */

export class Recorder {
  isReplaying = false;
  /** @type {string[]} why this cannot be done again */
  problems = [];
  /** @type {Layout["steps"]} */
  #steps = [];
  /** @type {Layout["files"]} */
  #files = {};
  /** @type {Map<number, number[]>} */
  #closures = new Map();
  /** @type {Map<number, Function>} by step, those added when no library was being opened */
  #functions = new Map();
  #opening = 0;
  /** How long the table was when Pyodide was there; what it did itself until then, another one does itself too. */
  #start = -1;

  /** @param {Linker} linker */
  begin(linker) {
    this.#start = linker.tableLength();
  }

  /** @returns {WebAssembly.Module | undefined} */
  module() {
    return undefined;
  }

  /**
   * @param {string} name
   * @param {string} file
   */
  found(name, file) {
    this.#files[name] = file;
  }

  /**
   * @param {string} name
   * @param {number} table
   * @param {() => number} takeMemory
   */
  place(name, table, takeMemory) {
    if (!this.#opening) this.problems.push(`${name} was not opened by dlopen`);
    const memory = takeMemory();
    this.#steps.push({ place: name, memory, table });
    return memory;
  }

  /**
   * @param {number} index
   * @param {Function} func
   */
  added(index, func) {
    if (this.#start < 0) return;
    this.#steps.push({ add: index });
    if (!this.#opening) this.#functions.set(this.#steps.length - 1, func);
  }

  /**
   * @template Result
   * @param {{ name: string, global: boolean, nodelete: boolean, handle: number }} library
   * @param {() => Result} load
   */
  open({ name, global, nodelete, handle }, load) {
    this.#steps.push({ open: name, global, nodelete, handle });
    this.#opening++;
    try {
      return load();
    } catch (error) {
      this.problems.push(`${name} could not be opened: ${error}`);
      throw error;
    } finally {
      this.#opening--;
    }
  }

  /** @param {number} index */
  closureTaken(index) {
    this.#steps.push({ take: index });
  }

  /**
   * @param {number} index
   * @param {number} closure
   */
  closureFreed(index, closure) {
    this.#steps.push({ free: index });
    this.#closures.delete(closure);
  }

  /** @param {number[]} closure */
  closureMade(closure) {
    this.#closures.set(closure[0], closure);
  }

  /**
   * What was done, once it is all done.
   * @param {Linker} linker
   * @returns {Layout}
   */
  layout(linker) {
    const origins = new Map();
    for (const [library, { exports }] of Object.entries(linker.LDSO.loadedLibsByName)) {
      for (const [symbol, value] of Object.entries(exports)) {
        if (typeof value === "function" && !origins.has(value)) origins.set(value, [library, symbol]);
      }
    }
    for (const [step, func] of this.#functions) {
      const from = origins.get(func);
      if (from) Object.assign(this.#steps[step], { from });
      else this.problems.push(`function ${func.name} is of no library`);
    }
    const closures = [...this.#closures.values()];
    return { start: this.#start, steps: this.#steps, end: linker.tableLength(), files: this.#files, closures };
  }
}

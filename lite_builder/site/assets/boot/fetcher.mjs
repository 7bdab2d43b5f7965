// Fetches files and unpacks them beside Python, whose thread takes nothing in while it starts or imports.
// @ts-check

import { count } from "./progress.mjs";

const SCRIPT = new URL("fetcher_worker.mjs", import.meta.url);
/** Whether there can be such a thread: browsers make none from a file, as on a USB key. */
export const canFetchBeside = SCRIPT.protocol !== "file:";
/** Held here, or Firefox takes one that has no message left, and only its stream still works, for one that nobody needs. */
const atWork = new Set();

/**
 * What became of a file: its bytes, or the status of HTTP with which it did not come (0 without an answer), or what was wrong with it.
 * @typedef {{bytes: Uint8Array<ArrayBuffer>} | {status: number} | {error: string}} Outcome
 */

/** A thread for that, and for files of gzip. */
export class Fetcher {
  #worker = new Worker(SCRIPT, { type: "module" });
  /** By the names of files. @type {Map<string, (outcome: Outcome) => void>} */
  #awaited = new Map();

  constructor() {
    atWork.add(this.#worker);
    this.#worker.onmessage = ({ data: { file, done, total, outcome } }) => {
      if (outcome) this.#end(file, outcome);
      else count(file, done, total);
    };
    this.#worker.onerror = ({ message }) => {
      for (const file of this.#awaited.keys()) this.#end(file, { error: message ?? "no worker" });
    };
  }

  /**
   * @param {string} file its name, by which its bytes are counted while they come
   * @param {string} address
   * @param {{size?: number, turn?: number}} [options] its size in bytes, unpacked, where that is known; files of a later turn, which
   *   have to be asked for later, begin when those before have ended
   * @returns {Promise<Outcome>}
   */
  fetch(file, address, { size = 0, turn = 0 } = {}) {
    this.#worker.postMessage({ file, address, size, turn });
    return new Promise((resolve) => this.#awaited.set(file, resolve));
  }

  /** Have a file come now, whatever its turn. @param {string} file */
  hurry(file) {
    this.#worker.postMessage({ hurry: file });
  }

  /** Nothing more is to be fetched. */
  end() {
    atWork.delete(this.#worker);
    this.#worker.terminate();
  }

  /** @param {string} file @param {Outcome} outcome */
  #end(file, outcome) {
    this.#awaited.get(file)?.(outcome);
    this.#awaited.delete(file);
  }
}

// What is in a snapshot's file? Written by site/snapshots/encode.mjs.
// @ts-check

export const PAGE = 4096;

/** @typedef {import("./content.mjs").Content} Content */
/**
 * @typedef {object} Facts
 * @property {string} id of all that the snapshot was made from
 * @property {string[]} packages those that are in it, and need not be loaded
 * @property {import("./replayer.mjs").Layout} layout
 * @property {object} objects those of JavaScript that Python holds, as Pyodide names them
 * @property {number} heap how large the memory is, in bytes
 * @property {[first: number, count: number][]} runs the pages that are in the file
 */

export class Snapshot {
  #content;
  #start;

  /**
   * @param {Facts} facts
   * @param {Content} content of the file
   * @param {number} start where the pages stand in it
   */
  constructor(facts, content, start) {
    this.facts = facts;
    this.#content = content;
    this.#start = start;
    const used = facts.runs.reduce((sum, [, count]) => sum + count, 0);
    if (content.size - start !== used * PAGE) throw new Error("the snapshot is not whole");
  }

  /**
   * Put the memory into its place; that can be done once.
   * @param {Uint8Array} heap as large as it was, at least
   */
  restore(heap) {
    let from = this.#start;
    let end = 0;
    for (const [first, count] of this.facts.runs) {
      heap.fill(0, end, first * PAGE);
      end = (first + count) * PAGE;
      this.#content.read(heap.subarray(first * PAGE, end), from);
      from += count * PAGE;
    }
    heap.fill(0, end, this.facts.heap);
    this.#content.close();
  }
}

/**
 * @param {Content} content of the file, unpacked
 * @returns {Snapshot}
 */
export function readSnapshot(content) {
  const head = (/** @type {number} */ size, /** @type {number} */ at) => {
    const bytes = new Uint8Array(size);
    content.read(bytes, at);
    return bytes;
  };
  const length = new DataView(head(4, 0).buffer).getUint32(0, true);
  return new Snapshot(JSON.parse(new TextDecoder().decode(head(length, 4))), content, 4 + length);
}

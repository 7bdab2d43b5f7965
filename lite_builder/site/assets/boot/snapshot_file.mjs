// What is in a snapshot's file? Read as it streams in; written by site/snapshots/encode.mjs.
// @ts-check

export const PAGE = 4096;

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
  /**
   * @param {Facts} facts
   * @param {Uint8Array} pages what stands behind the facts
   */
  constructor(facts, pages) {
    this.facts = facts;
    this.pages = pages;
    const used = facts.runs.reduce((sum, [, count]) => sum + count, 0);
    if (pages.length !== used * PAGE) throw new Error("the snapshot is not whole");
  }

  /**
   * Put the memory into its place.
   * @param {Uint8Array} heap as large as it was, at least
   */
  restore(heap) {
    let from = 0;
    let end = 0;
    for (const [first, count] of this.facts.runs) {
      heap.fill(0, end, first * PAGE);
      heap.set(this.pages.subarray(from, from + count * PAGE), first * PAGE);
      from += count * PAGE;
      end = (first + count) * PAGE;
    }
    heap.fill(0, end, this.facts.heap);
  }
}

/**
 * Read a snapshot from the bytes of its file.
 * @param {ReadableStream<Uint8Array>} packed
 * @returns {Promise<Snapshot>}
 */
export async function readSnapshot(packed) {
  const content = new Uint8Array(await new Response(unzipped(packed)).arrayBuffer());
  const length = new DataView(content.buffer).getUint32(0, true);
  const facts = JSON.parse(new TextDecoder().decode(content.subarray(4, 4 + length)));
  return new Snapshot(facts, content.subarray(4 + length));
}

/** @param {ReadableStream<any>} packed */
function unzipped(packed) {
  return packed.pipeThrough(new DecompressionStream("gzip"));
}

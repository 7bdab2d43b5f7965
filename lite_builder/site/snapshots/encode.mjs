// How are a snapshot's bytes laid out in its file? A length, that many bytes of JSON, the pages of the memory.
//
// Pages that are all zeros are left out: the JSON tells at which pages the others stand. Read by assets/boot/snapshot_file.mjs.
// @ts-check

import { PAGE } from "../assets/boot/snapshot_file.mjs";

// Pyodide's own part stands before the memory (API.makeSnapshot of Pyodide 314.0.3): words about it, and JSON.
const [WHOLE_PART, JSON_PART, JSON_PLACE] = [1, 2, 48];

/**
 * @param {Uint8Array} memory as Pyodide gives it: its own part, then all of the memory
 * @param {object} facts what is told about it besides
 * @returns {Generator<Uint8Array>}
 */
export function* encodeSnapshot(memory, facts) {
  const words = new Uint32Array(memory.buffer, memory.byteOffset, JSON_PLACE / 4);
  const heap = memory.subarray(words[WHOLE_PART]);
  const objects = JSON.parse(
    new TextDecoder().decode(memory.subarray(JSON_PLACE, JSON_PLACE + words[JSON_PART])),
  );
  const runs = [...usedRuns(heap)];
  const head = new TextEncoder().encode(JSON.stringify({ ...facts, objects, heap: heap.length, runs }));
  yield new Uint8Array(Uint32Array.of(head.length).buffer);
  yield head;
  for (const [first, count] of runs) yield heap.subarray(first * PAGE, (first + count) * PAGE);
}

/**
 * Where pages stand that are not all zeros: the first, and how many in a row.
 * @param {Uint8Array} heap
 * @returns {Generator<[number, number]>}
 */
function* usedRuns(heap) {
  const words = new Uint32Array(heap.buffer, heap.byteOffset, heap.length / 4);
  const perPage = PAGE / 4;
  let first = -1;
  for (let page = 0; page <= words.length / perPage; page++) {
    const isUsed = words.subarray(page * perPage, (page + 1) * perPage).some((word) => word !== 0);
    if (isUsed && first < 0) first = page;
    if (!isUsed && first >= 0) {
      yield [first, page - first];
      first = -1;
    }
  }
}

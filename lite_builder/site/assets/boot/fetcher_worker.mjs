// The other side of fetcher.mjs: takes files of gzip with their addresses, tells how many bytes have come, and gives what is in them.
// @ts-check

import { unpack } from "./unpack.mjs";

/** Milliseconds between two messages about a file. */
const PACE = 100;
const post = /** @type {(message: object, transfer?: Transferable[]) => void} */ (globalThis.postMessage);

/** By the names of files that wait for their turn, what has them begin. @type {Map<string, () => void>} */
const waiting = new Map();
/**
 * The turn of the files that were asked for last, what ends with each of them, and what ends with all before.
 * @type {{turn: number, files: Promise<void>[], before: Promise<void>}}
 */
const current = { turn: 0, files: [], before: Promise.resolve() };

globalThis.onmessage = ({ data: { file, address, size, turn, hurry } }) => {
  if (hurry) return waiting.get(hurry)?.();
  if (turn !== current.turn) {
    const before = Promise.all([current.before, ...current.files]).then(() => {});
    Object.assign(current, { turn, files: [], before });
  }
  const begins = Promise.race([current.before, new Promise((resolve) => waiting.set(file, () => resolve(undefined)))]);
  current.files.push(begins.then(() => fetchAndPost(file, address, size)));
};

/**
 * @param {string} file
 * @param {string} address
 * @param {number} size
 */
async function fetchAndPost(file, address, size) {
  waiting.delete(file);
  const outcome = await fetched(file, address, size).catch((error) => ({ error: String(error) }));
  post({ file, outcome }, "bytes" in outcome ? [outcome.bytes.buffer] : []);
}

/**
 * @param {string} file
 * @param {string} address
 * @param {number} size
 * @returns {Promise<import("./fetcher.mjs").Outcome>}
 */
async function fetched(file, address, size) {
  const response = await fetch(address).catch(() => null);
  if (!response?.ok || !response.body) return { status: response?.status ?? 0 };
  const packed = counted(file, /** @type {ReadableStream<any>} */ (response.body), Number(response.headers.get("Content-Length")));
  return { bytes: await unpack(packed, size) };
}

/**
 * @param {string} file
 * @param {ReadableStream<Uint8Array<ArrayBuffer>>} coming
 * @param {number} total
 */
function counted(file, coming, total) {
  let done = 0;
  let told = 0;
  return coming.pipeThrough(
    new TransformStream({
      transform: (chunk, controller) => {
        controller.enqueue(chunk);
        done += chunk.length;
        if (performance.now() - told < PACE) return;
        told = performance.now();
        post({ file, done, total });
      },
      flush: () => post({ file, done, total }),
    }),
  );
}

// Where do the bytes of a file lie that go into Python's memory? In an array, or in a file of the browser that is open.
// @ts-check

/**
 * Bytes that are read into their place at once, without a copy in between.
 * @typedef {object} Content
 * @property {number} size in bytes
 * @property {(into: Uint8Array, at: number) => void} read fills `into` with what stands from `at` on
 * @property {() => void} close it is not read any more
 */

/**
 * @param {Uint8Array} bytes
 * @returns {Content}
 */
export function inMemory(bytes) {
  return { size: bytes.length, read: (into, at) => into.set(bytes.subarray(at, at + into.length)), close: () => {} };
}

/** @param {Content} content */
export function wholeOf(content) {
  const bytes = new Uint8Array(content.size);
  content.read(bytes, 0);
  return bytes;
}

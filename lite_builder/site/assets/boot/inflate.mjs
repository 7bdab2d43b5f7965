// Unpacks gzip at once, with the zlib that Pyodide holds: the browser's own DecompressionStream lets nobody wait for it.
// @ts-check

const CHUNK = 1 << 18;
const GZIP = 15 + 16;
/** `sizeof(z_stream)` of zlib where pointers and longs have 4 bytes, and the places of what is used of it. */
const STREAM = { size: 56, nextIn: 0, availableIn: 4, nextOut: 12, availableOut: 16 };
/** The version that zlib is to be of: only its first digit counts, and the zero after the text. */
const VERSION = new Uint8Array(["1".charCodeAt(0), 0]);
const [OK, END] = [0, 1];

/**
 * @param {any} module Pyodide's Emscripten module
 * @param {Uint8Array} packed
 * @returns {Uint8Array}
 * @throws if it is damaged, or Python's memory is full
 */
export function inflate(module, packed) {
  const stream = module._calloc(1, STREAM.size + VERSION.length + CHUNK + packed.length);
  if (!stream) throw new Error("Python's memory is full");
  const version = stream + STREAM.size;
  const output = version + VERSION.length;
  const input = output + CHUNK;
  const field = (/** @type {number} */ offset) => (stream + offset) >> 2;
  const chunks = [];
  try {
    module.HEAPU8.set(VERSION, version);
    module.HEAPU8.set(packed, input);
    let status = module._inflateInit2_(stream, GZIP, version, STREAM.size);
    module.HEAPU32[field(STREAM.nextIn)] = input;
    module.HEAPU32[field(STREAM.availableIn)] = packed.length;
    while (status === OK) {
      module.HEAPU32[field(STREAM.nextOut)] = output;
      module.HEAPU32[field(STREAM.availableOut)] = CHUNK;
      status = module._inflate(stream, 0);
      chunks.push(module.HEAPU8.slice(output, output + CHUNK - module.HEAPU32[field(STREAM.availableOut)]));
    }
    if (status !== END) throw new Error(`zlib says ${status}`);
  } finally {
    module._inflateEnd(stream);
    module._free(stream);
  }
  return joined(chunks);
}

/** @param {Uint8Array[]} chunks */
function joined(chunks) {
  const whole = new Uint8Array(chunks.reduce((size, chunk) => size + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

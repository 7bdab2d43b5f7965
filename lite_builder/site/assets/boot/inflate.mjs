// Unpacks gzip at once, with the zlib that Pyodide holds: the browser's own DecompressionStream lets nobody wait for it.
// @ts-check

const CHUNK = 1 << 18;
const GZIP = 15 + 16;
/** `sizeof(z_stream)` of zlib where pointers and longs have 4 bytes, and the places of what is used of it. */
const STREAM = { size: 56, nextIn: 0, availableIn: 4, nextOut: 12, availableOut: 16 };
const [OK, END] = [0, 1];

/**
 * @param {any} module Pyodide's Emscripten module
 * @param {Uint8Array} packed
 * @returns {Uint8Array}
 */
export function inflate(module, packed) {
  const stream = module._calloc(1, STREAM.size);
  const input = module._malloc(packed.length);
  const output = module._malloc(CHUNK);
  const version = module.stringToNewUTF8("1");
  const field = (/** @type {number} */ offset) => (stream + offset) >> 2;
  const chunks = [];
  try {
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
    for (const pointer of [stream, input, output, version]) module._free(pointer);
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

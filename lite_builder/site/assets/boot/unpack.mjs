// Unpacks what has come of a file of gzip, with the browser's own DecompressionStream.
// @ts-check

/**
 * @param {ReadableStream<Uint8Array<ArrayBuffer>>} packed
 * @param {number} size in bytes, unpacked; 0 where that is not known
 * @returns {Promise<Uint8Array<ArrayBuffer>>}
 * @throws if it is damaged, or of another size
 */
export async function unpack(packed, size) {
  const unpacked = packed.pipeThrough(new DecompressionStream("gzip"));
  return size ? collected(unpacked, size) : new Uint8Array(await new Response(unpacked).arrayBuffer());
}

/**
 * Without a second copy of it.
 * @param {ReadableStream<Uint8Array<ArrayBuffer>>} coming
 * @param {number} size
 */
async function collected(coming, size) {
  const bytes = new Uint8Array(size);
  const reader = coming.getReader();
  let at = 0;
  for (let step = await reader.read(); !step.done; step = await reader.read()) {
    bytes.set(step.value, at);
    at += step.value.length;
  }
  if (at !== size) throw new Error(`${at} bytes of ${size}`);
  return bytes;
}

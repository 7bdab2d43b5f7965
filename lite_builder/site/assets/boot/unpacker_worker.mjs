// The other side of unpacker.mjs: takes the size that is expected, then chunks of gzip, and at their end gives the bytes.
// @ts-check

const { readable, writable } = new DecompressionStream("gzip");
const writer = writable.getWriter();
const post = /** @type {(message: object, transfer?: Transferable[]) => void} */ (globalThis.postMessage);

globalThis.onmessage = ({ data }) => {
  if ("size" in data) {
    collect(data.size).then(
      (bytes) => post({ bytes }, [bytes.buffer]),
      (error) => post({ error: String(error) }),
    );
  } else {
    // Whoever reads is told what is wrong.
    (data.chunk ? writer.write(data.chunk) : writer.close()).catch(() => {});
  }
};

/** @param {number} size */
async function collect(size) {
  const bytes = new Uint8Array(size);
  const reader = readable.getReader();
  let at = 0;
  for (let step = await reader.read(); !step.done; step = await reader.read()) {
    bytes.set(step.value, at);
    at += step.value.length;
  }
  if (at !== size) throw new Error(`${at} bytes of ${size}`);
  return bytes;
}

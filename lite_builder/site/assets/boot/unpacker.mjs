// Unpacks large files beside Python, which has enough to do on its own thread while it starts.
//
// What has come is handed on as it comes, and the whole is handed back, without a copy of either.
// @ts-check

const SCRIPT = new URL("unpacker_worker.mjs", import.meta.url);
/** Held here, or Firefox takes one that has no message left, and only its stream still works, for one that nobody needs. */
const atWork = new Set();

/**
 * The bytes of a stream of gzip, as many as are expected.
 * @param {ReadableStream<Uint8Array<ArrayBuffer>>} packed
 * @param {number} size in bytes, unpacked
 * @returns {Promise<Uint8Array<ArrayBuffer>>}
 * @throws if it is damaged, or the browser starts no worker here
 */
export async function unpack(packed, size) {
  const worker = new Worker(SCRIPT, { type: "module" });
  atWork.add(worker);
  try {
    const unpacked = new Promise((resolve, reject) => {
      worker.onmessage = ({ data }) => (data.bytes ? resolve(data.bytes) : reject(new Error(data.error)));
      worker.onerror = ({ message }) => reject(new Error(message ?? "no worker"));
    });
    unpacked.catch(() => {}); // it is awaited below, unless the stream fails first
    worker.postMessage({ size });
    const reader = packed.getReader();
    for (let step = await reader.read(); !step.done; step = await reader.read()) {
      worker.postMessage({ chunk: step.value }, [step.value.buffer]);
    }
    worker.postMessage({ chunk: null });
    return await unpacked;
  } finally {
    atWork.delete(worker);
    worker.terminate();
  }
}

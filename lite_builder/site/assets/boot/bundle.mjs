// Fetches bundles of packages and reads them: see lite_builder/site/bundles/bundle_file.py for what is in one.
// @ts-check

const MAGIC = "LBUNDLE1";
const STEP = 8;

/**
 * For each folder its files, with their sizes in bytes.
 * @typedef {Record<string, Record<string, number>>} Folders
 */

/**
 * Files that are here, and by the name of another bundle those that come from it when they are first read.
 * @typedef {object} Bundle
 * @property {() => Generator<{folder: string, name: string, content: Uint8Array}>} files each a view of the bundle's bytes
 * @property {Record<string, Folders>} later
 */

/** Where the bundles are. */
const here = new URL("./", import.meta.url);

/** @type {Map<string, Promise<Bundle>>} */
const underWay = new Map();

/**
 * Have a bundle fetched and unpacked, once for all who ask before it is taken.
 * @param {string} file
 * @param {import("./meter.mjs").Meter} [meter] of the line
 * @returns {Promise<Bundle>}
 */
export function fetchBundle(file, meter) {
  const asked = underWay.get(file) ?? unpacked(file, meter).then((bytes) => readBundle(file, bytes));
  underWay.set(file, asked);
  return asked;
}

/**
 * The bundle, which is not held any longer for others; a later request fetches it again.
 * @param {string} file
 * @param {import("./meter.mjs").Meter} [meter] of the line
 */
export async function takeBundle(file, meter) {
  try {
    return await fetchBundle(file, meter);
  } finally {
    underWay.delete(file);
  }
}

/**
 * The bytes of a bundle, still packed, while everything else waits. Only workers may do that.
 * @param {string} file
 */
export function fetchPackedNow(file) {
  const request = new XMLHttpRequest();
  request.open("GET", new URL(file, here).href, false);
  request.responseType = "arraybuffer";
  request.send();
  if (request.status !== 200 && !(request.status === 0 && request.response)) throw notHere(file, request.status);
  return new Uint8Array(/** @type {ArrayBuffer} */ (request.response));
}

/**
 * @param {string} file
 * @param {import("./meter.mjs").Meter} [meter]
 */
async function unpacked(file, meter) {
  const response = await fetch(new URL(file, here)).catch(() => null);
  if (!response?.ok || !response.body) throw notHere(file, response?.status ?? 0);
  try {
    return await unzipped(meter?.through(response.body) ?? response.body);
  } catch (error) {
    throw damaged(file, error);
  }
}

/**
 * A bundle that is streaming in already.
 * @param {string} file its name, for errors
 * @param {Response} answer
 */
export async function bundleOf(file, answer) {
  if (!answer.ok || !answer.body) throw notHere(file, answer.status);
  return readBundle(file, await unzipped(answer.body));
}

/** @param {ReadableStream<Uint8Array<ArrayBuffer>>} stream */
async function unzipped(stream) {
  return new Uint8Array(await new Response(stream.pipeThrough(new DecompressionStream("gzip"))).arrayBuffer());
}

/**
 * @param {string} file its name, for errors
 * @param {Uint8Array} bytes what is in it, unpacked
 * @returns {Bundle}
 */
export function readBundle(file, bytes) {
  const text = (/** @type {number} */ from, /** @type {number} */ to) => new TextDecoder().decode(bytes.subarray(from, to));
  if (text(0, MAGIC.length) !== MAGIC) throw damaged(file, "it is of another kind");
  const start = MAGIC.length + 4;
  const end = start + new DataView(bytes.buffer, bytes.byteOffset).getUint32(MAGIC.length, true);
  const index = /** @type {{files: Folders, later: Record<string, Folders>}} */ (JSON.parse(text(start, end)));
  return {
    later: index.later,
    *files() {
      let at = padded(end);
      for (const [folder, sizes] of Object.entries(index.files)) {
        for (const [name, size] of Object.entries(sizes)) {
          yield { folder, name, content: bytes.subarray(at, at + size) };
          at = padded(at + size);
        }
      }
    },
  };
}

/** @param {number} at */
const padded = (at) => Math.ceil(at / STEP) * STEP;

/**
 * @param {string} file
 * @param {number} status of HTTP; 0 if there was no answer
 */
function notHere(file, status) {
  const why = status ? `HTTP ${status}` : "no answer";
  return new Error(`${file} of this site cannot be loaded (${why}). Look to your connection, reload the page; if that does not help, tell those who publish it.`);
}

/**
 * @param {string} file
 * @param {unknown} why
 */
function damaged(file, why) {
  return new Error(`${file} of this site is damaged or was cut off (${why}). Reload the page; if that does not help, tell those who publish it.`);
}

// Fetches bundles of packages and reads them: see lite_builder/site/bundles/bundle_file.py for what is in one.
// @ts-check

import { Fetcher } from "./fetcher.mjs";
import { counted } from "./progress.mjs";
import { unpack } from "./unpack.mjs";

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

/**
 * How the bytes come out of an answer.
 * @typedef {(response: Response) => ReadableStream<any> | Promise<ReadableStream<any>>} Arrive
 */

/** Piece by piece. @type {Arrive} */
const asTheyCome = (response) => /** @type {ReadableStream<any>} */ (response.body);

/** Where the bundles are. */
const here = new URL("./", import.meta.url);

/** @type {Map<string, Promise<Bundle>>} */
const underWay = new Map();
/** By the names of files, who has them come in their turn. @type {Map<string, Fetcher>} */
const inTurn = new Map();

/**
 * Have a bundle fetched and unpacked, once for all who ask before it is taken.
 * @param {string} file
 * @param {(file: string) => Promise<Uint8Array>} [unpacked] how its bytes come
 * @returns {Promise<Bundle>}
 */
export function fetchBundle(file, unpacked = fetchHere) {
  const asked = underWay.get(file) ?? unpacked(file).then((bytes) => readBundle(file, bytes));
  underWay.set(file, asked);
  return asked;
}

/**
 * The bundle, which is not held any longer for others; a later request fetches it again.
 * @param {string} file
 * @param {(file: string) => Promise<Uint8Array>} [unpacked] how its bytes come
 */
export async function takeBundle(file, unpacked) {
  inTurn.get(file)?.hurry(file);
  try {
    return await fetchBundle(file, unpacked);
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
  request.open("GET", addressOf(file), false);
  request.responseType = "arraybuffer";
  request.send();
  if (request.status !== 200 && !(request.status === 0 && request.response)) throw notHere(file, request.status);
  return new Uint8Array(/** @type {ArrayBuffer} */ (request.response));
}

/**
 * The bytes of a file of gzip, unpacked in this thread.
 * @param {string} file
 * @param {{size?: number, arrive?: Arrive}} [options] its size in bytes, unpacked, where that is known
 */
export async function fetchHere(file, { size = 0, arrive = asTheyCome } = {}) {
  const response = await fetch(addressOf(file)).catch(() => null);
  if (!response?.ok || !response.body) throw notHere(file, response?.status ?? 0);
  try {
    const packed = counted(file, await arrive(response), Number(response.headers.get("Content-Length")));
    return await unpack(packed, size);
  } catch (error) {
    throw damaged(file, error);
  }
}

/**
 * The bytes of a file of gzip, unpacked beside this thread.
 * @param {string} file
 * @param {Fetcher} fetcher
 * @param {{size?: number, turn?: number}} [options] for it
 */
export async function fetchBeside(file, fetcher, options) {
  const outcome = await fetcher.fetch(file, addressOf(file), options);
  if ("status" in outcome) throw notHere(file, outcome.status);
  if ("error" in outcome) throw damaged(file, outcome.error);
  return outcome.bytes;
}

/**
 * Have bundles fetched beside this thread, a group after the other; whoever takes one before its turn has it come at once. What does not
 * come in that way is asked for once more from here.
 * @param {string[][]} groups
 * @param {Fetcher} fetcher
 */
export async function fetchInTurn(groups, fetcher) {
  const coming = groups.flatMap((files, turn) =>
    files.map((file) => {
      inTurn.set(file, fetcher);
      return fetchBundle(file, () => fetchBeside(file, fetcher, { turn }).catch(() => fetchHere(file)));
    }),
  );
  await Promise.allSettled(coming); // whoever imports one is told
  inTurn.clear();
}

/** @param {string} file */
export const addressOf = (file) => new URL(file, here).href;

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

// Keeps the files of snapshots in the browser, unpacked: a later start reads them where they have to go, which takes a
// thirtieth of the time that it takes to unpack them. And how fast the line was, since a file that the browser's own
// cache holds comes faster than any line.
//
// They lie in the origin's private file system (https://fs.spec.whatwg.org/), in a folder for each site of the origin.
// @ts-check

import { inMemory } from "./content.mjs";

const FOLDER = "lite_builder-snapshots";
/** Stands before the content once all of it has been written, with its size. */
const MAGIC = "LBKEPT01";
const HEADER = 16;
/** Bytes that are written at once, while Python waits. */
const STEP = 4 << 20;
const PAUSE_MILLISECONDS = 20;
/** What has to be left for the learner's own work. */
const LEFT_BYTES = 200e6;

/** @typedef {import("./content.mjs").Content} Content */
/**
 * A file that this thread alone has open; the compiler's types of workers do not go with those of pages.
 * @typedef {object} Handle
 * @property {() => number} getSize
 * @property {(into: Uint8Array, options: {at: number}) => number} read
 * @property {(from: Uint8Array, options: {at: number}) => number} write
 * @property {(size: number) => void} truncate
 * @property {() => void} flush
 * @property {() => void} close
 */

/** Whether anything can be kept: not without https, nor where the learner forbids it. */
export const canKeep = async () => Boolean(await folder());

/**
 * Whether all these files are in the browser: kept by us, or in the copy of the course that the learner has asked for.
 * @param {string[]} files
 */
export async function areKept(files) {
  const found = await Promise.all(files.map(isHere));
  return found.every(Boolean);
}

/** @param {string} file */
async function isHere(file) {
  const content = await openKept(file);
  content?.close();
  return content ?? isCopied(file);
}

/**
 * Whether the copy of the course that the learner has asked for holds this file.
 * @param {string} file
 */
export async function isCopied(file) {
  return Boolean(await globalThis.caches?.match(new URL(file, import.meta.url)));
}

/**
 * What was kept under this name, until it is closed; nothing if it was not kept, or not to its end.
 * @param {string} file
 * @returns {Promise<Content | undefined>}
 */
export async function openKept(file) {
  try {
    const entry = await (await folder())?.getFileHandle(file);
    return entry && ((await openedHandle(entry)) ?? (await copied(entry)));
  } catch {
    return undefined; // it is not there
  }
}

/**
 * Keep bytes under this name, a piece at a time. Where there is no room for it, or another page does it, nothing is kept.
 * @param {string} file
 * @param {Uint8Array} bytes
 */
export async function keep(file, bytes) {
  const into = await folder();
  if (!into || !(await isRoomFor(bytes.length))) return;
  const entry = await into.getFileHandle(file, { create: true });
  const handle = await opened(entry, "readwrite");
  try {
    handle.truncate(0);
    for (let at = 0; at < bytes.length; at += STEP) {
      handle.write(bytes.subarray(at, at + STEP), { at: HEADER + at });
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MILLISECONDS));
    }
    handle.flush(); // the header tells that everything is there
    handle.write(headerFor(bytes.length), { at: 0 });
    handle.flush();
  } catch (error) {
    handle.truncate(0); // the room is the learner's
    throw error;
  } finally {
    handle.close();
  }
}

/**
 * What was measured of the line with a file; if it has not been, it is now.
 * @param {string} file
 * @param {() => Promise<number>} measure bytes a second
 */
export async function keptRate(file, measure) {
  const name = `${file}.rate`;
  const into = await folder();
  const kept = await into?.getFileHandle(name).catch(() => null);
  const known = kept && Number(await (await kept.getFile()).text());
  if (known) return known;
  const rate = await measure();
  await note(into, name, rate).catch(() => {}); // it is measured again at the next visit
  return rate;
}

/**
 * @param {FileSystemDirectoryHandle | null} into
 * @param {string} name
 * @param {number} rate
 */
async function note(into, name, rate) {
  const entry = await into?.getFileHandle(name, { create: true });
  const stream = await entry?.createWritable();
  await stream?.write(String(rate));
  await stream?.close();
}

/**
 * Let go of a file, unless another kernel has it open just now.
 * @param {string} file
 */
export async function letGo(file) {
  await (await folder())?.removeEntry(file).catch(() => {});
}

/**
 * Let go of what an earlier version of this site has kept.
 * @param {string[]} files those of this version
 * @param {string} measured the file with which this version measures the line
 */
export async function keepOnly(files, measured) {
  const wanted = new Set([...files, `${measured}.rate`]);
  const into = /** @type {any} */ (await folder());
  for await (const name of into?.keys() ?? []) {
    if (!wanted.has(name)) await letGo(name);
  }
}

/** @type {Promise<FileSystemDirectoryHandle | null> | undefined} */
let found;

/** The folder of this site. */
function folder() {
  found ??= (async () => {
    const all = await (await navigator.storage.getDirectory()).getDirectoryHandle(FOLDER, { create: true });
    return all.getDirectoryHandle(encodeURIComponent(new URL("./", import.meta.url).pathname), { create: true });
  })().catch(() => null);
  return found;
}

/** @param {number} bytes */
async function isRoomFor(bytes) {
  const { quota = 0, usage = 0 } = await navigator.storage.estimate();
  return quota - usage > bytes + LEFT_BYTES;
}

/**
 * @param {FileSystemFileHandle} entry
 * @param {"read-only" | "readwrite"} mode
 * @returns {Promise<Handle>}
 */
const opened = (entry, mode) => /** @type {any} */ (entry).createSyncAccessHandle({ mode });

/**
 * Nothing where another kernel has it open just now, in a browser where only one may.
 * @param {FileSystemFileHandle} entry
 * @returns {Promise<Content | undefined>}
 */
async function openedHandle(entry) {
  const handle = await opened(entry, "read-only").catch(() => null);
  if (!handle) return undefined;
  const header = new Uint8Array(HEADER);
  handle.read(header, { at: 0 });
  const size = handle.getSize() - HEADER;
  if (!isHeaderFor(header, size)) {
    handle.close();
    throw new Error(`${entry.name} was not kept to its end`);
  }
  return {
    size,
    read: (into, at) => {
      const read = handle.read(into, { at: HEADER + at });
      if (read !== into.length) throw new Error(`${entry.name} cannot be read`);
    },
    close: () => handle.close(),
  };
}

/**
 * @param {FileSystemFileHandle} entry
 * @returns {Promise<Content>}
 */
async function copied(entry) {
  const bytes = new Uint8Array(await (await entry.getFile()).arrayBuffer());
  if (!isHeaderFor(bytes.subarray(0, HEADER), bytes.length - HEADER)) throw new Error(`${entry.name} was not kept to its end`);
  return inMemory(bytes.subarray(HEADER));
}

/** @param {number} size */
function headerFor(size) {
  const header = new Uint8Array(HEADER);
  new TextEncoder().encodeInto(MAGIC, header);
  new DataView(header.buffer).setFloat64(MAGIC.length, size);
  return header;
}

/**
 * @param {Uint8Array} header
 * @param {number} size
 */
const isHeaderFor = (header, size) => headerFor(size).every((byte, place) => byte === header[place]);

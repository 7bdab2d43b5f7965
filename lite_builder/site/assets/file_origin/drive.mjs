// Answers in the worker what the kernel asks of the learner's files, from a mirror of them: it waits for each answer, and
// nobody else can be asked meanwhile. The requests are those of JupyterLite 0.8.6 (`ServiceWorkerContentsAPI`).
// @ts-check

import { bytesOf } from "./base64.mjs";

/**
 * A file or folder as the mirror knows it. The bytes stay with the browser until they are read.
 * @typedef {"text"|"json"|"base64"} Format
 * @typedef {{type: "file", format: Format, content: Blob, created: string, changed: string}} MirrorFile
 * @typedef {{type: "directory", created: string, changed: string}} MirrorFolder
 * @typedef {MirrorFile|MirrorFolder} Entry
 */
/** @typedef {{method: string, path: string, data?: any}} DriveRequest */
/** @typedef {(content: Blob, format: Format) => string} ReadNow the bytes as text or as base64 */

const FOLDER_MODE = 16895;
const FILE_MODE = 33206;
const KIND_OF_MODE = 0o170000;
const FOLDER_KIND = 0o040000;
const NEVER = new Date(0).toISOString();

/** The methods that change something. */
const WRITING = new Set(["mknod", "put", "rename", "rmdir"]);

export class Drive {
  /**
   * @param {Record<string, Format>} formats by the endings of names, with their dots
   * @param {ReadNow} readNow
   * @param {(request: DriveRequest) => void} handOn takes what was written
   */
  constructor(formats, readNow, handOn) {
    this.formats = formats;
    this.readNow = readNow;
    this.handOn = handOn;
    /** @type {Map<string, Entry>} */
    this.entries = new Map();
  }

  /**
   * Take over what has changed elsewhere.
   * @param {{removed: string[], entries: [string, Entry][]}} change
   */
  take({ removed, entries }) {
    for (const path of removed) this.remove(path);
    for (const [path, entry] of entries) this.entries.set(path, entry);
  }

  /** @param {DriveRequest} request */
  answer(request) {
    const path = plain(request.path);
    const entry = path === "" ? folder(NEVER) : this.entries.get(path);
    const answer = this.answerFor(request, path, entry);
    if (WRITING.has(request.method)) this.handOn(request);
    return answer;
  }

  /**
   * @param {DriveRequest} request
   * @param {string} path
   * @param {Entry|undefined} entry
   */
  answerFor({ method, data }, path, entry) {
    switch (method) {
      case "readdir":
        return [...this.entries.keys()].filter((other) => parentOf(other) === path).map(nameOf);
      case "lookup":
        return entry ? { ok: true, mode: modeOf(entry) } : { ok: false };
      case "getmode":
        return entry ? modeOf(entry) : FILE_MODE;
      case "getattr":
        return attributes(entry);
      case "get":
        return entry?.type === "file" ? { content: this.readNow(entry.content, entry.format), format: entry.format } : null;
      case "put":
        return this.put(path, data, entry);
      case "mknod":
        return this.make(path, data.mode);
      case "rename":
        return this.rename(path, plain(data.newPath));
      case "rmdir":
        return this.remove(path);
      default:
        throw new Error(`The kernel asks "${method}" of its files, which is not known here.`);
    }
  }

  /** @param {string} path @param {{format: Format, data: string}} data @param {Entry|undefined} before */
  put(path, { format, data }, before) {
    const now = new Date().toISOString();
    this.entries.set(path, { ...file(format, blobOf(data, format), now), created: before?.created ?? now });
    return null;
  }

  /** @param {string} path @param {number} mode */
  make(path, mode) {
    const now = new Date().toISOString();
    const isFolder = (mode & KIND_OF_MODE) === FOLDER_KIND;
    this.entries.set(path, isFolder ? folder(now) : file(formatOf(path, this.formats), new Blob(), now));
    return null;
  }

  /** @param {string} path @param {string} to */
  rename(path, to) {
    for (const [old, entry] of this.below(path)) {
      this.entries.delete(old);
      this.entries.set(to + old.slice(path.length), entry);
    }
    return null;
  }

  /** @param {string} path */
  remove(path) {
    for (const [old] of this.below(path)) this.entries.delete(old);
    return null;
  }

  /** The entry itself, and all in it. @param {string} path */
  below(path) {
    return [...this.entries].filter(([other]) => other === path || other.startsWith(`${path}/`));
  }
}

/**
 * In which form JupyterLite keeps a file of this name.
 * @param {string} path
 * @param {Record<string, Format>} formats
 * @returns {Format}
 */
export function formatOf(path, formats) {
  return formats[path.slice(path.lastIndexOf(".")).toLowerCase()] ?? "base64";
}

/** The path without the name of a drive before it, and without slashes around it. @param {string} path */
export function plain(path) {
  return path.replace(/^[^/:]*:/, "").replace(/^\/+|\/+$/g, "");
}

/**
 * @param {string} content
 * @param {Format} format
 */
export function blobOf(content, format) {
  if (format !== "base64") return new Blob([content]);
  return new Blob([bytesOf(content)]);
}

/** @param {string} path */
const parentOf = (path) => path.slice(0, Math.max(path.lastIndexOf("/"), 0));
/** @param {string} path */
const nameOf = (path) => path.slice(path.lastIndexOf("/") + 1);
/** @param {Entry} entry */
const modeOf = (entry) => (entry.type === "directory" ? FOLDER_MODE : FILE_MODE);
/** @param {string} time @returns {Entry} */
const folder = (time) => ({ type: "directory", created: time, changed: time });
/** @param {Format} format @param {Blob} content @param {string} time @returns {MirrorFile} */
const file = (format, content, time) => ({ type: "file", format, content, created: time, changed: time });

/** @param {Entry|undefined} entry */
function attributes(entry) {
  const size = entry?.type === "file" ? entry.content.size : 0;
  const changed = entry?.changed ?? NEVER;
  const unused = { dev: 1, nlink: 1, uid: 0, gid: 0, rdev: 0, blksize: 4096, timestamp: 0 };
  return { ...unused, size, blocks: size, atime: changed, mtime: changed, ctime: entry?.created ?? NEVER };
}

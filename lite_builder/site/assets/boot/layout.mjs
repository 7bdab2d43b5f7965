// Puts the files of a bundle into Python's file system without a copy of any: what is written there is a view.
//
// Files that come later are there with their names and sizes; whoever reads one of them first waits until all of its
// package have been fetched. So `os.stat` tells the truth, and byte code, which never looks at its source, waits for nothing.
// @ts-check

import { addressOf, fetchPackedNow, readBundle } from "./bundle.mjs";
import { inflate } from "./inflate.mjs";
import { waitFor } from "./progress.mjs";

const FILE_MODE = 0o100644;
const NEW_LINE = 10;
/** The name of a bundle, or of one with sources. */
const NAME = /^(.*?)(-later)?-[0-9a-f]{12}\.bundle$/;

/** @typedef {import("./bundle.mjs").Bundle} Bundle */
/** @typedef {any} Node a file of Emscripten's MEMFS */

/**
 * @param {any} module Pyodide's Emscripten module
 * @param {Bundle} bundle
 */
export function layOut(module, bundle) {
  for (const { folder, name, content } of bundle.files()) {
    const node = fileNode(module.FS, folder, name);
    node.contents = content;
    node.usedBytes = content.length;
  }
  for (const [file, folders] of Object.entries(bundle.later)) {
    const later = new LaterFiles(module, file);
    for (const [folder, sizes] of Object.entries(folders)) {
      for (const [name, size] of Object.entries(sizes)) later.add(fileNode(module.FS, folder, name), folder, name, size);
    }
  }
}

/** Where there are files that come later. A path elsewhere is not looked up: for one of the learner's the page would be asked. */
const folders = new Set();

/**
 * The address of the bundle that the file at this path has yet to come with; empty for one that is here, or is none.
 * @param {any} FS
 * @param {string} path
 */
export function awaitedBundle(FS, path) {
  if (!folders.has(path.slice(0, path.lastIndexOf("/")))) return "";
  const { object } = FS.analyzePath(path);
  return object && isAwaited(object) ? addressOf(object.bundle) : "";
}

/** @type {{folder: string, node: Node}} */
let last = { folder: "", node: null };

/**
 * The file of this name, which is made if it is not there.
 * @param {any} FS
 * @param {string} folder
 * @param {string} name
 * @returns {Node}
 */
function fileNode(FS, folder, name) {
  if (last.folder !== folder || !last.node) {
    FS.mkdirTree(`/${folder}`);
    last = { folder, node: FS.lookupPath(`/${folder}`, {}).node };
  }
  return last.node.contents[name] ?? FS.filesystems.MEMFS.createNode(last.node, name, FILE_MODE, 0);
}

/** The files of one bundle that come when the first of them is read. */
class LaterFiles {
  /**
   * @param {any} module
   * @param {string} file
   */
  constructor(module, file) {
    this.module = module;
    this.file = file;
    /** @type {Map<string, Node>} */
    this.nodes = new Map();
  }

  /**
   * @param {Node} node
   * @param {string} folder
   * @param {string} name
   * @param {number} size
   */
  add(node, folder, name, size) {
    this.nodes.set(`${folder}/${name}`, node);
    folders.add(`/${folder}`);
    node.usedBytes = size;
    node.bundle = this.file;
    // To unpack may grow Python's memory, and a read in progress writes into the memory as it was: so whoever opens waits.
    node.stream_ops = { ...node.stream_ops, open: () => node.contents };
    Object.defineProperty(node, "contents", {
      configurable: true,
      enumerable: true,
      get: () => this.read(node, size),
      set: (content) => settle(node, content),
    });
  }

  /**
   * @param {Node} node
   * @param {number} size
   * @returns {Uint8Array}
   */
  read(node, size) {
    try {
      this.fetch();
    } catch (error) {
      // A traceback is no place for an error of ours: it shows empty lines, and whoever reads again tries again.
      console.warn(String(error));
      return new Uint8Array(size).fill(NEW_LINE);
    }
    return node.contents;
  }

  fetch() {
    const [, name, later] = this.file.match(NAME) ?? ["", this.file];
    const over = waitFor(this.file, later ? `the sources in ${name}` : `code of ${name}`);
    try {
      const bundle = readBundle(this.file, inflate(this.module, fetchPackedNow(this.file)));
      for (const { folder, name, content } of bundle.files()) {
        const node = this.nodes.get(`${folder}/${name}`);
        if (node && isAwaited(node)) settle(node, content);
      }
    } finally {
      over();
    }
  }
}

/** @param {Node} node */
const isAwaited = (node) => Boolean(Object.getOwnPropertyDescriptor(node, "contents")?.get);

/**
 * @param {Node} node
 * @param {Uint8Array} content
 */
function settle(node, content) {
  Object.defineProperty(node, "contents", { configurable: true, enumerable: true, writable: true, value: content });
}

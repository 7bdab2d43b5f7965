// The files that learners have changed, as JupyterLite 0.8.6 keeps them in the browser: read as bytes, put back, removed.
// @ts-check

/** @typedef {import("./zip.mjs").ZippedFile} ZippedFile */
/** @typedef {"text"|"json"|"base64"} Format */
/** @typedef {{type: string, format: Format|null, content: any, last_modified: string}} Model */

/** Those that ../storage.mjs makes, too: whoever comes first has to make all of them. */
const TABLES = ["checkpoints", "counters", "files", "local-forage-detect-blob-support", "settings", "statedb", "workspaces"];
const FILES = "files";
const CHECKPOINTS = "checkpoints";
const MEDIA_TYPES = { json: "application/json", text: "text/plain", base64: "application/octet-stream" };

/** All of them, in the order of their paths, without folders. @param {string} storage @returns {Promise<[path: string, model: Model][]>} */
export async function keptModels(storage) {
  const database = await opened(storage);
  try {
    const table = database.transaction(FILES).objectStore(FILES);
    const [paths, models] = await Promise.all([done(table.getAllKeys()), done(table.getAll())]);
    return paths
      .map((path, index) => /** @type {[string, Model]} */ ([String(path), models[index]]))
      .filter(([, { type }]) => type !== "directory");
  } finally {
    database.close(); // JupyterLite would wait for it
  }
}

/** The one at this path, if there is one. @param {string} storage @param {string} path @returns {Promise<Model|undefined>} */
export async function keptModel(storage, path) {
  const database = await opened(storage);
  try {
    return await done(database.transaction(FILES).objectStore(FILES).get(path));
  } finally {
    database.close(); // JupyterLite would wait for it
  }
}

/** @param {[path: string, model: Model]} kept @returns {ZippedFile} */
export function fileOfModel([path, model]) {
  return { path, bytes: bytesOfModel(model), time: new Date(model.last_modified) };
}

/** Whether what is kept is still what was read before: another tab may have saved meanwhile. @param {Model} [read] */
export const stillAs = (read) => (/** @type {Model|undefined} */ here) => here?.last_modified === read?.last_modified;

/**
 * Remove the files at these paths, so that those of the course are seen again, what JupyterLite has of them from before, and
 * folders that are empty then. Gives the files as they were at that moment, so that they can be brought back.
 * @param {string} storage
 * @param {string[]} wanted
 * @param {(here: Model|undefined) => boolean} [mayGo] the others stay
 * @returns {Promise<[path: string, model: Model][]>}
 */
export async function removeKept(storage, wanted, mayGo = () => true) {
  return change(storage, [FILES, CHECKPOINTS], async ([files, checkpoints]) => {
    const models = await Promise.all(wanted.map((path) => done(files.get(path))));
    const paths = wanted.filter((_, index) => mayGo(models[index]));
    const left = new Set((await done(files.getAllKeys())).map(String));
    const remove = (/** @type {string} */ path) => {
      left.delete(path);
      files.delete(path);
      checkpoints.delete(path);
    };
    paths.forEach(remove);
    for (const folder of paths.flatMap((path) => foldersOf(path).reverse())) {
      if (![...left].some((path) => path.startsWith(`${folder}/`))) remove(folder);
    }
    return wanted
      .map((path, index) => /** @type {[string, Model]} */ ([path, models[index]]))
      .filter(([path, model]) => model && paths.includes(path));
  });
}

/**
 * Keep these files, in the place of those with the same paths.
 * @param {string} storage
 * @param {ZippedFile[]} files
 * @param {Record<string, Format>} formats by the endings of names, with their dots
 */
export async function keep(storage, files, formats) {
  await putBack(storage, files.map((file) => [file.path, modelOf(file, formats)]));
}

/**
 * Keep what keptModels gave, as saved now: a page that is open from before asks then before it saves over it.
 * Gives those that had to stay away.
 * @param {string} storage
 * @param {[path: string, model: Model][]} models
 * @param {(here: Model|undefined, path: string) => boolean} [mayGo] whether what is in its place may make way
 * @returns {Promise<[path: string, model: Model][]>}
 */
export async function putBack(storage, models, mayGo = () => true) {
  return change(storage, [FILES], async ([table]) => {
    const known = new Set(await done(table.getAllKeys()));
    const here = await Promise.all(models.map(([path]) => done(table.get(path))));
    const fit = models.filter(([path], index) => mayGo(here[index], path));
    for (const [path, model] of fit) {
      for (const folder of foldersOf(path)) if (!known.has(folder)) table.put(folderModel(folder), folder);
      table.put({ ...model, last_modified: new Date().toISOString() }, path);
    }
    return models.filter((one) => !fit.includes(one));
  });
}

/** @param {Model} model */
export function bytesOfModel({ format, content }) {
  if (format === "base64") return Uint8Array.from(atob(content ?? ""), (character) => character.charCodeAt(0));
  return new TextEncoder().encode(typeof content === "string" ? content : JSON.stringify(content, null, 1));
}

/** @param {ZippedFile} file @param {Record<string, Format>} formats */
export function modelOf({ path, bytes, time }, formats) {
  const ending = path.slice(path.lastIndexOf(".")).toLowerCase();
  const format = formats[ending] ?? "base64";
  const text = () => new TextDecoder().decode(bytes);
  const content = format === "json" ? JSON.parse(text()) : format === "text" ? text() : base64Of(bytes);
  const type = ending === ".ipynb" ? "notebook" : "file";
  return { ...common(path, time), type, format, content, mimetype: MEDIA_TYPES[format], size: bytes.length };
}

/** The paths of the folders that a file is in. @param {string} path */
export function foldersOf(path) {
  const names = path.split("/").slice(0, -1);
  return names.map((_, index) => names.slice(0, index + 1).join("/"));
}

/** @param {string} path */
function folderModel(path) {
  return { ...common(path, new Date()), type: "directory", format: "json", content: null, mimetype: "", size: 0 };
}

/** @param {string} path @param {Date} time */
function common(path, time) {
  const name = path.slice(path.lastIndexOf("/") + 1);
  return { name, path, created: time.toISOString(), last_modified: time.toISOString(), writable: true };
}

/** @param {Uint8Array} bytes */
function base64Of(bytes) {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
}

/**
 * Change these tables, all or nothing; gives what `act` gives.
 * @template T
 * @param {string} storage
 * @param {string[]} tables
 * @param {(stores: IDBObjectStore[]) => Promise<T>} act
 */
async function change(storage, tables, act) {
  const database = await opened(storage);
  try {
    const transaction = database.transaction(tables, "readwrite");
    const ended = new Promise((resolve, reject) => {
      transaction.oncomplete = resolve;
      transaction.onabort = () => reject(transaction.error);
    });
    const [given] = await Promise.all([act(tables.map((table) => transaction.objectStore(table))), ended]);
    return given;
  } finally {
    database.close();
  }
}

/** @param {string} storage @returns {Promise<IDBDatabase>} */
async function opened(storage) {
  const opening = indexedDB.open(storage);
  opening.onupgradeneeded = () => TABLES.forEach((table) => opening.result.createObjectStore(table));
  const database = await done(opening);
  // Another tab that deletes or changes it would wait for us, and the learner for that tab.
  database.onversionchange = () => database.close();
  return database;
}

/** @template T @param {IDBRequest<T>} request @returns {Promise<T>} */
function done(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

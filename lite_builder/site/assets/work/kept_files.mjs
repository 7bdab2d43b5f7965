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

/**
 * Remove the files at these paths, so that those of the course are seen again, what JupyterLite has of them from before, and
 * folders that are empty then.
 * @param {string} storage
 * @param {string[]} paths
 * @param {Model} [asRead] only if the first of them is still what was read: another tab may have saved meanwhile
 */
export async function removeKept(storage, paths, asRead) {
  await change(storage, [FILES, CHECKPOINTS], async ([files, checkpoints]) => {
    if (asRead && (await done(files.get(paths[0])))?.last_modified !== asRead.last_modified) return;
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

/** Keep what keptModels gave. @param {string} storage @param {[path: string, model: Model][]} models */
export async function putBack(storage, models) {
  await change(storage, [FILES], async ([table]) => {
    const known = new Set(await done(table.getAllKeys()));
    for (const [path, model] of models) {
      for (const folder of foldersOf(path)) if (!known.has(folder)) table.put(folderModel(folder), folder);
      table.put(model, path);
    }
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
 * Change these tables, all or nothing.
 * @param {string} storage
 * @param {string[]} tables
 * @param {(stores: IDBObjectStore[]) => unknown} act
 */
async function change(storage, tables, act) {
  const database = await opened(storage);
  try {
    const transaction = database.transaction(tables, "readwrite");
    const ended = new Promise((resolve, reject) => {
      transaction.oncomplete = resolve;
      transaction.onabort = () => reject(transaction.error);
    });
    await Promise.all([act(tables.map((table) => transaction.objectStore(table))), ended]);
  } finally {
    database.close();
  }
}

/** @param {string} storage @returns {Promise<IDBDatabase>} */
function opened(storage) {
  const opening = indexedDB.open(storage);
  opening.onupgradeneeded = () => TABLES.forEach((table) => opening.result.createObjectStore(table));
  return done(opening);
}

/** @template T @param {IDBRequest<T>} request @returns {Promise<T>} */
function done(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

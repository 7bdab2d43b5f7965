// Tells the kernels which files the learner has, and JupyterLite what kernels write. Runs in the page.
// @ts-check

import { blobOf, formatOf, plain } from "./drive.mjs";

/** @typedef {import("./drive.mjs").Entry} Entry */
/** @typedef {{removed: string[], entries: [string, Entry][]}} Change */
/** @typedef {(change: Promise<Change>) => void} Kernel */
/** @typedef {{request: import("./drive.mjs").DriveRequest, browsingContextId: string}} Written */

const FILES_FOLDER = "files/";
const POLL_MILLISECONDS = 50;
const PATIENCE_MILLISECONDS = 20_000;

export class Mirror {
  /**
   * @param {import("./packs.mjs").Packs} packs
   * @param {string} storage the name of the database in which JupyterLite keeps what learners change
   * @param {Record<string, import("./drive.mjs").Format>} formats
   * @param {import("./questions.mjs").Questions} questions
   */
  constructor(packs, storage, formats, questions) {
    this.packs = packs;
    this.formats = formats;
    this.storage = storage;
    this.questions = questions;
    /** Between the pages of this key: each tells the others of what has changed. */
    this.pages = new BroadcastChannel(`${storage}: changes`);
    this.pages.onmessage = ({ data: { old, path } }) => this.#tell(old, path);
    /** Those who are told of changes. @type {Set<Kernel>} */
    this.kernels = new Set();
    /** What a kernel writes at this moment. @type {import("./drive.mjs").DriveRequest|null} */
    this.writing = null;
    /** @type {Promise<unknown>} */
    this.written = Promise.resolve();
    this.contents = contentsOfJupyterLite();
    this.contents.then((contents) => contents.fileChanged.connect((/** @type {any} */ _, /** @type {any} */ change) => this.#changed(change)));
  }

  /** All that is there. @returns {Promise<Change>} */
  async all() {
    return { removed: [], entries: await this.#below("", await changedFiles(this.storage)) };
  }

  /**
   * Have JupyterLite do what a kernel has done, after what was written before, and tell the other kernels. Resolves then.
   * @param {Written} written
   * @param {Kernel} kernel who wrote it
   */
  write(written, kernel) {
    this.written = this.written.then(async () => {
      this.writing = written.request;
      await this.#ask(written);
      this.writing = null;
      const old = plain(written.request.path);
      const path = plain(written.request.data?.newPath ?? written.request.path);
      this.#tell(old, path, kernel);
      this.pages.postMessage({ old, path });
    });
    return this.written;
  }

  /** @param {Written} written */
  async #ask({ request, browsingContextId }) {
    const answer = await this.questions.ask("/api/drive", { data: request, browsingContextId }, PATIENCE_MILLISECONDS);
    // JupyterLite says nothing where it fails, as where the browser has no room.
    if (!answer) console.error(`What Python has written to ${request.path} could not be kept.`);
  }

  /** @param {{type: string, oldValue: {path?: string}|null, newValue: {path?: string}|null}} change */
  #changed({ type, oldValue, newValue }) {
    const path = newValue?.path ?? oldValue?.path ?? "";
    const { writing } = this;
    if (writing && [writing.path, writing.data?.newPath ?? ""].map(plain).includes(plain(path))) return;
    const old = type === "save" ? path : (oldValue?.path ?? path);
    this.#tell(old, path);
    this.pages.postMessage({ old, path });
  }

  /** Tell the kernels of this page, all but one that knows. @param {string} old @param {string} path @param {Kernel} [knows] */
  #tell(old, path, knows) {
    const change = this.#change(old, path);
    for (const kernel of this.kernels) if (kernel !== knows) kernel(change);
  }

  /** What there is now at a path, in place of what was at another. @param {string} old @param {string} path @returns {Promise<Change>} */
  async #change(old, path) {
    const model = await (await this.contents).get(path, { content: false }).catch(() => null);
    if (!model) return { removed: [old, path], entries: [] };
    const changed = await changedFiles(this.storage);
    const inside = model.type === "directory" ? await this.#below(path, changed) : [];
    return { removed: old === path ? [] : [old], entries: [[path, await this.#entry(model, changed)], ...inside] };
  }

  /** @param {string} path @param {Set<string>|null} changed @returns {Promise<[string, Entry][]>} */
  async #below(path, changed) {
    const { content } = await (await this.contents).get(path, { content: true });
    const found = content
      .filter((/** @type {any} */ model) => !model.path.includes(":"))
      .map(async (/** @type {any} */ model) => {
        const inside = model.type === "directory" ? await this.#below(model.path, changed) : [];
        return [[model.path, await this.#entry(model, changed)], ...inside];
      });
    return (await Promise.all(found)).flat();
  }

  /** @param {any} model @param {Set<string>|null} changed @returns {Promise<Entry>} */
  async #entry(model, changed) {
    const times = { created: model.created, changed: model.last_modified };
    if (model.type === "directory") return { type: "directory", ...times };
    const asShipped = changed && !changed.has(model.path) ? await this.packs.read(FILES_FOLDER + model.path) : null;
    if (asShipped) return { type: "file", format: formatOf(model.path, this.formats), content: asShipped, ...times };
    const { content, format } = await (await this.contents).get(model.path, { content: true });
    const text = format === "json" ? JSON.stringify(content) : (content ?? "");
    return { type: "file", format, content: blobOf(text, format), ...times };
  }
}

/** JupyterLite's own door to the files, once it is there. @returns {Promise<any>} */
async function contentsOfJupyterLite() {
  for (;;) {
    const contents = /** @type {any} */ (globalThis).jupyterapp?.serviceManager?.contents;
    if (contents) return contents;
    await new Promise((resolve) => setTimeout(resolve, POLL_MILLISECONDS));
  }
}

/** The paths of files that are no longer as the key has them; null where that cannot be told. @param {string} storage @returns {Promise<Set<string>|null>} */
function changedFiles(storage) {
  return new Promise((resolve) => {
    try {
      const opening = indexedDB.open(storage);
      opening.onerror = () => resolve(null);
      // Never make it here: JupyterLite would miss its tables.
      opening.onupgradeneeded = () => opening.transaction?.abort();
      opening.onsuccess = () => {
        const { result: database } = opening;
        if (!database.objectStoreNames.contains("files")) return void (database.close(), resolve(null));
        const asking = database.transaction("files").objectStore("files").getAllKeys();
        asking.onsuccess = () => resolve(new Set(asking.result.map(String)));
        asking.onerror = () => resolve(null);
        database.close();
      };
    } catch {
      resolve(null);
    }
  });
}

// Runs the notebook that this page shows, one cell at a time, through JupyterLite's own command.
//
// It runs in every page of the site before the page's own scripts. Where JupyterLite opens a notebook it tells
// `liteBuilderTell` (a binding of verify/notebook_tab.py) what happened, and is answered with the index of the cell to run
// next, or null when there is nothing left to do. `liteBuilderCode` gives code to run in the kernel in the place of that
// cell, or null where the notebook's own is meant; what it gives for AT_REST is run after the last cell. All judgement is
// on the other side.
//
// `liteBuilderNext` names the notebook to open in the same page after that, or null as long as there is none. It gets a
// kernel of its own and finds the browser's storage empty. The kernel before is kept, idle, until the next one has
// run: as long as it lives, the browser shares the code that it compiled for it.
// @ts-check
"use strict";

(() => {
  const POLL_MILLISECONDS = 50;
  // Stands for the code that looks around in the kernel at the end, where otherwise the index of a cell stands.
  const AT_REST = -1;

  const OUTPUTS = new Set(["stream", "display_data", "execute_result", "error"]);
  const STORAGE = "JupyterLite Storage";

  /** The notebook that is shown. @type {any} */
  let shown = null;
  /** The session of the notebook before it, whose kernel is idle. @type {string|null} */
  let kept = null;

  /** @param {object} message @returns {Promise<number|null>} */
  const tell = (message) => /** @type {any} */ (globalThis).liteBuilderTell(message);

  /** @param {number} index @returns {Promise<string|null>} */
  const codeFor = (index) => /** @type {any} */ (globalThis).liteBuilderCode(index);

  /** @returns {Promise<{path: string, landing: string}|null>} */
  const nextNotebook = () => /** @type {any} */ (globalThis).liteBuilderNext(null);

  const pause = () => new Promise((resolve) => setTimeout(resolve, POLL_MILLISECONDS));

  /** Wait for JupyterLite to show a notebook; in other pages this waits for as long as the page is there. */
  async function openedNotebook() {
    for (;;) {
      const panel = /** @type {any} */ (globalThis).jupyterapp?.shell?.currentWidget;
      if (panel !== shown && panel?.content?.model && panel.context && panel.sessionContext) {
        await panel.context.ready;
        await panel.sessionContext.ready;
        if (panel.sessionContext.session?.kernel) return panel;
      }
      await pause();
    }
  }

  /**
   * Tell of the kernel's death, of its questions, and of what it says on stderr in the name of a cell that has ended:
   * JupyterLite shows that nowhere. What is given is the last cell and the kernel's reply.
   * @param {any} panel
   */
  function watchKernel(panel) {
    const last = { index: -1, status: /** @type {string|null} */ (null) };
    /** The cells that have ended, by the requests to run them. @type {Map<string, number>} */
    const ended = new Map();
    panel.sessionContext.statusChanged.connect((/** @type {any} */ _, /** @type {string} */ status) => {
      if (panel === shown) tell({ event: "status", status });
    });
    panel.sessionContext.session.kernel.anyMessage.connect((/** @type {any} */ _, /** @type {any} */ { msg }) => {
      const type = msg.header.msg_type;
      const asked = msg.parent_header.msg_id;
      if (type === "execute_reply") {
        last.status = msg.content.status;
        ended.set(asked, last.index);
      }
      if (type === "input_request") tell({ event: "question", prompt: msg.content.prompt });
      if (panel === shown && ended.has(asked)) tellIfLate(msg, ended.get(asked));
    });
    return last;
  }

  /** @param {any} message @param {number} [index] */
  function tellIfLate({ header, content }, index) {
    if (header.msg_type === "stream" && content.name === "stderr") tell({ event: "late", index, text: content.text });
  }

  /**
   * Ask the kernel how large its memory is, and what is still to happen in it. A dead one never answers.
   * @param {any} kernel
   * @param {number} index Of the last cell, which errors that come to light now belong to.
   * @returns {Promise<{memory: number|null, pending: string[]}>}
   */
  async function lookAround(kernel, index) {
    let text = "";
    const asked = kernel.requestExecute({ code: await codeFor(AT_REST), silent: true, store_history: false });
    asked.onIOPub = (/** @type {any} */ message) => {
      const { header, content } = message;
      if (header.msg_type === "stream" && content.name === "stdout") text += content.text;
      tellIfLate(message, index);
    };
    await asked.done;
    try {
      return JSON.parse(text);
    } catch {
      return { memory: null, pending: [] };
    }
  }

  /** @param {any} panel @param {number} index */
  const cellAt = (panel, index) => panel.content.model.sharedModel.cells[index].toJSON();

  /**
   * Run a cell of the notebook as a learner does.
   * @param {any} panel
   * @param {number} index
   */
  async function runCell(panel, index) {
    panel.content.activeCellIndex = index;
    await /** @type {any} */ (globalThis).jupyterapp.commands.execute("notebook:run-cell");
    return cellAt(panel, index);
  }

  /**
   * Run code that is not in the notebook; what it puts out has the form of a cell's outputs.
   * @param {any} kernel
   * @param {string} code
   */
  async function runCode(kernel, code) {
    /** @type {object[]} */
    const outputs = [];
    const asked = kernel.requestExecute({ code });
    asked.onIOPub = (/** @type {any} */ { header, content }) => {
      if (OUTPUTS.has(header.msg_type)) outputs.push({ ...content, output_type: header.msg_type });
    };
    await asked.done;
    return { outputs };
  }

  /** What the browser keeps for the site that `emptyStorage` does not empty, by name. */
  async function belongings() {
    const databases = (await indexedDB.databases()).map(({ name }) => `database ${name}`);
    // Absent where the address is neither https nor loopback.
    const caches = ((await globalThis.caches?.keys()) ?? []).map((name) => `cache ${name}`);
    const names = [...databases, ...caches, `cookies ${document.cookie}`];
    // WebKitGTK has no files of this kind, and Chromium gives none to a page that was opened from a file.
    const folder = /** @type {any} */ (await navigator.storage?.getDirectory?.().catch(() => null));
    if (folder) for await (const name of folder.keys()) names.push(`file ${name}`);
    return names.filter((name) => !name.startsWith(`database ${STORAGE}`));
  }

  /** Take away what the notebook before has written: its files, and what the page remembers of it. */
  async function emptyStorage() {
    localStorage.clear();
    sessionStorage.clear();
    for (const { name } of await indexedDB.databases()) await emptyDatabase(String(name));
  }

  /** @param {string} name @returns {Promise<void>} */
  function emptyDatabase(name) {
    return new Promise((resolve, reject) => {
      const opening = indexedDB.open(name);
      opening.onerror = () => reject(opening.error);
      opening.onsuccess = () => {
        const database = opening.result;
        const emptying = database.transaction([...database.objectStoreNames], "readwrite");
        for (const table of database.objectStoreNames) emptying.objectStore(table).clear();
        emptying.oncomplete = () => resolve(database.close());
        emptying.onabort = () => reject(emptying.error);
      };
    });
  }

  /**
   * The path to which the landing page's link to a notebook leads, or null if it has none.
   * @param {{path: string, landing: string}} next
   */
  async function linkedPath({ path, landing }) {
    const text = await (await fetch(landing)).text();
    const link = new DOMParser().parseFromString(text, "text/html").querySelector(`a[data-notebook="${CSS.escape(path)}"]`);
    return link && new URL(String(link.getAttribute("href")), landing).searchParams.get("path");
  }

  /**
   * Put another notebook in the place of the one that is shown.
   * @param {string} path
   */
  async function show(path) {
    const app = /** @type {any} */ (globalThis).jupyterapp;
    if (kept) {
      await tell({ event: "kernel retires" });
      await app.serviceManager.sessions.shutdown(kept);
    }
    kept = shown.sessionContext.session.id;
    shown.dispose();
    await emptyStorage();
    await app.commands.execute("docmanager:open", {
      path,
      factory: "Notebook",
      options: { ref: "_noref" },
    });
  }

  async function runNotebook() {
    const panel = await openedNotebook();
    shown = panel;
    const last = watchKernel(panel);
    // An empty request is answered once Python runs, so that starting it is not counted as the first cell's time.
    const kernel = panel.sessionContext.session.kernel;
    await kernel.requestExecute({ code: "", silent: true, store_history: false }).done;
    const found = new Set(await belongings());
    const count = panel.content.widgets.length;
    let next = await tell({
      event: "opened",
      path: panel.context.path,
      cells: Array.from({ length: count }, (_, index) => cellAt(panel, index)),
    });
    while (next !== null) {
      Object.assign(last, { index: next, status: null });
      const code = await codeFor(next);
      const cell = code === null ? await runCell(panel, next) : await runCode(kernel, code);
      next = await tell({ event: "ran", index: next, cell, reply: last.status });
    }
    const { memory, pending } = await lookAround(kernel, last.index);
    await tell({ event: "memory", bytes: memory });
    await tell({ event: "rests", pending, left: (await belongings()).filter((name) => !found.has(name)) });
  }

  async function main() {
    for (;;) {
      await runNotebook();
      let next = await nextNotebook();
      for (; next === null; next = await nextNotebook()) await pause();
      const path = await linkedPath(next);
      if (path === null) return tell({ event: "no link" });
      await show(path);
    }
  }

  if (window.top === window) main().catch((error) => tell({ event: "broken", message: String(error) }));
})();

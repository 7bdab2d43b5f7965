// Makes workers from the key: file:// allows only those of addresses that the page made itself, and Chromium no modules.
// @ts-check

/**
 * What a worker is told first.
 * @typedef {{root: string, path: string, formats: Record<string, import("./drive.mjs").Format>}} WorkerSettings
 */
/**
 * @typedef {object} Services
 * @property {import("./addresses.mjs").Addresses} addresses
 * @property {import("./packs.mjs").Packs} packs
 * @property {import("./mirror.mjs").Mirror} mirror
 * @property {import("./questions.mjs").Questions} questions
 * @property {Record<string, string[]>} behind for a file, those that are wanted at once by who has it
 * @property {Record<string, import("./drive.mjs").Format>} formats
 * @property {string} script of worker.mjs
 */

/** How long a kernel that is ready has asked for nothing before it is given what it may want later. */
const QUIET_MILLISECONDS = 1500;

/** @param {Services} services */
export function installWorkers(services) {
  const Original = globalThis.Worker;
  const { addresses } = services;

  globalThis.Worker = class extends Original {
    /** Messages wait until the kernel knows of the files that were there, or changed, before them. @type {Promise<unknown>|null} */
    #before = null;
    /** What Python has written, until JupyterLite has it. @type {Promise<unknown>|null} */
    #writing = null;
    /** @type {WorkerLine|null} */
    #line = null;

    /** @param {string|URL} address @param {WorkerOptions} [options] */
    constructor(address, options) {
      const path = addresses.isFile(address) ? addresses.pathOf(address) : null;
      if (path === null) {
        super(address, options);
        return;
      }
      const script = scriptFor({ root: addresses.root, path, formats: services.formats }, services.script);
      super(script, { name: options?.name });
      // It has the script once it says something.
      this.addEventListener("message", () => URL.revokeObjectURL(script), { once: true });
      const { port1, port2 } = new MessageChannel();
      super.postMessage({ fileOrigin: port2 }, [port2]);
      this.#line = new WorkerLine(port1, services);
      this.addEventListener("message", this.#hear);
      this.#tell(services.mirror.all());
      services.mirror.kernels.add(this.#tell);
    }

    /** @param {Promise<import("./mirror.mjs").Change>} change */
    #tell = (change) => {
      const told = Promise.all([change, this.#before]).then(
        ([{ removed, entries }]) => this.#line?.port.postMessage({ change: { removed, entries } }),
        (error) => console.error(`The kernel does not see all files: ${error}`),
      );
      this.#before = told;
      told.then(() => {
        if (this.#before === told) this.#before = null;
      });
    };

    /**
     * Hold what Python says until JupyterLite has what it wrote before: who leaves the page then loses nothing.
     * @param {MessageEvent} event
     */
    #hear = (event) => {
      const { data, ports } = event;
      if (data?.fileOriginWritten) this.#writing = services.mirror.write(data.fileOriginWritten, this.#tell);
      else if (this.#writing && event.isTrusted)
        this.#writing = this.#writing.then(() => void this.dispatchEvent(new MessageEvent("message", { data, ports: [...ports] })));
      else return;
      event.stopImmediatePropagation();
      const writing = this.#writing;
      writing.then(() => {
        if (this.#writing === writing) this.#writing = null;
      });
    };

    /** @param {any} message @param {any} [transfer] */
    postMessage(message, transfer) {
      const send = () => super.postMessage(message, transfer);
      if (!this.#before) send();
      else this.#before = this.#before.then(send);
    }

    terminate() {
      services.mirror.kernels.delete(this.#tell);
      this.#line?.port.close();
      super.terminate();
    }
  };
}

/** @param {WorkerSettings} settings @param {string} script */
function scriptFor(settings, script) {
  return URL.createObjectURL(new Blob([`${script}\nstartWorker(${JSON.stringify(settings)});`], { type: "text/javascript" }));
}

/** The line to one worker: gives it the files that it asks for, and those that it cannot wait for beforehand. */
class WorkerLine {
  /** @param {MessagePort} port @param {Services} services */
  constructor(port, services) {
    this.port = port;
    this.services = services;
    /** @type {Set<string>} */
    this.wanted = new Set();
    this.isReady = false;
    /** @type {ReturnType<typeof setTimeout>|undefined} */
    this.quiet = undefined;
    port.onmessage = ({ data }) => void this.hear(data);
  }

  /** @param {{number: number, read: string}|{number: number, input: import("./questions.mjs").Question}|{number: number, bring: string}|{ready: true}} asked */
  hear(asked) {
    if ("ready" in asked) {
      this.isReady = true;
      return this.rest();
    }
    if ("input" in asked) return this.askLearner(asked.input, asked.number);
    if ("bring" in asked) return this.keep(asked.bring).then(() => this.port.postMessage({ number: asked.number, content: null }));
    return this.give(asked.read, asked.number);
  }

  /** Give what the learner answers to `input()`. @param {import("./questions.mjs").Question} question @param {number} number */
  async askLearner(question, number) {
    const { response } = await this.services.questions.ask("/api/stdin/kernel", question);
    this.port.postMessage({ number, content: response.content.value });
  }

  /** @param {string} path @param {number} number */
  async give(path, number) {
    try {
      this.port.postMessage({ number, content: await this.services.packs.read(path) });
    } catch (error) {
      this.port.postMessage({ number, failed: String(error) });
    }
    const { behind } = this.services;
    for (const later of Object.hasOwn(behind, path) ? behind[path] : []) this.wanted.add(later);
    this.rest();
  }

  rest() {
    clearTimeout(this.quiet);
    if (this.isReady) this.quiet = setTimeout(() => this.keepAll(), QUIET_MILLISECONDS);
  }

  async keepAll() {
    for (const path of [...this.wanted]) await this.keep(path);
  }

  /** Have the worker keep one of the files that it may want later, so that it need not wait for it then. @param {string} path */
  async keep(path) {
    if (!this.wanted.has(path)) return;
    const content = await this.services.packs.read(path).catch(() => null);
    if (!content) return; // the key may come back
    if (this.wanted.delete(path)) this.port.postMessage({ kept: path, content });
  }
}

// Runs before the kernel's own script in its worker, which came from no address of the key: makes the worker what that expects.
// @ts-check

import { Addresses } from "./addresses.mjs";
import { Drive } from "./drive.mjs";
import { installFetch } from "./fetch.mjs";
import { installImports } from "./imports.mjs";
import { installRequests } from "./requests.mjs";

const DRIVE_REQUEST = /\/api\/drive$/;
const INPUT_REQUEST = /\/api\/stdin\/kernel$/;

/** @param {import("./workers.mjs").WorkerSettings} settings */
export function startWorker({ root, path, formats }) {
  const addresses = new Addresses(root, root);
  const line = new PageLine();
  const browsing = { id: "" };
  const drive = new Drive(formats, readNow, (request) =>
    // On the way that messages of the kernel take, too: the page knows by that what came first.
    postMessage({ fileOriginWritten: { request, browsingContextId: browsing.id } }),
  );
  line.changed = (change) => drive.take(change);

  /** @type {import("./requests.mjs").Sources["answerNow"]} */
  const answerNow = (address, responseType, body) => {
    if (INPUT_REQUEST.test(address)) {
      line.askLearner(JSON.parse(body ?? "{}"));
      return { status: 200, body: JSON.stringify({ content: {} }) };
    }
    if (DRIVE_REQUEST.test(address)) {
      const { data, browsingContextId } = JSON.parse(body ?? "{}");
      browsing.id = browsingContextId;
      return { status: 200, body: JSON.stringify(drive.answer(data)) };
    }
    const content = line.kept.get(addresses.pathOf(address) ?? "");
    if (!content) return { status: 404, body: "" };
    const reader = new FileReaderSync();
    return { status: 200, body: responseType === "arraybuffer" ? reader.readAsArrayBuffer(content) : reader.readAsText(content) };
  };

  installFetch(addresses, line.read);
  installRequests(addresses, { read: line.read, answerNow });
  const importFromKey = installImports(addresses, line.read);
  // lite_builder/runtime/ waits for them, in waiting_input.py and key_files.py.
  const keyFile = (/** @type {string} */ address) => line.ask({ bring: addresses.pathOf(address) });
  Object.assign(globalThis, { keyInput: () => line.answer, keyFile });
  // The kernel's script says so (lite_builder/site/kernel_worker.py).
  addEventListener("kernelready", () => line.send({ ready: true }));
  beModule();
  holdMessages(importFromKey(root + path));
}

/** The line to the page (workers.mjs). */
class PageLine {
  constructor() {
    /** Files that are here before they are asked for. @type {Map<string, Blob>} */
    this.kept = new Map();
    this.changed = (/** @type {import("./mirror.mjs").Change} */ _change) => {};
    /** @type {Map<number, {resolve: (content: any) => void, reject: (reason: Error) => void}>} */
    this.asked = new Map();
    this.number = 0;
    /** What the learner answers to the last `input()`. @type {Promise<any>} */
    this.answer = Promise.resolve("");
    /** @type {Promise<MessagePort>} */
    this.port = new Promise((resolve) => {
      const listen = (/** @type {MessageEvent} */ event) => {
        if (!event.data?.fileOrigin) return;
        event.stopImmediatePropagation();
        removeEventListener("message", listen);
        event.data.fileOrigin.onmessage = (/** @type {MessageEvent} */ { data }) => this.receive(data);
        resolve(event.data.fileOrigin);
      };
      addEventListener("message", listen);
    });
  }

  /** @param {any} message */
  send(message) {
    this.port.then((port) => port.postMessage(message));
  }

  /** @type {import("./fetch.mjs").Read} */
  read = (path) => this.ask({ read: path });

  /** @param {import("./questions.mjs").Question} input */
  askLearner(input) {
    this.answer = this.ask({ input });
  }

  /** @param {object} question @returns {Promise<any>} */
  ask(question) {
    const number = ++this.number;
    return new Promise((resolve, reject) => {
      this.asked.set(number, { resolve, reject });
      this.send({ ...question, number });
    });
  }

  /** @param {any} message */
  receive(message) {
    if (message.change) this.changed(message.change);
    else if (message.kept) this.kept.set(message.kept, message.content);
    else {
      const asked = this.asked.get(message.number);
      this.asked.delete(message.number);
      if (message.failed) asked?.reject(new Error(message.failed));
      else asked?.resolve(message.content);
    }
  }
}

/** Pyodide refuses to run in a classic worker, which it knows by `importScripts`. */
function beModule() {
  Object.assign(globalThis, {
    importScripts: () => {
      throw new TypeError("Module scripts do not support importScripts().");
    },
  });
}

/** Hold what the page says until the script is there that listens. @param {Promise<unknown>} script */
function holdMessages(script) {
  /** @type {MessageEvent[]|null} */
  let held = [];
  addEventListener("message", (event) => {
    if (!held || !event.isTrusted) return;
    event.stopImmediatePropagation();
    held.push(event);
  });
  script.then(
    () => {
      const messages = held ?? [];
      held = null;
      for (const { data, ports } of messages) dispatchEvent(new MessageEvent("message", { data, ports: [...ports] }));
    },
    (error) => {
      console.error(`Python does not start: ${error}`);
      postMessage({ pythonDoesNotStart: String(error) });
    },
  );
}

/** @type {import("./drive.mjs").ReadNow} */
function readNow(content, format) {
  const reader = new FileReaderSync();
  if (format !== "base64") return reader.readAsText(content);
  const address = reader.readAsDataURL(content);
  return address.slice(address.indexOf(",") + 1);
}

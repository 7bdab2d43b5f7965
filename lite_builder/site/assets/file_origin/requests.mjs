// Answers `XMLHttpRequest` from the key. Those that wait, which only workers may make, are answered from what is there.
// @ts-check

import { mediaTypeOf } from "./addresses.mjs";

/** @typedef {{status: number, body: string|ArrayBuffer|Blob|null}} Answer */
/**
 * @typedef {object} Sources
 * @property {import("./fetch.mjs").Read} read
 * @property {(address: string, responseType: XMLHttpRequestResponseType, body: string|null) => Answer} answerNow to requests that wait
 */

/**
 * @param {import("./addresses.mjs").Addresses} addresses
 * @param {Sources} sources
 */
export function installRequests(addresses, { read, answerNow }) {
  const Original = globalThis.XMLHttpRequest;

  class KeyRequest extends Original {
    /** @type {{address: string, waits: boolean}|null} */
    #asked = null;

    /** @param {string} method @param {string|URL} address */
    open(method, address, isAsync = true, /** @type {any[]} */ ...credentials) {
      this.#asked = addresses.isFile(address) ? { address: addresses.whole(address), waits: !isAsync } : null;
      // Opened in earnest, if for nothing, since only then the type of the answer can be set.
      super.open(method, this.#asked ? "data:," : address, this.#asked ? true : isAsync, ...credentials);
    }

    /** @param {any} [body] */
    send(body = null) {
      if (!this.#asked) super.send(body);
      else if (this.#asked.waits) this.#take(answerNow(this.#asked.address, this.responseType, body));
      else this.#fetch(this.#asked.address);
    }

    /** @param {string} name */
    getResponseHeader(name) {
      if (!this.#asked) return super.getResponseHeader(name);
      return name.toLowerCase() === "content-type" ? mediaTypeOf(this.#asked.address.split(/[?#]/)[0]) : null;
    }

    /** @param {string} address */
    async #fetch(address) {
      const path = addresses.pathOf(address);
      try {
        const content = path === null ? null : await read(path);
        this.#take({ status: content ? 200 : 404, body: content && (await inForm(content, this.responseType)) });
        this.#tell("load");
      } catch {
        this.#take({ status: 0, body: null });
        this.#tell("error");
      }
    }

    /** @param {"load"|"error"} event */
    #tell(event) {
      for (const name of ["readystatechange", event, "loadend"]) this.dispatchEvent(new ProgressEvent(name));
    }

    /** @param {Answer} answer */
    #take({ status, body }) {
      const values = {
        status,
        readyState: 4,
        responseURL: this.#asked?.address,
        response: this.responseType === "json" && typeof body === "string" ? JSON.parse(body) : body,
        responseText: typeof body === "string" ? body : "",
      };
      for (const [name, value] of Object.entries(values)) Object.defineProperty(this, name, { value, configurable: true });
    }
  }

  globalThis.XMLHttpRequest = KeyRequest;
}

/**
 * @param {Blob} content
 * @param {XMLHttpRequestResponseType} responseType
 */
function inForm(content, responseType) {
  if (responseType === "blob") return content;
  return responseType === "arraybuffer" ? content.arrayBuffer() : content.text();
}

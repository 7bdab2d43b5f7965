// Asks JupyterLite in this page what elsewhere its service worker hands on from the kernel. Runs in the page.
// @ts-check

/** Over which the service worker speaks to the page (apputils of JupyterLite 0.8.6). */
const CHANNEL = "/sw-api.v1";

/** @typedef {{data: any, browsingContextId: string}} Question as the kernel sends it */

export class Questions {
  constructor() {
    this.channel = new BroadcastChannel(CHANNEL);
  }

  /**
   * Ask, and give the answer; undefined where none has come in time.
   * @param {"/api/drive"|"/api/stdin/kernel"} pathname
   * @param {Question} question
   * @param {number} [patience] in milliseconds; else it is waited for ever
   * @returns {Promise<any>}
   */
  ask(pathname, { data, browsingContextId }, patience) {
    const requestId = crypto.randomUUID();
    return new Promise((resolve) => {
      const end = (/** @type {any} */ answer) => {
        this.channel.removeEventListener("message", listen);
        clearTimeout(late);
        resolve(answer);
      };
      const late = patience === undefined ? undefined : setTimeout(() => end(undefined), patience);
      const listen = (/** @type {MessageEvent} */ { data: said }) => {
        if (said.requestId === requestId && "response" in said) end(said);
      };
      this.channel.addEventListener("message", listen);
      this.channel.postMessage({ data, browsingContextId, requestId, pathname });
    });
  }
}

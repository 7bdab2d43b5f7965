// Gives a page the functions of a PageScript (browsers/engine.py) where the browser has nothing of the kind by itself.
//
// A call is posted as JSON, `{call, name, argument}`; `liteBuilderAnswer(call, value)` is what answers it.
// @ts-check
"use strict";

/**
 * @param {string[]} names
 * @param {(text: string) => void} post
 */
function liteBuilderBridge(names, post) {
  /** @type {Map<number, (value: unknown) => void>} */
  const waiting = new Map();
  let last = 0;
  const page = /** @type {any} */ (globalThis);
  for (const name of names) {
    page[name] = (/** @type {unknown} */ argument) =>
      new Promise((resolve) => {
        last += 1;
        waiting.set(last, resolve);
        post(JSON.stringify({ call: last, name, argument }));
      });
  }
  page.liteBuilderAnswer = (/** @type {number} */ call, /** @type {unknown} */ value) => {
    waiting.get(call)?.(value);
    waiting.delete(call);
  };
}

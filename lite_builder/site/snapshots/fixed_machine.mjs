// What does Python see of the machine on which a snapshot is made? The same on each, at any time: a snapshot has the same bytes
// wherever it is made. Each kernel that starts from it looks anew (runtime/waking.py).
// @ts-check

import crypto from "node:crypto";
import process from "node:process";

const NOW = Date.UTC(2026, 0, 1);

/** Has to be called before Pyodide is imported, and by a process that does nothing else. */
export function fixMachine() {
  process.env.TZ = "UTC";
  // What Pyodide finds in a browser: no path of a program, no user.
  process.argv.length = 1;
  Object.assign(process, { getuid: () => 0, umask: () => 0 });
  fixClocks();
  fixChance();
  // Python's objects would be freed when JavaScript's happen to be.
  globalThis.FinalizationRegistry = /** @type {any} */ (
    class {
      register() {}
      unregister() {}
    }
  );
}

/** The date stands still; the clock that measures goes on with each look at it, or whoever sleeps would never wake. */
function fixClocks() {
  globalThis.Date = new Proxy(Date, {
    construct: (target, given, self) => Reflect.construct(target, given.length ? given : [NOW], self),
  });
  Date.now = () => NOW;
  let looks = 0;
  performance.now = () => ++looks;
}

/** The same numbers in each run: a generator that is congruential, of which nothing is asked but to go on. */
function fixChance() {
  let state = 0;
  const draw = () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0);
  Math.random = () => draw() / 2 ** 32;
  crypto.randomFillSync = (/** @type {any} */ view) => {
    for (let place = 0; place < view.length; place++) view[place] = draw() >>> 24;
    return view;
  };
}

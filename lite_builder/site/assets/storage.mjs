// Makes the tables in which the browser keeps a learner's files, before JupyterLite starts.
//
// JupyterLite 0.8.6 makes each table when it first needs it. Where a page of MyST shows an image it needs two at once on a
// first visit; localforage then waits forever, no file can be read, and Python does not start.
// @ts-check

/** The name of the database. */
export const NAME = `JupyterLite Storage - ${new URL(".", import.meta.url).pathname}`;
const TABLES = [
  "checkpoints",
  "counters",
  "files",
  "local-forage-detect-blob-support",
  "settings",
  "statedb",
  "workspaces",
];
const PATIENCE_MILLISECONDS = 2000;

/** Resolves when the tables are there, or cannot be made now, as in a window that keeps nothing. */
const tables = new Promise((resolve) => {
  setTimeout(resolve, PATIENCE_MILLISECONDS);
  try {
    const opening = indexedDB.open(NAME);
    // Only where there is no such database yet: one of an earlier visit has its tables.
    opening.onupgradeneeded = () => TABLES.forEach((table) => opening.result.createObjectStore(table));
    opening.onerror = resolve;
    opening.onsuccess = () => {
      opening.result.close();
      resolve(undefined);
    };
  } catch {
    resolve(undefined);
  }
});

await tables;

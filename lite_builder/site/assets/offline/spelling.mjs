// How is the address of a file spelled in the browser's caches? Each in one way, however it was asked for.
//
// JupyterLite asks for `1+1.csv` by a name that is not encoded, our list of a build is read by one that is.
// service_worker.js, which can import nothing, has this text before its own (lite_builder/site/offline_files.py).
// @ts-check

/** What stands for bytes. A `%` before anything else is one of the name, as servers read it, too. */
const ENCODED = /(?:%[0-9a-f]{2})+/gi;

/** A page is the same for each notebook, and a folder's address is that of its page. @param {string} url */
export function spelled(url) {
  const { origin, pathname } = new URL(url);
  const path = pathname.split("/").map((part) => encodeURIComponent(part.replace(ENCODED, decoded)));
  return `${origin}${path.join("/")}${pathname.endsWith("/") ? "index.html" : ""}`;
}

/** @param {string} bytes */
function decoded(bytes) {
  try {
    return decodeURIComponent(bytes);
  } catch {
    return bytes; // of no text
  }
}

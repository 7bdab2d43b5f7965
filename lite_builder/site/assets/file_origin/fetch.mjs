// Answers `fetch` from the key, and `XMLHttpRequest` (requests.mjs uses the same answers). Other addresses go their own way.
// @ts-check

import { mediaTypeOf } from "./addresses.mjs";

/** @typedef {(path: string) => Promise<Blob|null>} Read */

/**
 * @param {import("./addresses.mjs").Addresses} addresses
 * @param {Read} read
 */
export function installFetch(addresses, read) {
  const original = globalThis.fetch.bind(globalThis);
  globalThis.fetch = async (asked, options) => {
    if (!addresses.isFile(asked)) return original(asked, options);
    const path = addresses.pathOf(asked);
    const content = path === null ? null : await read(path);
    return answerWith(content, addresses.whole(asked));
  };
}

/**
 * @param {Blob|null} content
 * @param {string} address
 */
export function answerWith(content, address) {
  const answer = content
    ? new Response(content, { headers: { "Content-Type": mediaTypeOf(address.split(/[?#]/)[0]), "Content-Length": String(content.size) } })
    : new Response("This key has no such file.", { status: 404, statusText: "Not Found" });
  Object.defineProperty(answer, "url", { value: address });
  return answer;
}

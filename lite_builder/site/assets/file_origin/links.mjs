// Lets links and new windows lead somewhere: no server gives a folder's index.html, or an interface for a path below it.
// @ts-check

import { inOnePage, isKeptByPage } from "./one_page.mjs";

const INTERFACES = /^(lab|notebooks|tree|edit)(?:\/(?:tree\/)?(.*))?$/;

/**
 * The address that can be opened in place of one that JupyterLite makes.
 * @param {string} address
 * @param {import("./addresses.mjs").Addresses} addresses
 * @param {(path: string) => boolean} isThere whether the key has a page at this path of the site
 */
export function openable(address, addresses, isThere) {
  const path = addresses.isFile(address) ? addresses.pathOf(address) : null;
  if (path === null || isThere(path)) return address;
  const found = INTERFACES.exec(path);
  if (!found) return address;
  const [, name, inside] = found;
  const url = new URL(addresses.whole(address));
  const target = new URL(`${addresses.root}${name}/index.html${url.search}${url.hash}`);
  if (inside && inside !== "index.html") target.searchParams.set("path", inside.replace(/\/$/, ""));
  return target.href;
}

/**
 * @param {import("./addresses.mjs").Addresses} addresses
 * @param {(path: string) => boolean} isThere
 */
export function installLinks(addresses, isThere) {
  const open = globalThis.open.bind(globalThis);
  const led = (/** @type {string} */ address) => {
    const found = openable(address, addresses, isThere);
    return isKeptByPage() ? inOnePage(found) : found;
  };
  globalThis.open = (address, ...others) => open(address && led(String(address)), ...others);
  document.addEventListener(
    "click",
    ({ target }) => {
      const link = target instanceof Element ? target.closest("a[href]") : null;
      if (link instanceof HTMLAnchorElement) link.href = led(link.href);
    },
    { capture: true },
  );
}

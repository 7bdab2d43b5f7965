// Imports modules from the key: pages of file:// may import none but those of addresses that they made themselves.
// @ts-check

/** What takes the place of `import(...)` in the text of a module, and in the pages (publish/usb/patches.py). */
const IMPORT = "importFromKey";

const STATIC = /^((?:import|export)\b[^;"'()]*?)(["'])(\.{1,2}\/[^"'\n]+)\2/gm;
const DYNAMIC = /(?<![.\w$#])import\s*\(/g;
const META = /\bimport\.meta\.url\b/g;

/** The addresses that a module imports before it runs, relative to its own. @param {string} text */
export function importsOf(text) {
  return [...text.matchAll(STATIC)].map(([, , , address]) => address);
}

/**
 * The text of a module as it can be run from another address.
 * @param {string} text
 * @param {string} address its own
 * @param {Map<string, string>} made where each module is that it imports
 */
export function relinked(text, address, made) {
  return text
    .replace(STATIC, (_, head, quote, asked) => `${head}${quote}${made.get(asked)}${quote}`)
    .replace(DYNAMIC, `${IMPORT}(`)
    .replace(META, () => JSON.stringify(address)); // a key's folder may be called `$&`
}

/**
 * @param {import("./addresses.mjs").Addresses} addresses
 * @param {import("./fetch.mjs").Read} read
 */
export function installImports(addresses, read) {
  const original = /** @type {(address: string) => Promise<any>} */ (new Function("address", "return import(address)"));
  /** By the address of each module, where it can be imported from. @type {Map<string, Promise<string>>} */
  const made = new Map();

  /** @param {string} address @param {string[]} importers those that wait for it */
  const make = (address, importers = []) => {
    if (importers.includes(address)) throw new Error(`${address} imports itself, which cannot be done from a key.`);
    const making = made.get(address) ?? build(address, importers);
    made.set(address, making);
    making.catch(() => made.delete(address));
    return making;
  };

  /** @param {string} address @param {string[]} importers */
  const build = async (address, importers) => {
    const path = addresses.pathOf(address);
    const content = path === null ? null : await read(path);
    if (!content) throw new TypeError(`This key has no module ${address}.`);
    const text = await content.text();
    const needed = importsOf(text).map(async (asked) => {
      const own = new URL(asked, address).href;
      return /** @type {const} */ ([asked, await make(own, [...importers, address])]);
    });
    const linked = relinked(text, address, new Map(await Promise.all(needed)));
    return URL.createObjectURL(new Blob([`${linked}\n//# sourceURL=${address}`], { type: "text/javascript" }));
  };

  const importFromKey = async (/** @type {string|URL} */ asked) => {
    if (!addresses.isFile(asked)) return original(String(asked));
    return original(await make(addresses.whole(asked).split(/[?#]/)[0]));
  };
  Object.assign(globalThis, { [IMPORT]: importFromKey });
  return importFromKey;
}

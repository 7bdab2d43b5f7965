// Gives the bytes of the key's files. Pages of file:// may read no file, but load scripts: so files travel in scripts.
//
// A pack is `fileOriginPack("name", function(){/*bytes*/})`, which lite_builder/publish/usb/packs.py writes, in base64.
// It is read when the first of its files is asked for.
// @ts-check

import { mediaTypeOf } from "./addresses.mjs";
import { bytesOf } from "./base64.mjs";

/**
 * What the key says of a pack: its files in their order with their sizes in bytes, and whether they are packed with gzip.
 * @typedef {{gzip: boolean, files: [path: string, size: number][]}} Pack
 */

export class Packs {
  /**
   * @param {Record<string, Pack>} packs by their names
   * @param {(name: string) => Promise<string>} load gives the base64 of a pack
   */
  constructor(packs, load) {
    this.packs = packs;
    this.load = load;
    this.names = new Map(Object.entries(packs).flatMap(([name, { files }]) => files.map(([path]) => [path, name])));
    /** @type {Map<string, Promise<Map<string, Blob>>>} */
    this.opened = new Map();
  }

  /** Whether the key has this file. @param {string} path */
  has(path) {
    return this.names.has(path);
  }

  /** The file at this path of the site; null if the key has none. @param {string} path */
  async read(path) {
    const name = this.names.get(path);
    if (name === undefined) return null;
    if (!this.opened.has(name)) this.opened.set(name, this.open(name));
    try {
      return (await this.opened.get(name))?.get(path) ?? null;
    } catch (error) {
      // The key may have been pulled out, and may come back.
      this.opened.delete(name);
      throw error;
    }
  }

  /** @param {string} name */
  async open(name) {
    const { gzip, files } = this.packs[name];
    const base64 = await this.load(name);
    const whole = await contentOf(base64, gzip).catch(() => new Blob());
    const found = new Map();
    let at = 0;
    for (const [path, size] of files) {
      found.set(path, whole.slice(at, at + size, mediaTypeOf(path)));
      at += size;
    }
    if (at !== whole.size) throw damaged(name);
    return found;
  }
}

/** @param {string} name */
const damaged = (name) => new Error(`${name} of this key is damaged: copy the key anew.`);

/** What stands in the comment of a function. @param {Function} holder */
export function commentIn(holder) {
  return String(holder).slice("function(){/*".length, -"*/}".length);
}

/** @param {string} base64 @param {boolean} gzip whether it is of what gzip has packed */
async function contentOf(base64, gzip) {
  const content = new Blob([bytesOf(base64)]);
  return gzip ? new Response(content.stream().pipeThrough(new DecompressionStream("gzip"))).blob() : content;
}

/**
 * Loads packs by script elements of this page.
 * @param {string} folder the address of the packs' folder, which ends in a slash
 */
export function scriptLoader(folder) {
  /** @type {Map<string, string>} */
  const arrived = new Map();
  /** @param {string} name @param {Function} holder */
  const receive = (name, holder) => void arrived.set(name, commentIn(holder));
  Object.assign(globalThis, { fileOriginPack: receive });
  return (/** @type {string} */ name) =>
    new Promise((/** @type {(characters: string) => void} */ resolve, reject) => {
      const script = document.createElement("script");
      script.src = `${folder}${name}.js`;
      script.onload = () => {
        const characters = arrived.get(name);
        arrived.delete(name);
        script.remove();
        if (characters === undefined) reject(damaged(name));
        else resolve(characters);
      };
      script.onerror = () => {
        script.remove();
        reject(new Error(`${name} cannot be read: is the key still plugged in?`));
      };
      document.head.append(script);
    });
}

// Which file of the key does an address mean? A page of file:// has no server that could say it.
// @ts-check

/** The media types that browsers insist on; of others nobody asks. @type {Record<string, string>} */
const MEDIA_TYPES = {
  css: "text/css",
  csv: "text/csv",
  html: "text/html",
  ipynb: "application/json",
  js: "text/javascript",
  json: "application/json",
  mjs: "text/javascript",
  png: "image/png",
  svg: "image/svg+xml",
  wasm: "application/wasm",
};

/** @param {string} path */
export function mediaTypeOf(path) {
  const ending = path.slice(path.lastIndexOf(".") + 1).toLowerCase();
  return Object.hasOwn(MEDIA_TYPES, ending) ? MEDIA_TYPES[ending] : "application/octet-stream";
}

export class Addresses {
  /**
   * @param {string} root the address of the site's folder, which ends in a slash
   * @param {string} base to which relative addresses are relative
   */
  constructor(root, base) {
    this.root = root;
    this.base = base;
    const { protocol, host } = new URL(root);
    /** Firefox says "null" of the origin of a file. */
    this.origin = `${protocol}//${host}`;
  }

  /**
   * The whole address. A path from the root is one of this machine, since libraries drop the `file:` before it.
   * @param {string|URL|Request} asked
   */
  whole(asked) {
    const text = asked instanceof Request ? asked.url : String(asked);
    if (text.startsWith("/") && !text.startsWith("//")) return new URL(this.origin + text).href;
    return new URL(text, this.base).href;
  }

  /**
   * The path below the site's folder, without what stands behind `?` and `#`; null for what is not on the key.
   * @param {string|URL|Request} asked
   */
  pathOf(asked) {
    const { href } = new URL(this.whole(asked));
    if (!href.startsWith(this.root)) return null;
    const [path] = href.slice(this.root.length).split(/[?#]/);
    return decodeURIComponent(path);
  }

  /** Whether this is a file of where the key is: of this machine, or of the key's serve.py. @param {string|URL|Request} asked */
  isFile(asked) {
    return this.whole(asked).startsWith(`${this.origin}/`);
  }
}

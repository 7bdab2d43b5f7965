// Which bytes does a text of base64 stand for? Chromium tells it at once from version 140 on, Firefox from 133 on.
// @ts-check

/**
 * @param {string} base64
 * @returns {Uint8Array<ArrayBuffer>}
 * @throws if it is none
 */
export function bytesOf(base64) {
  const { fromBase64 } = /** @type {{fromBase64?: (base64: string) => Uint8Array<ArrayBuffer>}} */ (Uint8Array);
  if (fromBase64) return fromBase64.call(Uint8Array, base64);
  const characters = atob(base64);
  const bytes = new Uint8Array(characters.length);
  for (let index = 0; index < bytes.length; index++) bytes[index] = characters.charCodeAt(index);
  return bytes;
}

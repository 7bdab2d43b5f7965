import assert from "node:assert/strict";
import { test } from "node:test";
import { gzipSync } from "node:zlib";

import { Packs, bytesOf } from "../../../../lite_builder/site/assets/file_origin/packs.mjs";

/** As a browser reads bytes with the charset x-user-defined. @param {Uint8Array} bytes */
const asUserDefined = (bytes) => [...bytes].map((byte) => String.fromCharCode(byte < 0x80 ? byte : 0xf700 + byte)).join("");

test("each of the 256 bytes comes through", () => {
  const bytes = Uint8Array.from({ length: 256 }, (_, byte) => byte);
  assert.deepEqual(bytesOf(asUserDefined(bytes)), bytes);
});

test("files are taken out of a packed pack, which is loaded once, when one of them is asked for", async () => {
  const loaded = [];
  const load = async (name) => {
    loaded.push(name);
    return asUserDefined(gzipSync("onetwo!"));
  };
  const packs = new Packs({ small: { gzip: true, files: [["a.json", 3], ["b.txt", 4]] } }, load);
  assert.deepEqual(loaded, []);
  const [a, b] = await Promise.all([packs.read("a.json"), packs.read("b.txt")]);
  assert.deepEqual([await a.text(), a.type, await b.text()], ["one", "application/json", "two!"]);
  assert.deepEqual(loaded, ["small"]);
  assert.equal(await packs.read("c.txt"), null);
});

test("a key that was pulled out and is back is read again", async () => {
  const answers = [Promise.reject(new Error("cannot be read")), Promise.resolve("abc")];
  const packs = new Packs({ one: { gzip: false, files: [["a", 3]] } }, () => answers.shift());
  await assert.rejects(packs.read("a"), /cannot be read/);
  assert.equal(await (await packs.read("a")).text(), "abc");
});

test("a pack that is cut off is told of", async () => {
  const packs = new Packs({ one: { gzip: false, files: [["a", 3]] } }, async () => "ab");
  await assert.rejects(packs.read("a"), /damaged/);
});

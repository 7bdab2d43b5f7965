import assert from "node:assert/strict";
import { test } from "node:test";
import { gzipSync } from "node:zlib";

import { Packs, commentIn } from "../../../../lite_builder/site/assets/file_origin/packs.mjs";

/** @param {string|Uint8Array} content */
const base64 = (content) => Buffer.from(content).toString("base64");

test("what stands in a comment comes out of it", () => {
  for (const content of ["", "Zg==", "+/+/"]) assert.equal(commentIn(new Function(`return function(){/*${content}*/}`)()), content);
});

test("files are taken out of a packed pack, which is loaded once, when one of them is asked for", async () => {
  const loaded = [];
  const load = async (name) => {
    loaded.push(name);
    return base64(gzipSync("onetwo!"));
  };
  const packs = new Packs({ small: { gzip: true, files: [["a.json", 3], ["b.txt", 4]] } }, load);
  assert.deepEqual(loaded, []);
  const [a, b] = await Promise.all([packs.read("a.json"), packs.read("b.txt")]);
  assert.deepEqual([await a.text(), a.type, await b.text()], ["one", "application/json", "two!"]);
  assert.deepEqual(loaded, ["small"]);
  assert.equal(await packs.read("c.txt"), null);
});

test("a key that was pulled out and is back is read again", async () => {
  const answers = [Promise.reject(new Error("cannot be read")), Promise.resolve(base64("abc"))];
  const packs = new Packs({ one: { gzip: false, files: [["a", 3]] } }, () => answers.shift());
  await assert.rejects(packs.read("a"), /cannot be read/);
  assert.equal(await (await packs.read("a")).text(), "abc");
});

test("a pack that is cut off or was changed is told of", async () => {
  for (const [gzip, arrived] of [[false, base64("ab")], [false, "YW!"], [true, base64("abc")]]) {
    const packs = new Packs({ one: { gzip, files: [["a", 3]] } }, async () => arrived);
    await assert.rejects(packs.read("a"), /one of this key is damaged: copy the key anew/);
  }
});

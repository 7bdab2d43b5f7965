import assert from "node:assert/strict";
import { test } from "node:test";

import { bytesOf } from "../../../../lite_builder/site/assets/file_origin/base64.mjs";

const ALL = Uint8Array.from({ length: 256 }, (_, byte) => byte);
const TEXT = Buffer.from(ALL).toString("base64");

/** What is done while the browser has `fromBase64` like this. */
function where(fromBase64, done) {
  const own = Object.getOwnPropertyDescriptor(Uint8Array, "fromBase64");
  Object.defineProperty(Uint8Array, "fromBase64", { value: fromBase64, configurable: true });
  try {
    return done();
  } finally {
    delete Uint8Array.fromBase64;
    if (own) Object.defineProperty(Uint8Array, "fromBase64", own);
  }
}

test("each of the 256 bytes comes through, in a browser that has no way of its own for it, too", () => {
  assert.deepEqual(bytesOf(TEXT), ALL);
  assert.deepEqual(where(undefined, () => bytesOf(TEXT)), ALL);
});

test("the browser's own way is taken", () => {
  const own = (/** @type {string} */ text) => new Uint8Array([text.length]);
  assert.deepEqual(where(own, () => bytesOf("abcd")), new Uint8Array([4]));
});

import assert from "node:assert/strict";
import { test } from "node:test";

import { spelled } from "../../../../lite_builder/site/assets/offline/spelling.mjs";

const SITE = "https://a.example/c+d/";

test("a file has one address, however it is asked for", () => {
  for (const name of ["Übung 1.ipynb", "100%.csv", "100% süß.csv", "a+b,c;d=e&f@g.csv", "it's (1)!.csv", "[1].csv", "#1?.csv", "50%25.csv"]) {
    const encoded = spelled(SITE + encodeURIComponent(name));
    assert.equal(encoded, spelled(encoded));
    assert.equal(new URL(encoded).href, encoded); // as caches keep it
    if (!/[#?]|%25/.test(name)) assert.equal(spelled(SITE + name), encoded, name);
    assert.equal(decodeURIComponent(encoded.split("/").at(-1)), name);
  }
});

test("what encodes no text, and a lone %, stay as they are", () => {
  assert.equal(spelled(`${SITE}%FF.csv`), "https://a.example/c%2Bd/%25FF.csv");
  assert.equal(spelled(`${SITE}5%.csv`), "https://a.example/c%2Bd/5%25.csv");
});

test("a folder is its page, and what stands behind ? and # is no matter", () => {
  assert.equal(spelled(`${SITE}lab/?path=a#b`), "https://a.example/c%2Bd/lab/index.html");
});

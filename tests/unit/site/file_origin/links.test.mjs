import assert from "node:assert/strict";
import { test } from "node:test";

import { Addresses } from "../../../../lite_builder/site/assets/file_origin/addresses.mjs";
import { openable } from "../../../../lite_builder/site/assets/file_origin/links.mjs";

const ROOT = "file:///key/site/";
const addresses = new Addresses(ROOT, `${ROOT}lab/index.html`);
const isThere = (path) => ["lab/index.html", "licences.html"].includes(path);
const opened = (address) => openable(address, addresses, isThere).replace(ROOT, "");

test("an interface is opened by its page", () => {
  assert.equal(opened(`${ROOT}tree`), "tree/index.html");
  assert.equal(opened(`${ROOT}notebooks/?path=a.ipynb`), "notebooks/index.html?path=a.ipynb");
  assert.equal(opened("/key/site/tree/"), "tree/index.html");
});

test("a path below an interface is what the interface shall open", () => {
  assert.equal(opened(`${ROOT}lab/tree/pages/a%20b.ipynb`), "lab/index.html?path=pages%2Fa+b.ipynb");
  assert.equal(opened(`${ROOT}notebooks/pages/a.ipynb`), "notebooks/index.html?path=pages%2Fa.ipynb");
});

test("what can be opened stays as it is", () => {
  for (const address of [`${ROOT}licences.html`, `${ROOT}lab/index.html?path=a`, "https://example.org/tree", "#top"]) {
    assert.equal(openable(address, addresses, isThere), address);
  }
});

import assert from "node:assert/strict";
import { test } from "node:test";

import { Addresses, mediaTypeOf } from "../../../../lite_builder/site/assets/file_origin/addresses.mjs";

const ROOT = "file:///media/key%20%C3%A9%231/site/";
const addresses = new Addresses(ROOT, `${ROOT}notebooks/index.html?path=a.ipynb`);

test("a file is known by its path below the site's folder, as people write it", () => {
  assert.equal(addresses.pathOf(`${ROOT}files/my%20table.csv?v=1#top`), "files/my table.csv");
  assert.equal(addresses.pathOf("../config-utils.js"), "config-utils.js");
});

test("a path from the root is one of this machine, since libraries drop the scheme", () => {
  assert.equal(addresses.pathOf("/media/key%20%C3%A9%231/site/api/x.json"), "api/x.json");
  assert.equal(addresses.pathOf("/api/service-worker-heartbeat"), null);
});

test("other addresses are no files of the key", () => {
  assert.equal(addresses.isFile("https://example.org/a.csv"), false);
  assert.equal(addresses.isFile("data:,x"), false);
  assert.equal(addresses.pathOf("file:///etc/passwd"), null);
});

test("a drive's letter is part of the path", () => {
  const windows = new Addresses("file:///E:/site/", "file:///E:/site/lab/index.html");
  assert.equal(windows.pathOf("/E:/site/static/a.json"), "static/a.json");
});

test("an ending may be the name of what every object has", () => {
  assert.equal(mediaTypeOf("files/x.constructor"), "application/octet-stream");
});

import assert from "node:assert/strict";
import { test } from "node:test";

import { bytesOfModel, foldersOf, modelOf } from "../../../../lite_builder/site/assets/work/kept_files.mjs";

const FORMATS = { ".ipynb": "json", ".txt": "text" };
const time = new Date(2026, 4, 17);

test("bytes come back as they were, in whichever form they are kept", () => {
  for (const [path, text] of [["a.ipynb", '{\n "cells": []\n}'], ["b.txt", "ä\n"], ["c.bin", "\0ÿ"]]) {
    const bytes = new TextEncoder().encode(text);
    assert.deepEqual(bytesOfModel(modelOf({ path, bytes, time }, FORMATS)), bytes);
  }
});

test("a notebook is kept as one, with its own name", () => {
  const model = modelOf({ path: "pages/one.ipynb", bytes: new TextEncoder().encode("{}"), time }, FORMATS);
  assert.equal(model.type, "notebook");
  assert.equal(model.name, "one.ipynb");
  assert.deepEqual(model.content, {});
});

test("the folders of a file are all that it is in", () => {
  assert.deepEqual(foldersOf("a/b/c.txt"), ["a", "a/b"]);
  assert.deepEqual(foldersOf("c.txt"), []);
});

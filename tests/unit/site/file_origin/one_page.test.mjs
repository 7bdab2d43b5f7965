import assert from "node:assert/strict";
import { test } from "node:test";

import { inOnePage } from "../../../../lite_builder/site/assets/file_origin/one_page.mjs";

test("a notebook is opened in the Notebook interface", () => {
  assert.equal(inOnePage("file:///key/site/lab/index.html?path=a%2Fb.ipynb"), "file:///key/site/notebooks/index.html?path=a%2Fb.ipynb");
  assert.equal(inOnePage("file:///lab/site/lab/index.html?reset&path=b.ipynb#c"), "file:///lab/site/notebooks/index.html?reset&path=b.ipynb#c");
});

test("other files stay in the Lab interface", () => {
  for (const address of ["file:///key/site/lab/index.html", "file:///key/site/lab/index.html?path=a.csv", "file:///key/site/tree/index.html"]) {
    assert.equal(inOnePage(address), address);
  }
});

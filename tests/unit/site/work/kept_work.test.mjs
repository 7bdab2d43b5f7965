import assert from "node:assert/strict";
import { test } from "node:test";

import { workOf } from "../../../../lite_builder/site/assets/work/kept_work.mjs";

test("a file of the learner's is no page of the course, whatever its name is", async () => {
  const course = { name: "", storage: "", formats: {}, pages: {}, files: [] };
  const kept = ["constructor", "toString", "__proto__"].map((path) => [path, { type: "file", content: "mine" }]);
  assert.deepEqual(new Set((await workOf(course, kept)).map(({ kind }) => kind)), new Set(["own"]));
});

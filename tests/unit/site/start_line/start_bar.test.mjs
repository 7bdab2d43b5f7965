import assert from "node:assert/strict";
import { test } from "node:test";

import { amount, course, fractionAt, GLIDE } from "../../../../lite_builder/site/assets/start_bar.mjs";

test("the bar goes to where it ought to be, and on without an end", () => {
  const points = course(0.1, 0.3, 0.6, 2);
  assert.equal(fractionAt(points, 0), 0.1);
  assert.equal(fractionAt(points, GLIDE), 0.3);
  let before = 0;
  for (let milliseconds = 0; milliseconds < 10_000; milliseconds += 500) {
    const fraction = fractionAt(points, milliseconds);
    assert.ok(fraction > before, `it stands still after ${milliseconds} ms`);
    before = fraction;
  }
  assert.ok(fractionAt(points, 1e9) < 0.6);
});

test("the bar never goes back, whatever it is told", () => {
  const points = course(0.5, 0.2, 0.4, 1);
  assert.deepEqual([0, 300, 5000].map((milliseconds) => fractionAt(points, milliseconds)), [0.5, 0.5, 0.5]);
});

test("bytes are said as people say them", () => {
  assert.equal(amount({ done: 1_200_000, total: 9_000_000 }), "1.2 of 9.0 MB");
  assert.equal(amount({ done: 12_400_000, total: 34_000_000 }), "12 of 34 MB");
  assert.equal(amount({}), "");
});

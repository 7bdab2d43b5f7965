import assert from "node:assert/strict";
import { test } from "node:test";

import { pathBeside } from "../../../../lite_builder/site/assets/work/beside.mjs";
import { workOf } from "../../../../lite_builder/site/assets/work/kept_work.mjs";
import { sourcesText, touchOf, versionOf } from "../../../../lite_builder/site/assets/work/versions.mjs";

/** Written by site/page_version.py for the same notebook: see test_work.py. */
const MARKS = JSON.parse(process.env.MARKS ?? "null");

const published = () => ({
  cells: [
    { cell_type: "markdown", source: ["# Ünits 🐧\n", "\t\"a\\b\"\u2028\u007f"], attachments: { "b.png": { "image/png": "QQ==" }, "a.png": { "image/svg": "PA==", "image/png": "QUE=" } } },
    { cell_type: "code", source: "1 + 1", execution_count: null, outputs: [] },
  ],
  metadata: { kernelspec: { name: "python" }, lite_builder: MARKS },
});

test("a page that was saved as it was is untouched, in whichever form its lines are kept", async () => {
  const copy = published();
  assert.equal(await touchOf(copy), "untouched");
  copy.cells[0].source = copy.cells[0].source.join("");
  copy.cells[0].attachments = { "a.png": { "image/png": "QUE=", "image/svg": "PA==" }, "b.png": { "image/png": "QQ==" } };
  copy.metadata.kernelspec.name = "other";
  assert.equal(await touchOf(copy), "untouched");
});

test("a page whose cells were run is told from one that was changed", async () => {
  const run = published();
  run.cells[1].execution_count = 3;
  assert.equal(await touchOf(run), "run");
  run.cells[1].source = "1 + 2";
  assert.equal(await touchOf(run), "changed");
});

test("cells that were added, removed or moved are changes", async () => {
  const [one, other] = published().cells;
  for (const cells of [[one], [other, one], [one, other, other]]) assert.equal(await touchOf({ ...published(), cells }), "changed");
});

test("a page without marks is taken for a changed one", async () => {
  const foreign = { cells: published().cells };
  assert.equal(versionOf(foreign), null);
  assert.equal(await touchOf(foreign), "changed");
  assert.equal(sourcesText(foreign), sourcesText(published()));
});

test("a learner's copy has the day in its name, and never the name of another", () => {
  const day = new Date(2026, 10, 3);
  assert.equal(pathBeside("pages/01_x.y.ipynb", day, () => false), "pages/01_x.y (mine 2026-11-03).ipynb");
  const taken = ["a (mine 2026-11-03).ipynb", "a (mine 2026-11-03, 2).ipynb"];
  assert.equal(pathBeside("a.ipynb", day, (path) => taken.includes(path)), "a (mine 2026-11-03, 3).ipynb");
});

test("work is what was run, changed or made; copies that were kept as they were are none", async () => {
  const changed = { ...published(), cells: [] };
  const course = { name: "", storage: "", formats: {}, files: ["data.csv"], pages: { "same.ipynb": MARKS.version, "a.ipynb": MARKS.version, "b.ipynb": "newer" } };
  const kept = Object.entries({ "same.ipynb": published(), "a.ipynb": changed, "b.ipynb": changed, "data.csv": "1", "mine.txt": "2" });
  const work = await workOf(course, kept.map(([path, content]) => [path, { content }]));
  assert.deepEqual(
    work.map(({ kind, path, state }) => [kind, path, state]),
    [
      ["page", "a.ipynb", "changed by you"],
      ["page", "b.ipynb", "changed by you; the course has a newer version"],
      ["file", "data.csv", "changed by you"],
      ["own", "mine.txt", "a file of your own"],
    ],
  );
});

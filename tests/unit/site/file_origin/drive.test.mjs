import assert from "node:assert/strict";
import { test } from "node:test";

import { Drive, blobOf } from "../../../../lite_builder/site/assets/file_origin/drive.mjs";

const TIME = "2026-01-01T00:00:00.000Z";

/** Node reads no blob at once: what is read here is what was asked for. */
const readNow = (content, format) => `${content.size} bytes as ${format}`;

function driveWith(...paths) {
  const written = [];
  const drive = new Drive({ ".csv": "text" }, readNow, (request) => written.push(request));
  const entryOf = (path) =>
    path.endsWith("/")
      ? [path.slice(0, -1), { type: "directory", created: TIME, changed: TIME }]
      : [path, { type: "file", format: "text", content: new Blob(["a,b"]), created: TIME, changed: TIME }];
  drive.take({ removed: [], entries: paths.map(entryOf) });
  return { drive, written, ask: (method, path, data) => drive.answer({ method, path, data }) };
}

test("the kernel sees what is in a folder, and what each of it is", () => {
  const { ask, written } = driveWith("data/", "data/x.csv", "data/deep/", "data/deep/y.csv", "top.csv");
  assert.deepEqual(ask("readdir", "/"), ["data", "top.csv"]);
  assert.deepEqual(ask("readdir", "/data"), ["x.csv", "deep"]);
  assert.deepEqual(ask("lookup", "/data"), { ok: true, mode: 16895 });
  assert.deepEqual(ask("lookup", "/data/x.csv"), { ok: true, mode: 33206 });
  assert.deepEqual(ask("lookup", "/none"), { ok: false });
  assert.equal(ask("getattr", "/top.csv").size, 3);
  assert.deepEqual(written, []);
});

test("bytes are read when a file is, and not before", () => {
  const { ask } = driveWith("x.csv");
  assert.deepEqual(ask("get", "/x.csv"), { content: "3 bytes as text", format: "text" });
  assert.equal(ask("get", "/none.csv"), null);
});

test("what the kernel writes is there at once, and handed on", () => {
  const { ask, written } = driveWith();
  ask("mknod", "/out", { mode: 0o40777 });
  ask("mknod", "/out/a.csv", { mode: 0o100666 });
  ask("put", "/out/a.csv", { format: "text", data: "hello" });
  assert.deepEqual(ask("readdir", "/out"), ["a.csv"]);
  assert.equal(ask("getattr", "/out/a.csv").size, 5);
  assert.deepEqual(written.map(({ method }) => method), ["mknod", "mknod", "put"]);
});

test("a folder is renamed and removed with all that is in it", () => {
  const { ask } = driveWith("a/", "a/x.csv", "ab.csv");
  ask("rename", "/a", { newPath: "/b" });
  assert.deepEqual([ask("readdir", "/"), ask("readdir", "/b")], [["ab.csv", "b"], ["x.csv"]]);
  ask("rmdir", "/b");
  assert.deepEqual(ask("readdir", "/"), ["ab.csv"]);
});

test("what changed elsewhere takes the place of what was there", () => {
  const { drive, ask } = driveWith("a.csv", "b.csv");
  drive.take({ removed: ["b.csv"], entries: [["a.csv", { type: "file", format: "text", content: new Blob(["longer"]), created: TIME, changed: TIME }]] });
  assert.deepEqual(ask("readdir", "/"), ["a.csv"]);
  assert.equal(ask("getattr", "/a.csv").size, 6);
});

test("a method that is not known is an error, not silence", () => {
  assert.throws(() => driveWith().ask("chmod", "/a"), /"chmod"/);
});

test("bytes travel as base64", async () => {
  assert.deepEqual(new Uint8Array(await blobOf("AP8=", "base64").arrayBuffer()), Uint8Array.of(0, 255));
});

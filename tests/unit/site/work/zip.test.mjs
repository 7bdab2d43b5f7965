import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";

import { unzipped, zipOf } from "../../../../lite_builder/site/assets/work/zip.mjs";

const FILES = [
  { path: "pages/Übung 1.ipynb", bytes: new TextEncoder().encode("{}".repeat(1000)), time: new Date(2026, 4, 17, 9, 30, 12) },
  { path: "empty.txt", bytes: new Uint8Array(), time: new Date(2026, 0, 1) },
];

test("what was put into a zip comes out again", async () => {
  assert.deepEqual(await unzipped(await zipOf(FILES)), FILES);
});

test("other programs open the zip", async () => {
  const folder = mkdtempSync(join(tmpdir(), "zip-"));
  try {
    const file = join(folder, "work.zip");
    writeFileSync(file, Buffer.from(await (await zipOf(FILES)).arrayBuffer()));
    const list = execFileSync("python3", ["-m", "zipfile", "-l", file], { encoding: "utf8", env: { ...process.env, PYTHONUTF8: "1" } });
    assert.match(list, /pages\/Übung 1\.ipynb +2026-05-17 09:30:12 +2000/);
    execFileSync("python3", ["-m", "zipfile", "-t", file]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("a zip that is damaged, or none, is refused", async () => {
  const bytes = new Uint8Array(await (await zipOf(FILES)).arrayBuffer());
  bytes[14] ^= 1; // the local head's checksum is not read
  bytes[bytes.length - 22 - 46 - 9 - 46 - "pages/Übung 1.ipynb".length - 1 + 16] ^= 1;
  await assert.rejects(unzipped(new Blob([bytes])), /damaged/);
  await assert.rejects(unzipped(new Blob(["hello"])), /no zip/);
});

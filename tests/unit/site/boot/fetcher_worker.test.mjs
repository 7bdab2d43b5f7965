import assert from "node:assert/strict";
import { createServer } from "node:http";
import { after, before, beforeEach, test } from "node:test";
import { gzipSync } from "node:zlib";

/** What the thread has posted. @type {any[]} */
const posted = [];
Object.assign(globalThis, { postMessage: (/** @type {any} */ message) => posted.push(message) });
await import("../../../../lite_builder/site/assets/boot/fetcher_worker.mjs");

/** The requests that have come, by the paths of files, each with what answers it. @type {Map<string, () => void>} */
const asked = new Map();
const server = createServer((request, response) => {
  const file = String(request.url).slice(1);
  asked.set(file, () => {
    if (file === "absent") response.writeHead(404).end();
    else response.end(file === "damaged" ? "not gzip" : gzipSync(`content of ${file}`));
  });
});
let address = "";

before(async () => {
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  address = `http://127.0.0.1:${/** @type {import("node:net").AddressInfo} */ (server.address()).port}/`;
});
beforeEach(() => {
  posted.length = 0;
  asked.clear();
});
after(() => {
  server.closeAllConnections();
  server.close();
});

/** @param {object} data */
const tell = (data) => /** @type {any} */ (globalThis).onmessage({ data });
/** @param {string} file @param {number} turn @param {number} [size] */
const want = (file, turn, size = 0) => tell({ file, address: address + file, size, turn });

/** @param {() => boolean} holds */
async function until(holds) {
  const end = Date.now() + 5000;
  while (!holds()) {
    assert.ok(Date.now() < end, "it does not come to that");
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** What became of a file. @param {string} file */
async function outcome(file) {
  await until(() => posted.some((message) => message.file === file && message.outcome));
  const { outcome } = posted.find((message) => message.file === file && message.outcome);
  return outcome.bytes ? new TextDecoder().decode(outcome.bytes) : outcome;
}

/** Long enough for a request that ought not to be made. */
const aWhile = () => new Promise((resolve) => setTimeout(resolve, 100));

test("files of a turn come together, those of the next when all of them have ended", async () => {
  for (const [file, turn] of /** @type {[string, number][]} */ ([["a", 1], ["absent", 1], ["b", 2], ["c", 3]])) want(file, turn);
  await until(() => asked.size === 2);
  asked.get("a")?.();
  assert.equal(await outcome("a"), "content of a");
  await aWhile();
  assert.deepEqual([...asked.keys()].sort(), ["a", "absent"]);
  asked.get("absent")?.();
  assert.deepEqual(await outcome("absent"), { status: 404 });
  await until(() => asked.has("b"));
  assert.ok(!asked.has("c"));
  asked.get("b")?.();
  await until(() => asked.has("c"));
  asked.get("c")?.();
  assert.equal(await outcome("c"), "content of c");
});

test("a file that is wanted now does not wait for its turn, and is fetched once", async () => {
  want("first", 4);
  want("last", 5);
  await until(() => asked.has("first"));
  tell({ hurry: "last" });
  await until(() => asked.has("last"));
  asked.get("last")?.();
  assert.equal(await outcome("last"), "content of last");
  asked.get("first")?.();
  await outcome("first");
  asked.clear();
  tell({ hurry: "last" });
  await aWhile();
  assert.ok(!asked.has("last"));
});

test("how many bytes have come is told, and what is wrong", async () => {
  const [whole, damaged, short] = ["whole", "damaged", "short"];
  want(whole, 6, "content of whole".length);
  want(damaged, 6);
  want(short, 6, 1000);
  await until(() => asked.size === 3);
  for (const answer of asked.values()) answer();
  assert.equal(await outcome(whole), "content of whole");
  const { length } = gzipSync("content of whole");
  assert.ok(posted.some(({ file, done }) => file === whole && done === length));
  assert.match((await outcome(damaged)).error, /Error/);
  assert.match((await outcome(short)).error, /16 bytes of 1000/);
});

test("where nobody answers there is no status", async () => {
  tell({ file: "gone", address: "http://127.0.0.1:1/gone", size: 0, turn: 7 });
  assert.deepEqual(await outcome("gone"), { status: 0 });
});

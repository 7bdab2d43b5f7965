import assert from "node:assert/strict";
import { test } from "node:test";

import { importsOf, relinked } from "../../../../lite_builder/site/assets/file_origin/imports.mjs";

const TEXT = `import "./first.mjs";
import {
  a,
  b,
} from "./second.mjs";
export * from './pyodide.mjs';
/** @type {import("./types.mjs").A} */
const later = await import("node:fs"), load = this.import(later);
const here = new URL("./", import.meta.url), text = "import { c } from './third.mjs'";
`;

test("what a module imports before it runs is found, and nothing that only looks like it", () => {
  assert.deepEqual(importsOf(TEXT), ["./first.mjs", "./second.mjs", "./pyodide.mjs"]);
});

test("a module imports what was made of its modules, and knows where it would be", () => {
  const made = new Map(importsOf(TEXT).map((asked, number) => [asked, `blob:${number}`]));
  const text = relinked(TEXT, "file:///key/boot.mjs", made);
  assert.match(text, /^import "blob:0";/);
  assert.match(text, /\} from "blob:1";/);
  assert.match(text, /export \* from 'blob:2';/);
  assert.match(text, /await importFromKey\("node:fs"\), load = this\.import\(later\)/);
  assert.match(text, /new URL\("\.\/", "file:\/\/\/key\/boot\.mjs"\)/);
});

test("the kernel's way to import, a function made of text, is changed, too", () => {
  assert.equal(relinked('Function("url","return import(url)")', "", new Map()), 'Function("url","return importFromKey(url)")');
});

test("an address stands in the text as it is, whatever its characters mean elsewhere", () => {
  const address = "file:///$&/$1/$'/boot.mjs";
  assert.equal(relinked("f(import.meta.url)", address, new Map()), `f(${JSON.stringify(address)})`);
});

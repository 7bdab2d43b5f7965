// Makes a zip of files, and reads one: PKWARE's APPNOTE 6.3, without what no zip of a learner's work needs (64 bits, passwords).
// @ts-check

/** @typedef {{path: string, bytes: Uint8Array<ArrayBuffer>, time: Date}} ZippedFile */

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const LOCAL_SIZE = 30;
const CENTRAL_SIZE = 46;
const END_SIZE = 22;
const NAMES_ARE_UTF8 = 0x0800;
const STORED = 0;
const DEFLATED = 8;
const VERSION = 20;

/** @param {ZippedFile[]} files */
export async function zipOf(files) {
  const parts = [];
  const entries = [];
  let at = 0;
  for (const file of files) {
    const name = new TextEncoder().encode(file.path);
    const packed = await through(file.bytes, new CompressionStream("deflate-raw"));
    const shared = sharedFields(file, name, packed);
    const head = fields(LOCAL_SIZE, [[0, 4, LOCAL], ...shared.map(([place, size, value]) => /** @type {Field} */ ([place + 4, size, value]))]);
    entries.push(
      fields(CENTRAL_SIZE, [
        [0, 4, CENTRAL],
        [4, 2, VERSION],
        ...shared.map(([place, size, value]) => /** @type {Field} */ ([place + 6, size, value])),
        [42, 4, at],
      ]),
      name,
    );
    parts.push(head, name, packed);
    at += head.length + name.length + packed.length;
  }
  const size = entries.reduce((sum, { length }) => sum + length, 0);
  const end = fields(END_SIZE, [[0, 4, END], [8, 2, files.length], [10, 2, files.length], [12, 4, size], [16, 4, at]]);
  return new Blob([...parts, ...entries, end], { type: "application/zip" });
}

/**
 * The files of a zip, without its folders.
 * @param {Blob} zip
 * @returns {Promise<ZippedFile[]>}
 */
export async function unzipped(zip) {
  const bytes = new Uint8Array(await zip.arrayBuffer());
  const view = new DataView(bytes.buffer);
  const files = [];
  let at = centralDirectory(view);
  for (; at + CENTRAL_SIZE <= view.byteLength && view.getUint32(at, true) === CENTRAL; at += CENTRAL_SIZE + lengths(view, at)) {
    const path = new TextDecoder().decode(bytes.subarray(at + CENTRAL_SIZE, at + CENTRAL_SIZE + view.getUint16(at + 28, true)));
    if (!path.endsWith("/")) files.push({ path, bytes: await content(bytes, view, at), time: timeOf(view, at + 12) });
  }
  return files;
}

/** Where the list of files begins. @param {DataView} view */
function centralDirectory(view) {
  for (let at = view.byteLength - END_SIZE; at >= 0; at--) {
    if (view.getUint32(at, true) === END) return view.getUint32(at + 16, true);
  }
  throw new Error("this file is no zip, or only a part of one");
}

/** @param {DataView} view @param {number} at */
const lengths = (view, at) => view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);

/** @param {Uint8Array<ArrayBuffer>} bytes @param {DataView} view @param {number} at */
async function content(bytes, view, at) {
  const local = view.getUint32(at + 42, true);
  const start = local + LOCAL_SIZE + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
  const packed = bytes.slice(start, start + view.getUint32(at + 20, true));
  const method = view.getUint16(at + 10, true);
  if (method !== STORED && method !== DEFLATED) throw new Error("this zip is packed in a way that is not known here");
  const plain = method === STORED ? packed : await through(packed, new DecompressionStream("deflate-raw"));
  if (crc32(plain) !== view.getUint32(at + 16, true)) throw new Error("this zip is damaged");
  return plain;
}

/** A number in a head: its place, its size in bytes, its value. @typedef {[place: number, size: 2|4, value: number]} Field */

/**
 * What both heads of a file say, from the version that unpacks it on.
 * @param {ZippedFile} file @param {Uint8Array} name @param {Uint8Array} packed
 * @returns {Field[]}
 */
function sharedFields({ bytes, time }, name, packed) {
  const day = ((time.getFullYear() - 1980) << 9) | ((time.getMonth() + 1) << 5) | time.getDate();
  const second = (time.getHours() << 11) | (time.getMinutes() << 5) | (time.getSeconds() >> 1);
  return [
    [0, 2, VERSION],
    [2, 2, NAMES_ARE_UTF8],
    [4, 2, DEFLATED],
    [6, 2, second],
    [8, 2, day],
    [10, 4, crc32(bytes)],
    [14, 4, packed.length],
    [18, 4, bytes.length],
    [22, 2, name.length],
  ];
}

/** @param {DataView} view @param {number} at */
function timeOf(view, at) {
  const [second, day] = [view.getUint16(at, true), view.getUint16(at + 2, true)];
  return new Date((day >> 9) + 1980, ((day >> 5) & 15) - 1, day & 31, second >> 11, (second >> 5) & 63, (second & 31) * 2);
}

/** @param {number} size @param {Field[]} values */
function fields(size, values) {
  const view = new DataView(new ArrayBuffer(size));
  for (const [place, bytes, value] of values) bytes === 2 ? view.setUint16(place, value, true) : view.setUint32(place, value, true);
  return new Uint8Array(view.buffer);
}

/** @param {Uint8Array<ArrayBuffer>} bytes @param {CompressionStream|DecompressionStream} stream */
async function through(bytes, stream) {
  return new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(stream)).arrayBuffer());
}

/** @param {Uint8Array} bytes */
function crc32(bytes) {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}

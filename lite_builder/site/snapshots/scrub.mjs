// What is in memory that nobody uses? Zeros, once this has been done: they compress to nothing, and are left out.
// @ts-check

const LARGEST = 32 << 20;
const SMALLEST = 256;

/**
 * Take all free memory of Python's allocator, write zeros into it, and give it back.
 * @param {any} module
 */
export function scrub(module) {
  const end = module.HEAPU32[module._emscripten_get_sbrk_ptr() >> 2];
  const taken = [];
  for (let size = LARGEST; size >= SMALLEST; size >>= 1) {
    for (;;) {
      const place = module._malloc(size);
      const isNew = place + size > module.HEAPU32[module._emscripten_get_sbrk_ptr() >> 2] || place + size > end;
      if (!place || isNew) {
        if (place) module._free(place);
        break;
      }
      module.HEAPU8.fill(0, place, place + size);
      taken.push(place);
    }
  }
  for (const place of taken) module._free(place);
}

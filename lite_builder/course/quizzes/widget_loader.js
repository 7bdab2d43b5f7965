// Unpacks what the element before this script carries, and lets it show itself there.
// @ts-check
(async () => {
  const root = /** @type {HTMLElement} */ (document.currentScript?.previousElementSibling);
  const packed = Uint8Array.from(atob(root.dataset.packed ?? ""), (letter) => letter.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate"));
  const { code, ...content } = await new Response(stream).json();
  new Function("root", "content", code)(root, content);
})();

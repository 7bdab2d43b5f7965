// Has WebAssembly compile while it comes, whichever type the server gives it: some have none for `.wasm`, and browsers refuse that.
// @ts-check

const TYPE = "application/wasm";
const original = WebAssembly.instantiateStreaming;

/** @param {Response|PromiseLike<Response>} source @param {WebAssembly.Imports} [imports] */
WebAssembly.instantiateStreaming = async (source, imports) => original(typed(await source), imports);

/** @param {Response} answer */
function typed(answer) {
  if (!answer.ok || answer.headers.get("content-type") === TYPE) return answer;
  return new Response(answer.body, { headers: { "content-type": TYPE } });
}

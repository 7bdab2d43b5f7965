// Has WebAssembly compile while it comes, whichever type the server gives it: some have none for `.wasm`, and browsers refuse that.
// @ts-check

const TYPE = "application/wasm";
const { compileStreaming, instantiateStreaming } = WebAssembly;

/** @param {Response|PromiseLike<Response>} source */
WebAssembly.compileStreaming = async (source) => compileStreaming(typed(await source));

/** @param {Response|PromiseLike<Response>} source @param {WebAssembly.Imports} [imports] */
WebAssembly.instantiateStreaming = async (source, imports) => instantiateStreaming(typed(await source), imports);

/** @param {Response} answer */
function typed(answer) {
  if (!answer.ok || answer.headers.get("content-type") === TYPE) return answer;
  return new Response(answer.body, { headers: { "content-type": TYPE } });
}

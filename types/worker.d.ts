/** What only workers have: the compiler knows it in a library of types that cannot stand beside that of pages. */
declare class FileReaderSync {
  readAsArrayBuffer(content: Blob): ArrayBuffer;
  readAsDataURL(content: Blob): string;
  readAsText(content: Blob): string;
}

/** What service_worker.js has before it, of assets/offline/spelling.mjs. */
declare function spelled(url: string): string;

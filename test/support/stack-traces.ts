/**
 * The reader has the stack of each of its errors made at once, so that none of them keeps its document. Tests make tens
 * of thousands of them, and a quarter of the time of such tests went by while the test runner looked up where each
 * frame is in the sources. For these errors it is told where it is in the code that runs, which is what Node does.
 */
const KEY = Symbol.for("places of frames are looked up");
const { prepareStackTrace } = Error;

// Files share a process, and this is loaded before each of them.
if (prepareStackTrace !== undefined && !Reflect.has(globalThis, KEY)) {
  Reflect.set(globalThis, KEY, prepareStackTrace);
  Error.prepareStackTrace = (error, frames) => {
    if (error.name !== "DecodeError") return prepareStackTrace(error, frames);
    const lines = frames.map((frame) => `    at ${frame}`);
    return [`${error.name}: ${error.message}`, ...lines].join("\n");
  };
}

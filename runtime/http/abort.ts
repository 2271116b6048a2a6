/** What is to happen when a signal aborts. The object is the listener itself. */
class Listeners extends Set<() => void> {
  handleEvent(): void {
    for (const listener of this) listener();
  }
}

const registry = new WeakMap<AbortSignal, Listeners>();

/**
 * Calls a function when a signal aborts, until what is given back is called. However many wait for
 * one signal, it has one listener: Node takes more than ten of them for a leak, and says so.
 */
export function onAbort(signal: AbortSignal | undefined, listener: () => void): () => void {
  if (!signal) return () => {};
  const listeners = registry.get(signal) ?? new Listeners();
  registry.set(signal, listeners);
  listeners.add(listener);
  // The same listener is not added twice.
  signal.addEventListener("abort", listeners);
  return () => {
    listeners.delete(listener);
    if (!listeners.size) signal.removeEventListener("abort", listeners);
  };
}

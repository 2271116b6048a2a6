/** An element of the page by its `data-part`. */
export function part<E extends Element>(
  root: ParentNode,
  name: string,
  type: abstract new () => E,
): E {
  const found = root.querySelector(`[data-part="${name}"]`);
  // The page and its script belong together: without the element there is nothing to be done.
  if (!(found instanceof type)) throw new TypeError(`the page has no ${type.name} "${name}"`);
  return found;
}

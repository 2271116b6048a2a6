/** What can be wrong with an overlay (OpenAPI Overlay 1.0 and 1.1). */
export const overlayMessages = {
  "invalid-overlay/version": () => ({
    message: "this is not an OpenAPI Overlay of version 1.0 or 1.1",
    hint: 'an overlay begins with "overlay: 1.1.0"',
  }),
  "invalid-overlay/actions": () => ({
    message: "an overlay requires a list of actions",
    hint: "give each action a target, and update or remove",
  }),
  "invalid-overlay/key": (p: { key: string }) => ({
    message: `unknown key "${p.key}" in an action`,
    hint: "use target, update, remove, copy and description",
  }),
  "invalid-overlay/target": () => ({
    message: "an action requires a target",
    hint: "give a JSONPath, such as $.components.schemas.Order",
  }),
  "invalid-overlay/path": (p: { problem: string }) => ({
    message: `invalid JSONPath: ${p.problem.slice(0, 200)}`,
    hint: "write it as in RFC 9535, such as $.paths['/orders'].get",
  }),
  "invalid-overlay/copy": (p: { count: number }) => ({
    message: `"copy" selects ${p.count} values and not one`,
    hint: "give a JSONPath that selects one value",
  }),
} as const;

/** What a case is about. A case can be about several of these. */
export const tags = {
  sample: "a sample of the spec, or a state of the server that samples make up",
  members: "members that are missing, left out, given twice, or in another order",
  lists: "how many items there are, and what surrounds them",
  scalars: "which texts are a number, a boolean, a date or bytes, and which are not",
  enums: "values from a list, and others",
  text: "strings: white space, markup characters, line ends, everything beyond ASCII",
  namespaces: "prefixes, default namespaces, aliases: a name is its namespace and its local part",
  tolerance: "what the spec does not know, which is skipped",
  syntax: "markup that is unusual and right, and markup that is wrong",
  root: "another document than the one that is expected, or none",
  encoding: "the way from bytes to text",
  security: "limits, and what must not be read at all",
  status: "statuses and content types",
  request: "what is sent",
  "strict-server":
    "what servers in use read all the same: leave it out for one that is meant to do so",
  refusal: "what is refused before anything is sent",
} as const;

export type Tag = keyof typeof tags;

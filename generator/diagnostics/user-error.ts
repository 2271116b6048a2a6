/**
 * What stops the generator without being a problem of the spec: wrong usage, a file that cannot be
 * read, a file in the way. The message is for people; there is no need for a stack.
 */
export class UserError extends Error {
  override readonly name = "UserError";
  /** What to do about it. */
  readonly hint: string | undefined;

  constructor(message: string, hint?: string) {
    super(message);
    this.hint = hint;
  }
}

/** What the codes of the file system mean, and what helps (POSIX.1-2017, errno.h). */
const codes: { readonly [code: string]: readonly [meaning: string, hint?: string] } = {
  EACCES: ["permission is denied", "look at its permissions and at those of the folders above it"],
  EBUSY: ["it is in use", "close the program that uses it"],
  EDQUOT: ["the disk quota is used up", "make room, and run the generator again"],
  EEXIST: ["something of this name is there already"],
  EFBIG: ["it would be larger than the file system allows"],
  EIO: ["the disk has an error"],
  EISDIR: ["it is a folder"],
  ELOOP: ["its symbolic links lead in a circle"],
  EMFILE: ["too many files are open", "raise the limit (ulimit -n)"],
  ENAMETOOLONG: ["the name is too long for the file system", "choose a shorter one"],
  ENFILE: ["too many files are open on this machine"],
  ENOENT: ["there is no such file or folder"],
  ENOSPC: ["the disk is full", "make room, and run the generator again"],
  ENOTDIR: ["a part of its path is not a folder"],
  ENOTEMPTY: ["the folder is not empty"],
  EPERM: ["the system does not permit it"],
  EROFS: ["the file system is read-only"],
};

const verbs: { readonly [syscall: string]: string } = {
  mkdir: "make",
  open: "open",
  rename: "write",
  rm: "delete",
  rmdir: "delete",
  unlink: "delete",
  write: "write",
};

/**
 * An error of the file system is no bug of the generator; any other error stays what it is. `path`
 * is used where the error does not name one.
 */
export function asUserError(error: unknown, path?: string): unknown {
  if (!isSystemError(error)) return error;
  const place = path ?? error.path;
  const verb = verbs[error.syscall] ?? "read";
  const [meaning, hint] = codes[error.code] ?? [error.message];
  const known = codes[error.code] === undefined ? "" : ` (${error.code})`;
  return new UserError(
    place === undefined
      ? `${meaning}${known}`
      : `cannot ${verb} ${shortPath(place)}: ${meaning}${known}`,
    hint,
  );
}

interface SystemError extends Error {
  readonly code: string;
  readonly syscall: string;
  readonly path?: string;
}

export function isSystemError(error: unknown): error is SystemError {
  return error instanceof Error && "syscall" in error && "code" in error;
}

/** How much of a path is shown, in UTF-16 units. */
const LONGEST = 200;

/** A path for a message: of a long one, the beginning and the end. */
export function shortPath(path: string): string {
  if (path.length <= LONGEST) return path;
  return `${path.slice(0, LONGEST - 61)}…${path.slice(-60)}`;
}

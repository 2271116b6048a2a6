/** The time that the processor has worked for this process, in milliseconds. */
export function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/**
 * The least time of some calls, in milliseconds: of the processor, since a machine that is busy with other work makes
 * the time longer that goes by. So does the compiler of the engine, and the collection of garbage: of several times
 * the least one counts, and no further call is made once one took less than is `enough`, nor where one took so long,
 * 300 ms, that they cannot be the cause.
 */
export function leastTime(
  call: () => unknown,
  { times = 3, enough = 0 }: { readonly times?: number; readonly enough?: number } = {},
): number {
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < times; i++) {
    const before = processorTime();
    call();
    least = Math.min(least, processorTime() - before);
    if (least < enough || least > 300) break;
  }
  return least;
}

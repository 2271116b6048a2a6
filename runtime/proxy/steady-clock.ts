/** A difference between the two clocks that is no matter of precision, in milliseconds. */
const STEP = 1000;

/**
 * Makes a clock that never goes back, in milliseconds since it was made. The time of day may be set
 * back, and the time since the start of a process may stop while the machine sleeps: where the time of
 * day is ahead by more than a second, that time has passed.
 */
export function steadyClock(): () => number {
  const { performance } = globalThis;
  const monotonic = () => performance?.now() ?? Date.now();
  let [date, time, before] = [Date.now(), monotonic(), 0];
  let last = 0;
  return () => {
    const [laterDate, laterTime] = [Date.now(), monotonic()];
    const passed = Math.max(0, laterTime - time);
    const ahead = laterDate - date - passed;
    if (Math.abs(ahead) > STEP) {
      before += passed + Math.max(0, ahead);
      [date, time] = [laterDate, laterTime];
      last = Math.max(last, before);
    } else last = Math.max(last, before + passed);
    return last;
  };
}

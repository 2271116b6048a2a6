/** Dates and times as XML Schema Part 2 has them, written apart from the decoders. */

const zone = "(?:Z|[+-](\\d\\d):(\\d\\d))?";
const day = "-?(\\d{4,})-(\\d\\d)-(\\d\\d)";
const timeOfDay = "(\\d\\d):(\\d\\d):(\\d\\d)(?:\\.(\\d+))?";

/** §3.2.7. */
export function isDateTime(token: string): boolean {
  const [year, month, date, ...time] = numbers(token, `${day}T${timeOfDay}${zone}`);
  return isDay(year, month, date) && isTimeOfDay(time.slice(0, 4)) && isZone(time.slice(4));
}

/** §3.2.9. */
export function isDate(token: string): boolean {
  const [year, month, date, ...offset] = numbers(token, day + zone);
  return isDay(year, month, date) && isZone(offset);
}

/** §3.2.8. */
export function isTime(token: string): boolean {
  const parts = numbers(token, timeOfDay + zone);
  return isTimeOfDay(parts.slice(0, 4)) && isZone(parts.slice(4));
}

/** §3.2.6: parts from the largest on, each at most once, and one at least on each side that is there. */
export function isDuration(token: string): boolean {
  const [, date, time] = /^-?P([^T]*)(?:T(.+))?$/.exec(token) ?? [];
  if (date === undefined || token.endsWith("T")) return false;
  if (date === "" && time === undefined) return false;
  return (
    /^(\d+Y)?(\d+M)?(\d+D)?$/.test(date) &&
    (time === undefined || /^(\d+H)?(\d+M)?(\d+(\.\d+)?S)?$/.test(time))
  );
}

/** The numbers of a text; none where it has another form. What it leaves out is 0. */
function numbers(token: string, form: string): readonly number[] {
  const found = new RegExp(`^${form}$`).exec(token) ?? [];
  return found.slice(1).map((part) => Number(part ?? 0));
}

/** A day that there is. */
function isDay(year = 0, month = 0, date = 0): boolean {
  const days = [31, isLeap(year) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  return between(date, 1, days[month - 1] ?? 0);
}

function isTimeOfDay([hour, minute = 0, second = 0, fraction = 0]: readonly number[]): boolean {
  if (hour === undefined) return false;
  const isMidnight = hour === 24 && minute === 0 && second === 0 && fraction === 0;
  return isMidnight || (between(hour, 0, 23) && between(minute, 0, 59) && between(second, 0, 59));
}

/** At most 14 hours from UTC. */
function isZone([hour = 0, minute = 0]: readonly number[]): boolean {
  return between(minute, 0, 59) && between(hour * 60 + minute, 0, 14 * 60);
}

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

function between(value: number, min: number, max: number): boolean {
  return value >= min && value <= max;
}

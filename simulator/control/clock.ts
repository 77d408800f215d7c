/** A span of time as it is read on a telephone: `0:07`, `12:04`, `1:02:33`. */
export function talkTime(spanMs: number): string {
  const seconds = Math.max(0, Math.floor(spanMs / 1000));
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const two = (value: number) => String(value).padStart(2, '0');
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}

/** A number as people read it; one that is not of a country known here stays as it is. */
export function spokenNumber(e164: string): string {
  return e164
    .replace(/^\+44(20|23|24|28|29)(\d{4})(\d{4})$/, '+44 $1 $2 $3')
    .replace(/^\+447(\d{3})(\d{3})(\d{3})$/, '+44 7$1 $2 $3')
    .replace(/^\+44(1\d1|11\d)(\d{3})(\d{4})$/, '+44 $1 $2 $3')
    .replace(/^\+1(\d{3})(\d{3})(\d{4})$/, '+1 $1 $2 $3')
    .replace(/^\+34(\d{3})(\d{3})(\d{3})$/, '+34 $1 $2 $3');
}

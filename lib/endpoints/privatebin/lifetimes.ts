/** PrivateBin names lifetimes; an administrator chooses which of them there are. */
const SECONDS: Readonly<Record<string, number>> = {
  // Ascending.
  '5min': 5 * 60,
  '10min': 10 * 60,
  '1hour': 60 * 60,
  '1day': 24 * 60 * 60,
  '1week': 7 * 24 * 60 * 60,
  '1month': 30 * 24 * 60 * 60,
  '1year': 365 * 24 * 60 * 60,
}

/** Those that end, ascending; names of an administrator's own making say no number. */
export function lifetimesNamed(names: readonly string[]): number[] {
  return Object.entries(SECONDS)
    .filter(([name]) => names.includes(name))
    .map(([, seconds]) => seconds)
}

export function lifetimeName(seconds: number): string | null {
  return Object.keys(SECONDS).find((name) => SECONDS[name] === seconds) ?? null
}

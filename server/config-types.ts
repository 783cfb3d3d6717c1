/** The kinds of value an option can have: how each is read from text, printed, and explained. */
export interface ValueType<T> {
  /** Completes "expected …". */
  readonly expected: string
  /** @returns undefined when `text` is not of this type. */
  parse(text: string): T | undefined
  /** As a person would write it. */
  print(value: T): string
}

export function wholeNumber(min: number, max: number): ValueType<number> {
  return {
    expected: `a whole number from ${min} to ${max}`,
    parse(text) {
      const value = /^\d+$/.test(text) ? Number(text) : Number.NaN
      return value >= min && value <= max ? value : undefined
    },
    print: String,
  }
}

/** Text of any form that is not empty; `expected` says what it is, such as "a folder". */
export function text(expected: string): ValueType<string> {
  return { expected, parse: (value) => value || undefined, print: String }
}

export function shortText(maxLength: number): ValueType<string> {
  return {
    expected: `1 to ${maxLength} characters`,
    parse: (value) => (value.length >= 1 && value.length <= maxLength ? value : undefined),
    print: String,
  }
}

/** A value that may stay unset. */
export function optional<T>(type: ValueType<T>): ValueType<T | null> {
  return {
    expected: type.expected,
    parse: (value) => type.parse(value),
    print: (value) => (value === null ? '' : type.print(value)),
  }
}

export function oneOf<const T extends string>(...choices: readonly T[]): ValueType<T> {
  return {
    expected: choices.join(' or '),
    parse: (value) => choices.find((choice) => choice === value),
    print: String,
  }
}

/** Values separated by commas. */
export function list<T>(type: ValueType<T>): ValueType<readonly T[]> {
  return {
    expected: `${type.expected}, or several with commas between`,
    parse(value) {
      const parts = value.split(',').map((part) => type.parse(part.trim()))
      const known = parts.filter((part) => part !== undefined)
      return known.length === parts.length ? known : undefined
    },
    print: (values) => values.map(type.print).join(','),
  }
}

const BYTE_UNITS = { '': 1, KiB: 2 ** 10, MiB: 2 ** 20, GiB: 2 ** 30 } as const

export function byteSize(min: number, max: number): ValueType<number> {
  return withUnits(BYTE_UNITS, 'bytes', min, max)
}

const TIME_UNITS = { s: 1, m: 60, h: 3600, d: 86_400 } as const

/** Seconds. */
export function duration(min: number, max: number): ValueType<number> {
  return withUnits(TIME_UNITS, 'a time', min, max)
}

/** The origin of a website, as a browser sends it. */
export const httpOrigin: ValueType<string> = {
  expected: 'an origin such as https://example.org, without a path',
  parse(value) {
    if (!URL.canParse(value)) return undefined
    const url = new URL(value)
    const isOrigin = url.href === `${url.origin}/`
    return isOrigin && /^https?:$/.test(url.protocol) ? url.origin : undefined
  },
  print: String,
}

function withUnits(
  units: Readonly<Record<string, number>>,
  what: string,
  min: number,
  max: number,
): ValueType<number> {
  const descending = Object.entries(units).sort(([, a], [, b]) => b - a)
  const print = (value: number) => {
    const [name, size] = descending.find(([, unit]) => value >= unit && value % unit === 0) ?? [
      '',
      1,
    ]
    return `${value / size}${name}`
  }
  const names = Object.keys(units).filter(Boolean)
  return {
    expected: `${what} from ${print(min)} to ${print(max)} (units: ${names.join(', ')})`,
    parse(value) {
      const [, digits, unit] = /^(\d+) ?([A-Za-z]*)$/.exec(value) ?? []
      const size =
        unit === '' ? 1 : Object.hasOwn(units, unit ?? '') ? units[unit ?? ''] : undefined
      const number = Number(digits) * (size ?? Number.NaN)
      return number >= min && number <= max ? number : undefined
    },
    print,
  }
}

import type { Candidate, Finder, Sweep } from '#lib/detection/candidate.ts'

/** What a finder found, in the order it found it, and what it spent. */
export interface Woken {
  candidates: Candidate[]
  steps: number
}

const CJK = /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}]/u

/**
 * A slow, obvious first pass for one finder: wakes it wherever a run of letters ends with one of
 * its words; the longest that fits gets the call. Chinese and Japanese stand without spaces, so that
 * a run also ends where they meet other letters.
 */
export function wake(finder: Finder, text: string): Woken {
  const woken: Woken = { candidates: [], steps: 0 }
  const sweep: Sweep = {
    text,
    add: (candidate) => woken.candidates.push(candidate),
    spend: (steps) => {
      woken.steps += steps
    },
  }
  const words = [...(finder.words ?? [])].sort((a, b) => b.length - a.length)
  const isWord = new Set(words)
  const longest = words[0]?.length ?? 0
  for (let at = 0; at < text.length; ) {
    if (!isLetter(text, at)) {
      at++
      continue
    }
    const start = at
    const cjk = CJK.test(text.charAt(at))
    while (at < text.length && isLetter(text, at) && CJK.test(text.charAt(at)) === cjk) at++
    const tail = text.slice(Math.max(start, at - longest), at).toLowerCase()
    for (let length = tail.length; length > 1; length--) {
      if (!isWord.has(tail.slice(-length))) continue
      finder.examine(sweep, at - length, at)
      break
    }
  }
  return woken
}

const LETTER = /\p{L}/u

function isLetter(text: string, at: number): boolean {
  return LETTER.test(text.charAt(at))
}

/** The candidates' spans as text, longest first where they overlap, in order of their place. */
export function found(finder: Finder, text: string): string[] {
  const spans = new Map<string, Candidate>()
  for (const candidate of wake(finder, text).candidates) {
    spans.set(`${candidate.start} ${candidate.end}`, candidate)
  }
  return [...spans.values()]
    .sort((a, b) => a.start - b.start)
    .map(({ start, end }) => text.slice(start, end))
}

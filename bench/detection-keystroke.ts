/** What one keystroke costs in a long draft: a look again at the place, beside a scan of all of it. */
import { type Change, rescan, scan } from '#lib/detection/scan.ts'
import { allCases } from '#test/corpus/all.ts'
import { chatMessages } from '#test/corpus/chat/index.ts'
import { flat } from '#test/corpus/hostile.ts'
import { ordinaryTexts } from '#test/corpus/ordinary.ts'
import { median, quantile } from './measure.ts'

const LENGTH = 100_000
const PLACES = 64
/** Typed at each place, one character after the other, as people do. */
const TYPED = ' key: a1'
const ROUNDS = 3

export interface Keystrokes {
  draft: string
  /** Milliseconds for a keystroke. */
  median: number
  p95: number
  /** Milliseconds for a scan of the whole draft, and how many keystrokes' time that is. */
  scan: number
  ratio: number
}

/** Drafts of 100 kB of chat, of Markdown and of code, with a credential now and then. */
export function keystrokes(): Keystrokes[] {
  const chat = chatMessages(LENGTH).map(({ text }) => text)
  const ordinary = ordinaryTexts(LENGTH)
  const paragraphs = (kind: string) =>
    ordinary.find((one) => one.kind === kind)?.texts.flatMap(({ text }) => text.split('\n\n')) ?? []
  return [
    typedInto('chat', draftOf(chat, '\n')),
    typedInto('Markdown', draftOf(paragraphs('README'), '\n\n')),
    typedInto('code', draftOf(paragraphs('source'), '\n\n')),
  ]
}

function draftOf(parts: readonly string[], separator: string): string {
  const secrets = allCases().filter((_, i) => i % 200 === 0)
  const mixed = parts.flatMap((text, i) =>
    i % 40 === 39 ? [text, secrets[(i - 39) / 40]?.text ?? ''] : [text],
  )
  return flat(mixed.join(separator).slice(0, LENGTH))
}

function typedInto(draft: string, start: string): Keystrokes {
  const again: number[] = []
  const whole: number[] = []
  for (let round = -1; round < ROUNDS; round++) {
    let text = start
    let known = scan(text)
    for (let place = 0; place < PLACES; place++) {
      let at = Math.floor((text.length * (place + 0.5)) / PLACES)
      for (const character of TYPED) {
        text = flat(text.slice(0, at) + character + text.slice(at))
        const change: Change = { text, start: at++, removed: 0, inserted: 1 }
        const began = performance.now()
        known = rescan(known, change)
        if (round >= 0) again.push(performance.now() - began)
      }
      const began = performance.now()
      scan(text)
      if (round >= 0) whole.push(performance.now() - began)
    }
  }
  const keystroke = median(again)
  const all = median(whole)
  return {
    draft,
    median: keystroke,
    p95: quantile(again, 0.95),
    scan: all,
    ratio: all / keystroke,
  }
}

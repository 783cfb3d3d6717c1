import type { Page } from './browser.ts'

/** `editor`: the page's own handle; `engine`: the product's code in its content script. */
export type Call = readonly [to: 'editor' | 'engine', name: string, ...args: unknown[]]

/** Calls made one after the other, in one trip to the browser. */
export async function callAll(page: Page, calls: readonly Call[]): Promise<unknown[]> {
  return JSON.parse(await page.evaluate(inPage, JSON.stringify(calls)))
}

export async function call(page: Page, ...one: Call): Promise<unknown> {
  const [value] = await callAll(page, [one])
  return value
}

async function inPage(json: string): Promise<string> {
  const values: unknown[] = []
  for (const [to, name, ...args] of JSON.parse(json)) {
    const id = Math.random()
    // The product's code for a box in a frame is in that frame.
    const frame = document.querySelector<HTMLIFrameElement>('#editor iframe')
    const inner = to === 'engine' ? frame?.contentDocument : null
    const heard = inner ?? document
    const made = inner?.defaultView as typeof window | undefined
    const answer = await new Promise<{ value?: unknown; error?: string }>((resolve) => {
      const hear = (event: Event) => {
        const said = JSON.parse((event as CustomEvent).detail)
        if (said.id !== id) return
        heard.removeEventListener(`${to}-answer`, hear)
        resolve(said)
      }
      heard.addEventListener(`${to}-answer`, hear)
      const detail = JSON.stringify({ id, name, args })
      heard.dispatchEvent(new (made ?? window).CustomEvent(`${to}-call`, { detail }))
    })
    values.push(answer.error === undefined ? answer.value : `ERROR ${answer.error}`)
  }
  return JSON.stringify(values)
}

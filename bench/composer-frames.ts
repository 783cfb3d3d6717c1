/** Which of our scripts are in which frames of a page while somebody types in one of them. */
import type { Hosts } from '#test/support/hosts.ts'
import { SITE, type WatchedChromium } from './watched-chromium.ts'

const FRAMES = 8
const ADDRESS = `${SITE}/frames/`

export interface FramesFound {
  /** Where nobody is in a box. */
  others: number
  /** Of those, where more than the first stage runs. */
  withSecond: number
}

export function serveFrames(hosts: Hosts): void {
  hosts.page(`${SITE}/frame/`, '<!doctype html><title>Frame</title><textarea></textarea>')
  const frames = `<iframe src="/frame/" width="200" height="80"></iframe>`.repeat(FRAMES)
  hosts.page(ADDRESS, `<!doctype html><title>Frames</title><textarea></textarea>${frames}`)
}

/** @throws Error when the second stage is not even where somebody types. */
export async function framesWithScripts({
  context,
  origin,
}: WatchedChromium): Promise<FramesFound> {
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  const scripts = new Map<number, string[]>()
  session.on('Debugger.scriptParsed', ({ url, executionContextId: world }) => {
    if (url.startsWith(`${origin}/`)) scripts.set(world, [...(scripts.get(world) ?? []), url])
  })
  await session.send('Debugger.enable')
  await page.goto(ADDRESS)
  await page.frames()[1]?.click('textarea')
  await page.keyboard.type('hello')
  await page.waitForTimeout(1500)
  await page.close()
  const frames = [...scripts.values()]
  const second = frames.filter((urls) => urls.some((url) => url.endsWith('/composer.js')))
  if (frames.length !== FRAMES + 1 || second.length === 0) {
    throw new Error(`${frames.length} frames with scripts, ${second.length} with the second stage`)
  }
  return { others: FRAMES, withSecond: second.length - 1 }
}

/** A screen of its own (Xvfb) for what only a real mouse and a real keyboard can do. */
import { execFile, spawn } from 'node:child_process'
import { promisify } from 'node:util'
import { displayTools } from '#scripts/browsers.ts'
import { endsWithUs } from './temp.ts'
import { waitFor } from './wait.ts'

const run = promisify(execFile)

export interface Display {
  readonly name: string
  /** A right click there, in pixels of the screen, then these keys into the menu it opens. */
  chooseFromMenu(x: number, y: number, ...keys: string[]): Promise<void>
  /** Without a window manager nobody gives the keyboard to a window. */
  focus(windowClass: string): Promise<void>
  /** Names of X keysyms, such as `Return` or `alt+shift+s`, one after the other. */
  keys(...names: string[]): Promise<void>
  close(): Promise<void>
}

export async function startDisplay(): Promise<Display> {
  const tools = displayTools()
  const child = spawn(tools.xvfb, ['-displayfd', '3', '-screen', '0', '1280x1000x24'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  })
  const close = endsWithUs(child)
  const number = await new Promise<string>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`Xvfb ended at once (${code})`)))
    child.stdio[3]?.once('data', (data: Buffer) => resolve(data.toString().trim()))
  })
  const name = `:${number}`
  const xdotool = (...args: string[]) =>
    run(tools.xdotool, args, { env: { ...process.env, DISPLAY: name } })
  const keys = async (...names: string[]) => {
    await xdotool('key', '--delay', '80', ...names)
  }
  /** A menu is a window of its own. */
  const windowCount = async () => {
    const { stdout } = await xdotool(...'search --onlyvisible --maxdepth 1 --class .*'.split(' '))
    return stdout.trim().split('\n').length
  }
  return {
    name,
    close,
    async chooseFromMenu(x, y, ...names) {
      const before = await windowCount()
      await xdotool('mousemove', String(Math.round(x)), String(Math.round(y)), 'click', '3')
      await waitFor(
        async () => ((await windowCount()) > before ? true : null),
        () => 'The right click opened no menu',
      )
      await keys(...names)
      await waitFor(
        async () => ((await windowCount()) === before ? true : null),
        () => `The menu is still there after ${names.join(', ')}`,
      )
    },
    async focus(windowClass) {
      await xdotool('search', '--onlyvisible', '--class', windowClass, 'windowfocus', '--sync')
    },
    keys,
  }
}

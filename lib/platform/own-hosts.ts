/**
 * The elements of ours that lie in a page, so that they are told from the page's. Any attribute of
 * theirs the page could give to its own.
 */
import { ownGlobal } from './own-global.ts'

declare global {
  /** Of all our scripts in a frame. Taken by `ownGlobal`. */
  var matchstickHosts: WeakSet<Element> | undefined
}

/** Give an element of ours a root that the page cannot look into. */
export function attachOwnRoot(host: HTMLElement): ShadowRoot {
  const hosts = ownGlobal('matchstickHosts') ?? new WeakSet()
  globalThis.matchstickHosts = hosts.add(host)
  return host.attachShadow({ mode: 'closed' })
}

export function isOwnHost(element: Element): boolean {
  return ownGlobal('matchstickHosts')?.has(element) === true
}

/**
 * A global that a script of ours has left in the world that all of ours in a frame share.
 *
 * A page's elements are globals there too, by their id or name (HTML standard, "named access on the
 * Window object"), until a script has one of that name: those are no properties of its own.
 */
export function ownGlobal<Name extends keyof typeof globalThis>(
  name: Name,
): (typeof globalThis)[Name] | undefined {
  return Object.hasOwn(globalThis, name) ? globalThis[name] : undefined
}

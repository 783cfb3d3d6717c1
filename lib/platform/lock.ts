/**
 * Run a task while no other context of the extension runs one under the same name: the popup, the
 * options page and the background each read, change and write the same storage. Whoever holds a
 * lock and is ended lets go of it.
 */
export function exclusively<Value>(name: string, task: () => Promise<Value>): Promise<Value> {
  return navigator.locks.request(`matchstick:${name}`, task)
}

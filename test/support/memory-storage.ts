/** `storage` of the browser in memory, for tests that need nothing else of it. */
export function createMemoryStorage() {
  const areas = { local: {} as Record<string, unknown>, session: {} as Record<string, unknown> }
  const area = (name: keyof typeof areas) => ({
    get: async (key: string) => structuredClone({ [key]: areas[name][key] }),
    set: async (values: object) => void Object.assign(areas[name], structuredClone(values)),
  })
  return {
    areas,
    storage: { local: area('local'), session: area('session') },
    clear() {
      areas.local = {}
      areas.session = {}
    },
  }
}

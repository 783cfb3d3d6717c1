/** Files of packages that are served as they are (`test/support/editor-packages.ts`). */

export async function addScript(path: string): Promise<void> {
  await added(Object.assign(document.createElement('script'), { src: `/packages/${path}` }))
}

export async function addStyles(path: string): Promise<void> {
  const href = `/packages/${path}`
  await added(Object.assign(document.createElement('link'), { rel: 'stylesheet', href }))
}

function added(element: HTMLElement): Promise<void> {
  return new Promise((resolve, reject) => {
    element.addEventListener('load', () => resolve())
    element.addEventListener('error', () => reject(new Error(`No ${element.outerHTML}`)))
    document.head.append(element)
  })
}

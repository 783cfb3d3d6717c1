/** Editors and pages react to a change within two frames; what is read sooner may yet be undone. */
export function twoFrames(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => requestAnimationFrame(() => resolve()))
  })
}

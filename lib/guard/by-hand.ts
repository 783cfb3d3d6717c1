import { FailureError } from '#lib/messaging/failure.ts'

export interface MadeLink {
  id: string
  link: string
}

export interface ByHandPorts {
  /** @throws FailureError with none left. */
  make(): Promise<readonly MadeLink[]>
  copy(text: string): Promise<unknown>
  takeBack(made: readonly MadeLink[]): Promise<unknown>
  /** Nobody waits for them any more. */
  isOver(): boolean
}

/**
 * Copy what a person puts in by hand.
 * @param live - was made before, and could not be put in: it is copied, and stays.
 * @returns what is live now. @throws FailureError with nothing left that was made for this.
 */
export async function copyByHand(
  live: string | null,
  { make, copy, takeBack, isOver }: ByHandPorts,
): Promise<string> {
  if (live !== null) {
    await copy(live)
    return live
  }
  const made = await make()
  try {
    if (isOver()) throw new FailureError({ code: 'app/text-gone' })
    const links = made.map(({ link }) => link).join('\n')
    await copy(links)
    return links
  } catch (thrown) {
    await takeBack(made)
    throw thrown
  }
}

import type { Surface } from '#components/composer/surface.ts'
import type { HoldActions, HoldView } from '#components/composer/views.ts'

/** The one dialog of a frame: what its buttons do is what was asked last. */
export class Question {
  readonly #surface: () => Surface
  #current: HoldActions | null = null

  constructor(surface: () => Surface) {
    this.#surface = surface
  }

  readonly actions: HoldActions = {
    replace: () => this.#current?.replace(),
    anyway: (reason) => this.#current?.anyway(reason),
    back: () => this.#current?.back(),
    copyLink: () => this.#current?.copyLink(),
    setUp: () => this.#current?.setUp(),
    failed: () => this.#current?.failed?.(),
  }

  ask(view: HoldView, actions: HoldActions): void {
    this.#current = actions
    this.#surface().showHold(view)
  }

  end(): void {
    this.#current = null
    this.#surface().hideHold()
  }
}

import type { ComponentChildren, Ref } from 'preact'

interface SectionProps {
  id: string
  title: string
  hint: string
  /** Takes the focus when what had it is gone. */
  headingRef?: Ref<HTMLHeadingElement>
  children: ComponentChildren
}

/** One subject of the options page: its words beside what can be chosen. */
export function Section({ id, title, hint, headingRef, children }: SectionProps) {
  return (
    <section id={id} class="section" aria-labelledby={`${id}-title`}>
      <div class="section-words">
        <h2 id={`${id}-title`} {...(headingRef && { ref: headingRef, tabIndex: -1 })}>
          {title}
        </h2>
        <p class="soft">{hint}</p>
      </div>
      <div class="section-body">{children}</div>
    </section>
  )
}

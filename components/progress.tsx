/** A bar for work whose length nobody knows. */
export function Progress({ label }: { label: string }) {
  return <div class="progress" role="progressbar" aria-label={label} />
}

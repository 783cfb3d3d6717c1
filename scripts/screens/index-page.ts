/** The page on which all pictures can be looked through. */
import { LOOKS } from './looks.ts'

export interface Picture {
  surface: string
  scene: string
  /** The name of a look. */
  look: string
  /** Beside the index page. */
  file: string
}

export function indexPage(pictures: readonly Picture[]): string {
  const surfaces = [...new Set(pictures.map(({ surface }) => surface))]
  const links = surfaces.map((surface) => `<a href="#${surface}">${surface}</a>`).join(' ')
  const sections = surfaces.map((surface) => {
    const own = pictures.filter((picture) => picture.surface === surface)
    const scenes = [...new Set(own.map(({ scene }) => scene))]
    return `<h2 id="${surface}">${surface}</h2>${scenes.map((scene) => row(own, scene)).join('')}`
  })
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Matchstick: every screen</title>
<style>
  body { margin: 2rem; font: 15px/1.5 system-ui, sans-serif; background: #8883 }
  nav { position: sticky; top: 0; padding: .5rem; background: Canvas } nav a { margin-right: 1rem }
  .row { display: grid; grid-template-columns: 3fr 3fr 1fr 1fr; gap: 1rem; align-items: start }
  img { display: block; width: 100%; border: 1px solid #8886 } h3 { margin: 2rem 0 .5rem }
</style></head>
<body><nav>${links}</nav>
${sections.join('\n')}
</body></html>
`
}

function row(pictures: readonly Picture[], scene: string): string {
  const images = LOOKS.flatMap(({ name }) => {
    const picture = pictures.find((one) => one.scene === scene && one.look === name)
    if (!picture) return ['<span></span>']
    const { file } = picture
    return `<a href="${file}"><img loading="lazy" src="${file}" alt="${scene}, ${name}"></a>`
  })
  return `<h3>${scene}</h3><div class="row">${images.join('')}</div>\n`
}

/** The static reveal page. It is served to anybody, knows nothing, and changes nothing. */
import type { HonoRequest } from 'hono'
import type { Answer } from '../http/answer.ts'
import type { Route } from '../http/route.ts'
import type { RevealFiles } from '../reveal-files.ts'

/**
 * A link whose `#` a mail filter wrote as `%23`, or as `%2523` after a second one, and so on: the
 * secret's key is in this path, which is why no path is ever logged.
 */
const REWRITTEN_LINK = /^[^/]*\/\/[^/]*\/%(?:25)*23/

/** What the log says in place of such a path. */
export const REWRITTEN_ROUTE = '/%23*'

export function isRewrittenLink(request: HonoRequest): boolean {
  const isRead = request.method === 'GET' || request.method === 'HEAD'
  return isRead && REWRITTEN_LINK.test(request.url)
}

export function pageAnswer(files: RevealFiles): Answer {
  return { status: 200, kind: 'page', body: files.page, problem: null }
}

/** `/` and a route for each file that the page loads. */
export function revealRoutes(files: RevealFiles): Route[] {
  const page: Route = {
    method: 'GET',
    path: '/',
    handle: () => pageAnswer(files),
    description: {
      summary: 'The reveal page, which opens links in a browser without the extension.',
      responses: { 200: { meaning: 'An HTML page.' } },
      problems: [],
    },
  }
  const assets = files.assets.map((file): Route => {
    const headers = { 'Content-Type': file.type }
    const answer: Answer = { status: 200, kind: 'asset', body: file.bytes, headers, problem: null }
    return {
      method: 'GET',
      path: file.path,
      handle: () => answer,
      description: {
        summary: 'Part of the reveal page.',
        responses: { 200: { meaning: 'A static file.' } },
        problems: [],
      },
    }
  })
  return [page, ...assets]
}

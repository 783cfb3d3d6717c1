import { createServer } from 'node:net'

const MOST_TRIES = 50

/** The first port from `wanted` on that nobody listens on. */
export async function freePort(wanted: number): Promise<number> {
  for (let port = wanted; port < wanted + MOST_TRIES; port += 1) {
    if (await isFree(port)) return port
  }
  throw new Error(`Ports ${wanted} to ${wanted + MOST_TRIES - 1} are all taken`)
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
  })
}

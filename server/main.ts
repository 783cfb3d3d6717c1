/** The endpoint as a process: flags, signals, exit codes. */
import { helpText, parseConfig } from './config.ts'
import { ConfigError } from './config-error.ts'
import { createLog } from './log.ts'
import { startServer } from './start-server.ts'

const EXIT_FAILED = 1
const EXIT_USAGE = 2

async function main(): Promise<void> {
  const config = parseConfig(process.argv.slice(2), process.env)
  if (config === null) {
    console.log(helpText())
    return
  }
  const server = await startServer(config)
  const stop = () => {
    // The second signal is from somebody who does not want to wait.
    process.once('SIGINT', () => process.exit(EXIT_FAILED))
    process.once('SIGTERM', () => process.exit(EXIT_FAILED))
    server.close().catch(fail)
  }
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
}

/** What nobody caught: named without its message, which could quote a request. */
function fail(error: unknown): never {
  const log = createLog({ write: (text) => process.stderr.write(text), requests: false })
  log.error(error)
  log.flush()
  process.exit(EXIT_FAILED)
}

process.on('uncaughtException', fail)
process.on('unhandledRejection', fail)

try {
  await main()
} catch (error) {
  if (!(error instanceof ConfigError)) fail(error)
  console.error(`matchstick: ${error.message}`)
  process.exit(error.cause === undefined ? EXIT_USAGE : EXIT_FAILED)
}

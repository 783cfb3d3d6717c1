/** `matchstick <command>`: each command is a file in commands/. */
import packageJson from '../package.json' with { type: 'json' }
import { CliError, type Command, EXIT, type Io } from './command.ts'
import { scanCommand } from './commands/scan.ts'

const COMMANDS: Record<string, Command> = { scan: scanCommand }

function helpText(): string {
  const list = Object.entries(COMMANDS)
    .map(([name, { summary }]) => `  ${name.padEnd(10)}${summary}`)
    .join('\n')
  return `Usage: matchstick <command>

${list}

matchstick <command> --help explains one. matchstick --version tells the version.
`
}

async function main(args: string[], io: Io): Promise<number> {
  const [name = '--help', ...rest] = args
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  if (command !== undefined) return command.run(rest, io)
  if (name === '--help' || name === '-h' || name === 'help') {
    io.stdout.write(helpText())
    return args.length === 0 ? EXIT.error : EXIT.nothing
  }
  if (name === '--version') {
    io.stdout.write(`${packageJson.version}\n`)
    return EXIT.nothing
  }
  throw new CliError(`there is no command "${name}". See matchstick --help`)
}

// Whoever writes learns of it from the write; here it only must not end the process.
process.stdout.on('error', () => {})
process.stderr.on('error', () => {})

try {
  process.exitCode = await main(process.argv.slice(2), process)
} catch (error) {
  const message = error instanceof CliError ? error.message : String(error)
  process.stderr.write(`matchstick: ${message}\n`)
  process.exitCode = EXIT.error
}

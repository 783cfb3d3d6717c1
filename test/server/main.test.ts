/** The process: flags, signals, exit codes, and what it says when it cannot start. */
import { once } from 'node:events'
import { existsSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { connect } from 'node:net'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { writeRequest } from './support/raw-http.ts'
import { makeSecret, random } from './support/secret.ts'
import { spawnMain, startProcess } from './support/server-process.ts'
import { revealFolder, temporaryFolder } from './support/temporary.ts'

describe('starting', () => {
  async function exitOf(args: string[], environment = {}) {
    return spawnMain(args, environment).exited
  }

  test('prints help and ends', async () => {
    const { code, output } = await exitOf(['--help'])
    expect(code).toBe(0)
    expect(output).toContain('--port, MATCHSTICK_PORT')
  })

  test.each([
    ['an unknown flag', ['--prot', '1'], {}, '--prot'],
    ['a bad value', ['--port', 'http'], {}, '--port expected a whole number from 0 to 65535'],
    ['a bad variable', [], { MATCHSTICK_PORT: '99999' }, 'MATCHSTICK_PORT expected'],
    ['a word too many', ['8787'], {}, '"8787" is not a flag'],
  ])('ends with 2 at %s, and names it', async (_, args, environment, message) => {
    const { code, errors } = await exitOf(args, environment)
    expect(errors).toContain(message)
    expect(errors.trim().split('\n')).toHaveLength(1)
    expect(code).toBe(2)
  })

  test('says what to do about a port in use', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    onTestFinished(() => {
      other.close()
    })
    await once(other, 'listening')
    const address = other.address()
    const port = typeof address === 'object' && address ? String(address.port) : ''
    const folders = ['--data', temporaryFolder(), '--reveal-dir', revealFolder()]
    const { code, errors } = await exitOf(['--port', port, ...folders])
    expect(errors).toContain(`port ${port} on 127.0.0.1 is in use`)
    expect(code).toBe(1)
  })

  test('says how to build a missing reveal page', async () => {
    const folders = ['--data', temporaryFolder(), '--reveal-dir', temporaryFolder()]
    const { code, errors } = await exitOf(['--port', '0', ...folders])
    expect(errors).toContain('npm run build')
    expect(code).toBe(2)
  })

  test('does not open an endpoint to everybody because of an empty tokens file', async () => {
    const tokens = join(temporaryFolder(), 'tokens')
    writeFileSync(tokens, '# none yet\n\n')
    const folders = ['--data', temporaryFolder(), '--reveal-dir', revealFolder()]
    const start = (path: string) => exitOf(['--port', '0', ...folders, '--tokens-file', path])
    expect((await start(tokens)).errors).toContain('holds no token')
    expect((await start(`${tokens}-absent`)).errors).toContain('cannot be read')
  })

  test('takes tokens of file and environment', async () => {
    const tokens = join(temporaryFolder(), 'tokens')
    writeFileSync(tokens, '# team\nof-the-file\n')
    const { lines, child, exited } = spawnMain(
      [
        '--port',
        '0',
        '--data',
        temporaryFolder(),
        '--reveal-dir',
        revealFolder(),
        '--tokens-file',
        tokens,
      ],
      { MATCHSTICK_TOKENS: 'of-the-environment' },
    )
    const [line] = await once(lines, 'line')
    const { url }: { url: string } = JSON.parse(String(line))
    for (const [token, status] of [
      ['of-the-file', 201],
      ['of-the-environment', 201],
      ['# team', 401],
      ['other', 403],
    ] as const) {
      const { id, body } = makeSecret()
      const response = await fetch(`${url}/v1/secrets/${id}`, {
        method: 'PUT',
        headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` },
        body: JSON.stringify(body),
      })
      expect(response.status).toBe(status)
    }
    child.kill('SIGTERM')
    await exited
  })
})

describe('stopping', () => {
  test.each(['SIGTERM', 'SIGINT'] as const)(
    'by %s finishes what runs, keeps what was answered, and empties the log file',
    async (signal) => {
      const options = { data: temporaryFolder(), revealDir: revealFolder() }
      const server = await startProcess(options)
      const [before, during] = [makeSecret(), makeSecret()]
      await server.create(before)

      // A request whose body is still on its way when the signal comes.
      const request = writeRequest({
        method: 'PUT',
        path: `/v1/secrets/${during.id}`,
        headers: { Connection: 'keep-alive' },
        body: during.body,
      })
      const socket = connect(server.port, '127.0.0.1')
      socket.write(request.slice(0, -100))
      await once(socket, 'connect')
      await server.fetch('/healthz')
      const stopped = server.stop(signal)
      await expect.poll(() => canConnect(server.port)).toBe(false)
      socket.write(request.slice(-100))
      const [answer] = await once(socket, 'data')
      expect(String(answer)).toMatch(/^HTTP\/1\.1 201 /)

      const { code, output } = await stopped
      expect(code).toBe(0)
      expect(output).toContain('"event":"stopped"')
      const wal = join(options.data, 'matchstick.db-wal')
      expect(existsSync(wal) ? statSync(wal).size : 0).toBe(0)

      const next = await startProcess(options)
      for (const secret of [before, during]) {
        expect((await next.open(secret, random(16))).status).toBe(200)
      }
      await next.stop('SIGTERM')
    },
  )

  test('does not wait for a client that never finishes', async () => {
    const options = { data: temporaryFolder(), revealDir: revealFolder() }
    const server = await startProcess({ ...options, args: ['--shutdown', '1'] })
    const socket = connect(server.port, '127.0.0.1')
    socket.on('error', () => {
      // Cut off by the server, which is what is tested.
    })
    socket.write('PUT /v1/secrets/x HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n{')
    await once(socket, 'connect')
    await server.fetch('/healthz')
    const { code } = await server.stop('SIGTERM')
    expect(code).toBe(0)
  })
})

async function canConnect(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1')
  try {
    await once(socket, 'connect')
    return true
  } catch {
    return false
  } finally {
    socket.destroy()
  }
}

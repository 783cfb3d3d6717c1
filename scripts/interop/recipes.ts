/**
 * How real servers are started here. Nothing is downloaded: a server is a command on the PATH, or
 * lies, built, in a folder that the person names.
 */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { formatSignIn } from '#lib/endpoints/sign-in.ts'
import { ROOT } from '../run.ts'

export interface Command {
  file: string
  args: string[]
  cwd?: string
  env?: Record<string, string>
}

export interface Place {
  port: number
  /** Empty, and deleted afterwards. */
  data: string
  /** `redis://...`, where it is wanted. */
  redis: string
}

export interface Recipe {
  kind: string
  wantsRedis: boolean
  /** Behind the server's own address. */
  path?: string
  /** What an endpoint's token is: for a server that people sign in to, their sign-in. */
  token?: string
  start(place: Place): Command
}

export interface Missing {
  kind: string
  missing: string
}

/** @param folder - with a folder for each server that no registry gives. */
export function findServers(folder: string | null): (Recipe | Missing)[] {
  const inFolder = (...path: string[]) => (folder === null ? null : existing(join(folder, ...path)))
  return [
    {
      kind: 'matchstick',
      wantsRedis: false,
      start: ({ port, data }) => ({
        file: process.execPath,
        args: [join(ROOT, 'server/main.ts'), '--port', String(port), '--data', data],
      }),
    },
    privatebin(inFolder('PrivateBin', 'index.php')),
    yopass(onPath('yopass-server') ?? inFolder('yopass', 'yopass-server')),
    cryptgeon(
      onPath('cryptgeon') ??
        inFolder('cryptgeon', 'packages', 'backend', 'target', 'release', 'cryptgeon'),
    ),
    enclosed(inFolder('enclosed', 'packages', 'app-server', 'dist-node', 'index.cjs')),
    openbao(onPath('bao') ?? onPath('vault')),
    ...['hemmelig', 'hemmelig-v6', 'onetimesecret', 'passwordpusher'].map((kind) => ({
      kind,
      missing: `not started from here: start it and give its address, --at ${kind}=http://...`,
    })),
  ]
}

function privatebin(index: string | null): Recipe | Missing {
  const kind = 'privatebin'
  if (index === null) return { kind, missing: 'a checkout at PrivateBin in the folder' }
  if (onPath('php') === null) return { kind, missing: 'php on the PATH' }
  return {
    kind,
    wantsRedis: false,
    start({ port, data }) {
      // In front of it everything else would wait ten seconds between two pastes.
      const settings = `[main]\nfileupload = true\n[expire]\ndefault = "1week"\n[expire_options]\n${LIFETIMES}
[traffic]\nlimit = 0\n[model]\nclass = Filesystem\n[model_options]\ndir = "${join(data, 'pastes')}"\n`
      writeFileSync(join(data, 'conf.php'), settings)
      return {
        file: 'php',
        args: ['-S', `127.0.0.1:${port}`, '-t', join(index, '..')],
        env: { CONFIG_PATH: data },
      }
    },
  }
}

const LIFETIMES = '5min = 300\n1hour = 3600\n1day = 86400\n1week = 604800'

function yopass(file: string | null): Recipe | Missing {
  const kind = 'yopass'
  if (file === null)
    return { kind, missing: 'yopass-server on the PATH, or at yopass in the folder' }
  return {
    kind,
    wantsRedis: true,
    start: ({ port, data, redis }) => ({
      file,
      args: [
        ...['--address', '127.0.0.1', '--port', String(port), '--database', 'redis'],
        ...['--redis', `${redis}/0`, '--file-store', 'disk', '--file-store-path', data],
      ],
    }),
  }
}

function cryptgeon(file: string | null): Recipe | Missing {
  const kind = 'cryptgeon'
  if (file === null) {
    return { kind, missing: 'cryptgeon on the PATH, or built at cryptgeon in the folder' }
  }
  return {
    kind,
    wantsRedis: true,
    start({ port, data, redis }) {
      // Its pages are not asked for, but their folder is.
      mkdirSync(join(data, 'pages'))
      writeFileSync(join(data, 'pages', 'index.html'), '<!doctype html>')
      const env = {
        LISTEN_ADDR: `127.0.0.1:${port}`,
        REDIS: `${redis}/1`,
        FRONTEND_PATH: join(data, 'pages'),
        SIZE_LIMIT: '4 MiB',
      }
      return { file, args: [], env }
    },
  }
}

function enclosed(script: string | null): Recipe | Missing {
  const kind = 'enclosed'
  if (script === null)
    return { kind, missing: 'app-server built for Node at enclosed in the folder' }
  return {
    kind,
    wantsRedis: false,
    start: ({ port, data }) => ({
      file: process.execPath,
      args: [script],
      env: { PORT: String(port), STORAGE_DRIVER_FS_LITE_PATH: data },
    }),
  }
}

function openbao(file: string | null): Recipe | Missing {
  const kind = 'openbao'
  if (file === null) return { kind, missing: 'bao or vault on the PATH' }
  const token = `root-${crypto.randomUUID()}`
  return {
    kind,
    wantsRedis: false,
    token: formatSignIn({ by: 'token', token, namespace: '' }),
    start: ({ port, data }) => ({
      file,
      args: [
        ...['server', '-dev', `-dev-root-token-id=${token}`],
        `-dev-listen-address=127.0.0.1:${port}`,
      ],
      env: { HOME: data },
    }),
  }
}

/** @returns null when nothing on the PATH is called that. */
export function onPath(name: string): string | null {
  const folders = (process.env.PATH ?? '').split(delimiter)
  return folders.map((one) => join(one, name)).find((path) => existsSync(path)) ?? null
}

function existing(path: string): string | null {
  return existsSync(path) ? path : null
}

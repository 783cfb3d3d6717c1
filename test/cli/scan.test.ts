import { spawn, spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { MAX_BYTES } from '#cli/scan/content.ts'
import { Desk, MATCHSTICK, rowsOf, run, token } from './run-cli.ts'

let desk: Desk
beforeEach(() => {
  desk = new Desk()
})
afterEach(() => desk.remove())

const MEMBERS = [
  'path',
  'line',
  'column',
  'start',
  'end',
  'detector',
  'provider',
  'kind',
  'severity',
  'confidence',
]

describe('the exit status', () => {
  test('0: nothing found', async () => {
    desk.write('a.txt', 'nothing here')
    const { status, stdout, stderr } = await desk.scan(['.'])
    expect({ status, stdout, stderr }).toEqual({
      status: 0,
      stdout: '',
      stderr: 'matchstick: nothing found in 1 file\n',
    })
  })

  test('1: something found', async () => {
    desk.write('a.txt', token(1))
    const { status, stderr } = await desk.scan(['.'])
    expect(status).toBe(1)
    expect(stderr).toBe('matchstick: 1 finding in 1 of 1 file\n')
  })

  test.for([
    [['--fomat', 'jsonl'], "Unknown option '--fomat'"],
    [['--format', 'xml'], '--format is text, jsonl, sarif; not "xml"'],
    [['--min-confidence', 'sure'], '--min-confidence is high, medium, low; not "sure"'],
    [['--staged', '-'], 'do not go together'],
    [['--output', 'no/such/folder/out'], 'cannot be written: no such file or folder'],
    [['--detectors', 'missing.json'], 'missing.json: no such file or folder'],
  ] as const)('2: %j', async ([args, message]) => {
    const { status, stdout, stderr } = await desk.scan([...args])
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
    expect(stderr).toContain(message)
  })

  test('2: a path that is not there, and the others are scanned', async () => {
    desk.write('a.txt', token(1))
    const { status, stdout, stderr } = await desk.scan(['missing', 'a.txt'])
    expect(status).toBe(2)
    expect(stderr).toContain('missing: no such file or folder')
    expect(stdout).toContain('a.txt:1:1: ACME deploy token')
  })

  test.skipIf(process.platform === 'win32')(
    '2: a file that cannot be read, and the others are scanned',
    async () => {
      symlinkSync('a.txt', join(desk.path, 'a.txt'))
      desk.write('b.txt', token(2))
      const { status, stdout, stderr } = await desk.scan(['a.txt', 'b.txt'])
      expect(status).toBe(2)
      expect(stderr).toContain('a.txt: links to itself')
      expect(stdout).toContain('b.txt:1:1')
    },
  )
})

describe('the command', () => {
  test.for([['--help'], ['scan', '--help']])('explains itself: %j', async (args) => {
    const { status, stdout } = await run([MATCHSTICK, ...args], desk.path)
    expect(status).toBe(0)
    expect(stdout).toMatch(/^Usage: matchstick /)
  })

  test.for([[], ['share'], ['toString']])('is 2 without a command it knows: %j', async (args) => {
    expect((await run([MATCHSTICK, ...args], desk.path)).status).toBe(2)
  })

  test('starts on another Node, with arguments, input and exit status', () => {
    const other = spawnSync('/usr/bin/env', ['node', '--version'], { encoding: 'utf8' })
    expect(other.status).toBe(0)
    const result = spawnSync(
      '/usr/bin/env',
      ['node', MATCHSTICK, 'scan', '--format', 'jsonl', '--stdin-name', 'a b.txt'],
      { cwd: desk.path, input: 'nothing', encoding: 'utf8', env: { PATH: '/usr/bin:/bin' } },
    )
    expect(result).toMatchObject({ status: 0, stdout: '' })
    expect(result.stderr).toBe('matchstick: nothing found in 1 file\n')
  })

  test('passes signals on', async () => {
    const child = spawn('/usr/bin/env', ['node', MATCHSTICK, 'scan'], {
      cwd: desk.path,
      env: { PATH: '/usr/bin:/bin' },
      stdio: ['pipe', 'pipe', 'pipe'],
    })
    setTimeout(() => child.kill('SIGTERM'), 1000)
    const signal = await new Promise((resolve) => child.once('close', (_, name) => resolve(name)))
    expect(signal).toBe('SIGTERM')
  })
})

describe('standard input', () => {
  test.for([[[]], [['-']]] as const)('is scanned with the paths %j', async ([args]) => {
    const { status, stdout } = await desk.scan(['--format', 'jsonl', ...args], `x ${token(1)}`)
    expect(status).toBe(1)
    expect(rowsOf(stdout)).toMatchObject([{ path: 'stdin', line: 1, column: 3 }])
  })

  test('is called what one wants, beside files', async () => {
    desk.write('a.txt', token(1))
    const args = ['--stdin-name', 'patch', 'a.txt', '-']
    expect(await desk.paths(args, token(2))).toEqual(['patch', 'a.txt'])
  })

  test('is refused when there is too much of it', async () => {
    const { status, stderr } = await desk.scan([], Buffer.alloc(MAX_BYTES + 1, 'x'))
    expect(status).toBe(2)
    expect(stderr).toContain('stdin: larger than 64 MiB')
  })
})

describe('JSON Lines', () => {
  test('have their members in order, and no secret', async () => {
    desk.write('a.txt', `first\nkey = ${token(1)}\n`)
    const { stdout } = await desk.scan(['--format', 'jsonl', '.'])
    const [row = {}] = rowsOf(stdout)
    expect(Object.keys(row)).toEqual(MEMBERS)
    expect(row).toEqual({
      path: 'a.txt',
      line: 2,
      column: 7,
      start: 12,
      end: 41,
      detector: 'own-acme-token',
      provider: 'Own detector',
      kind: 'secret',
      severity: 'high',
      confidence: 'high',
    })
    expect(stdout).not.toContain('ACME-')
  })

  test('have the secret when asked', async () => {
    const { stdout } = await desk.scan(['--format', 'jsonl', '--show-secrets'], token(1))
    const [row = {}] = rowsOf(stdout)
    expect(Object.keys(row)).toEqual([...MEMBERS, 'secret'])
    expect(row.secret).toBe(token(1))
  })

  test.for<[string, string | Uint8Array, [number, number, number]]>([
    ['after CRLF', `one\r\ntwo\r\n  ${token(1)}\r\n`, [3, 3, 12]],
    ['after characters beyond U+FFFF', `\u{1F511}\u{1F511} ${token(1)}`, [1, 6, 5]],
    ['after a byte order mark', `\ufeff${token(1)}`, [1, 1, 0]],
    ['in UTF-16', Buffer.from(`\ufeffa\n${token(1)}`, 'utf16le'), [2, 1, 2]],
    ['after bytes that are no UTF-8', Buffer.from(`gr\xfc\xdf: ${token(1)}`, 'latin1'), [1, 7, 6]],
  ])('know the place %s', async ([, content, [line, column, start]]) => {
    const { stdout } = await desk.scan(['--format', 'jsonl'], content)
    expect(rowsOf(stdout)).toMatchObject([{ line, column, start }])
  })
})

describe('text', () => {
  test('says what, where and how sure, and shows no secret', async () => {
    desk.write('src/a b.txt', `one\n  ${token(1)}`)
    const { stdout, stderr } = await desk.scan(['.'])
    expect(stdout).toBe(
      'src/a b.txt:2:3: ACME deploy token: ACME… (29 characters), high severity, ' +
        'high confidence (a known shape)\n',
    )
    expect(stdout + stderr).not.toContain(token(1))
  })

  test('shows the secret when asked', async () => {
    expect((await desk.scan(['--show-secrets'], token(1))).stdout).toContain(`: ${token(1)},`)
  })

  test.skipIf(process.platform === 'win32')('gives the terminal no commands', async () => {
    desk.write('a\n\u001b[2J.txt', token(1))
    expect((await desk.scan(['.'])).stdout).toContain('a\\u000a\\u001b[2J.txt:1:1')
  })
})

describe('the result', () => {
  test('goes into a file, which is not scanned itself', async () => {
    desk.write('a.txt', token(1))
    for (const _ of [1, 2]) {
      const { status, stdout } = await desk.scan(['--output', 'out.txt', '--show-secrets', '.'])
      expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
    }
    const lines = readFileSync(join(desk.path, 'out.txt'), 'utf8').trimEnd().split('\n')
    expect(lines).toEqual([expect.stringContaining('a.txt:1:1')])
  })

  test('may be read only in part', async () => {
    for (let i = 0; i < 50; i++) desk.write(`${i}.txt`, `${token(i)}\n`.repeat(400))
    const own = desk.detectorsFile('again.json', readFileSync(ownOf(), 'utf8'))
    const command = `"${process.execPath}" "${MATCHSTICK}" scan --detectors "${own}" . | head -n 1`
    const { stdout, stderr } = spawnSync('sh', ['-c', command], {
      cwd: desk.path,
      encoding: 'utf8',
    })
    expect(stdout.split('\n')).toHaveLength(2)
    expect(stderr).toMatch(/^matchstick: \d+ findings in \d+ of \d+ files?\n$/)
  })

  function ownOf(): string {
    return desk.detectorsFile('copy.json', {
      detectors: [
        {
          id: 'acme',
          name: 'ACME',
          pattern: 'ACME-[0-9a-f]{24}',
          keywords: ['ACME-'],
          severity: 'low',
          matches: [token(1)],
          ignores: ['ACME'],
        },
      ],
    })
  }
})

describe('folders', () => {
  test('are searched to their depths, hidden files too, in order', async () => {
    for (const path of ['b/c/d.txt', 'b/a.txt', 'a.txt', '.env']) desk.write(path, token(1))
    expect(await desk.paths(['.'])).toEqual(['.env', 'a.txt', 'b/a.txt', 'b/c/d.txt'])
    expect(await desk.paths([])).toEqual([])
    expect(await desk.paths(['b', 'b/a.txt', '.'])).toHaveLength(4)
  })

  test('are named as they were given', async () => {
    desk.write('b/a.txt', token(1))
    expect(await desk.paths(['./b'])).toEqual(['b/a.txt'])
    expect(await desk.paths([desk.path])).toEqual([join(desk.path, 'b/a.txt')])
    expect(await desk.paths(['..'], undefined, join(desk.path, 'b'))).toEqual(['../b/a.txt'])
  })

  test('have binary and very large files, which are left out and counted', async () => {
    desk.write('data.bin', Buffer.concat([Buffer.from([1, 0, 2]), Buffer.from(token(1))]))
    desk.write('noise.bin', Buffer.alloc(5000, 0xfe))
    desk.write('large.txt', Buffer.alloc(MAX_BYTES + 1, 'x'))
    const { status, stdout, stderr } = await desk.scan(['.'])
    expect({ status, stdout }).toEqual({ status: 0, stdout: '' })
    expect(stderr).toBe(
      'large.txt: left out: larger than 64 MiB\n' +
        'matchstick: nothing found in 0 files, 2 binary files left out, 1 file too large\n',
    )
  })

  test('have big files, which are scanned', async () => {
    desk.write('big.txt', `${'word '.repeat(800_000)}\n${token(1)}`)
    const { stdout } = await desk.scan(['--format', 'jsonl', '.'])
    expect(rowsOf(stdout)).toMatchObject([{ line: 2, column: 1, start: 4_000_001 }])
  })

  test('have links, which are not followed unless they are named', async () => {
    desk.write('real/a.txt', token(1))
    symlinkSync('..', join(desk.path, 'real/loop'))
    symlinkSync('a.txt', join(desk.path, 'real/b.txt'))
    expect(await desk.paths(['.'])).toEqual(['real/a.txt'])
    expect(await desk.paths(['real/b.txt'])).toEqual(['real/b.txt'])
  })

  test('can be nested deeper than calls', async () => {
    const deep = Array.from({ length: 300 }, () => 'deep').join('/')
    desk.write(`${deep}/a.txt`, token(1))
    expect(await desk.paths(['.'])).toEqual([`${deep}/a.txt`])
  })
})

describe('ignore files', () => {
  test('of all kinds, nested, the nearest first', async () => {
    desk.git('init', '-q')
    desk.write('.git/info/exclude', 'excluded.txt\n')
    desk.write('.gitignore', '*.log\n/build/\n')
    desk.write('.ignore', 'ignored.txt\n')
    desk.write('.matchstickignore', 'fixtures/**\n!fixtures/real.txt\n')
    desk.write('sub/.gitignore', '!kept.log\nown.txt\n')
    const paths = [
      'excluded.txt',
      'a.log',
      'build/a.txt',
      'ignored.txt',
      'fixtures/a.txt',
      'fixtures/real.txt',
      'sub/kept.log',
      'sub/other.log',
      'sub/own.txt',
      'sub/build/a.txt',
      'node_modules/a.txt',
      'own.txt',
    ]
    for (const path of paths) desk.write(path, token(1))
    expect(await desk.paths(['.'])).toEqual([
      'own.txt',
      'fixtures/real.txt',
      'sub/kept.log',
      'sub/build/a.txt',
    ])
    expect(await desk.paths(['sub'])).toEqual(['sub/kept.log', 'sub/build/a.txt'])
    expect((await desk.paths(['--no-ignore', '.'])).sort()).toEqual(paths.sort())
  })

  test('give way to what is named', async () => {
    desk.git('init', '-q')
    desk.write('.gitignore', 'build/\n*.log\n')
    for (const path of ['build/a.txt', 'a.log']) desk.write(path, token(1))
    expect(await desk.paths(['.'])).toEqual([])
    expect(await desk.paths(['a.log', 'build'])).toEqual(['a.log', 'build/a.txt'])
  })

  test('of one kind can take back what another excludes', async () => {
    desk.write('.gitignore', 'dist/\n')
    desk.write('.matchstickignore', '!dist/\n')
    desk.write('dist/a.txt', token(1))
    expect(await desk.paths(['.'])).toEqual(['dist/a.txt'])
  })

  test('a line that says so has no findings', async () => {
    desk.write('a.txt', `${token(1)} # matchstick:allow\n${token(2)}\n`)
    const { stdout, stderr } = await desk.scan(['--format', 'jsonl', '.'])
    expect(rowsOf(stdout)).toMatchObject([{ line: 2 }])
    expect(stderr).toBe('matchstick: 1 finding in 1 of 1 file, 1 allowed\n')
  })
})

describe('what is staged', () => {
  test('is scanned as it is staged, before and after the first commit', async () => {
    desk.git('init', '-q')
    desk.write('a.txt', `${token(1)}\n`)
    desk.write('unstaged.txt', token(2))
    desk.git('add', 'a.txt')
    desk.write('a.txt', 'clean again')
    expect(await desk.paths(['--staged'])).toEqual(['a.txt'])
    desk.git('commit', '-qm', 'one')
    expect(await desk.paths(['--staged'])).toEqual([])

    desk.git('add', 'a.txt')
    desk.write('a.txt', token(3))
    expect(await desk.paths(['--staged'])).toEqual([])
  })

  test('has odd names, many sizes, renames, links and removals', async () => {
    desk.git('init', '-q')
    desk.write('gone.txt', token(1))
    desk.write('old.txt', `${token(2)}\n${'text\n'.repeat(100)}`)
    desk.git('add', '.')
    desk.git('commit', '-qm', 'one')
    desk.git('rm', '-q', 'gone.txt')
    desk.git('mv', 'old.txt', 'new.txt')
    desk.write('ä "b"\tc.txt', token(3))
    desk.write('large.txt', `${'word '.repeat(50_000)}${token(4)}`)
    desk.write('empty.txt', '')
    symlinkSync(token(5), join(desk.path, 'link'))
    desk.git('add', '.')
    expect((await desk.paths(['--staged'])).sort()).toEqual([
      'large.txt',
      'new.txt',
      'ä "b"\tc.txt',
    ])
    expect(await desk.paths(['--staged', 'large.txt'])).toEqual(['large.txt'])
  })

  test('is named from the top of the repository, and subject to .matchstickignore only', async () => {
    desk.git('init', '-q')
    desk.write('.gitignore', '*.txt\n')
    desk.write('sub/.matchstickignore', 'fixtures/\n')
    for (const path of ['sub/fixtures/a.txt', 'sub/b.txt']) desk.write(path, token(1))
    desk.git('add', '-f', '.')
    const sub = join(desk.path, 'sub')
    expect(await desk.paths(['--staged'], undefined, sub)).toEqual(['sub/b.txt'])
    expect(await desk.paths(['--staged', '--no-ignore'], undefined, sub)).toHaveLength(2)
  })

  test('is an error outside of a repository', async () => {
    mkdirSync(join(desk.path, 'sub'))
    const { status, stderr } = await desk.scan(['--staged'])
    expect(status).toBe(2)
    expect(stderr).toContain('git: fatal: not a git repository')
  })
})

describe('own detectors', () => {
  const good = {
    id: 'acme',
    name: 'ACME',
    pattern: 'ACME-[0-9]{4}',
    keywords: ['ACME-'],
    severity: 'low',
    matches: ['ACME-1234'],
    ignores: ['ACME-12'],
  }

  test.for<[unknown, string]>([
    ['{', 'is no JSON'],
    [{ detectors: [{ ...good, severity: 'bad' }] }, 'detectors.0.severity: '],
    [{ detectors: [{ ...good, regex: '' }] }, 'detectors.0.regex: '],
    [{ detectors: [good, good] }, 'acme: another detector has the same id'],
    [{ detectors: [{ ...good, pattern: '(a+)+$' }] }, 'acme: the pattern can take very long'],
  ])('are refused with the reason: %j', async ([content, reason]) => {
    const file = desk.detectorsFile('bad.json', content)
    const { status, stdout, stderr } = await run(
      [MATCHSTICK, 'scan', '--detectors', file],
      desk.path,
    )
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
    expect(stderr).toContain(reason)
  })
})

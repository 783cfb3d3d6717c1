/** The recipes of docs/scan.md, as they stand there. */
import { spawnSync } from 'node:child_process'
import { chmodSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readText } from '#test/support/sources.ts'
import { Desk, MATCHSTICK } from './run-cli.ts'

/** Made here, so that no file of this repository holds it. */
const KEY = ['gh', 'p_', '0123456789abcdefghijABCDEFGHIJklmnop'].join('')

test.skipIf(process.platform === 'win32')('the pre-commit hook stops a commit with a token', () => {
  const desk = new Desk()
  try {
    desk.git('init', '-q')
    const hook = recipe('pre-commit').replace('~/matchstick/cli/matchstick.mjs', `'${MATCHSTICK}'`)
    const path = join(desk.path, '.git/hooks/pre-commit')
    writeFileSync(path, hook)
    chmodSync(path, 0o755)

    desk.write('a.txt', 'nothing yet\n')
    desk.git('add', '.')
    desk.git('commit', '-qm', 'fine')
    desk.write('a.txt', `token = "${mixed(KEY)}"\n`)
    desk.git('add', '.')
    const who = ['-c', 'user.name=Test', '-c', 'user.email=test@example.org']
    const commit = spawnSync('git', [...who, 'commit', '-m', 'a secret'], {
      cwd: desk.path,
      encoding: 'utf8',
      env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' },
    })
    expect(commit.status).toBe(1)
    expect(commit.stdout + commit.stderr).toContain('a.txt:1:10: GitHub')
    expect(desk.git('log', '--format=%s').trim()).toBe('fine')
  } finally {
    desk.remove()
  }
})

/** The code block of a name. */
function recipe(name: string): string {
  const block = new RegExp(`\`\`\`sh title=${name}\\n([\\s\\S]*?)\`\`\``)
  return block.exec(readText('docs/scan.md'))?.[1] ?? ''
}

/** A row of characters in order is a placeholder to any scanner. */
function mixed(token: string): string {
  const body = [...token.slice(4)]
  return token.slice(0, 4) + body.map((_, i) => body[(i * 23 + 7) % body.length]).join('')
}

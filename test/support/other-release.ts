// Another release of the product: a copy of the sources with changes, its web app built. Its server is started from the copy.

import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** What is written otherwise in it. */
interface Change {
  /** From the root of the project. */
  readonly file: string
  /** Stands in the file exactly once. */
  readonly find: string
  readonly replace: string
}

/** A built release in a folder of its own. */
export interface OtherRelease {
  /** To start a server from. */
  readonly root: string
  remove(): void
}

const projectRoot = fileURLToPath(new URL('../..', import.meta.url))
const copied = ['model', 'templates', 'server', 'editor', 'scripts', 'package.json', 'vite.config.ts']

/** Builds one. @throws Error when a change finds its place not once, or when it does not build */
export function buildOtherRelease(changes: readonly Change[]): OtherRelease {
  const root = mkdtempSync(join(tmpdir(), 'vankien-release-'))
  const remove = () => rmSync(root, { recursive: true, force: true })
  try {
    for (const name of copied) cpSync(join(projectRoot, name), join(root, name), { recursive: true })
    symlinkSync(join(projectRoot, 'node_modules'), join(root, 'node_modules'))
    for (const { file, find, replace } of changes) {
      const parts = readFileSync(join(root, file), 'utf8').split(find)
      if (parts.length !== 2)
        throw new Error(`${file} holds ${JSON.stringify(find)} ${parts.length - 1} times`)
      writeFileSync(join(root, file), parts.join(replace))
    }
    const env = { ...process.env, NODE_ENV: 'production' }
    execFileSync(process.execPath, ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'error'], {
      cwd: root,
      env,
    })
  } catch (error) {
    remove()
    throw error
  }
  return { root, remove }
}

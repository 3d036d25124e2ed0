// The project's own text files, for tests that read the project itself.

import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const notOurs = /^(?:node_modules|dist|data|\.git|docs\/img|test\/results)(?:\/|$)/u
const isText =
  /\.(?:ts|tsx|js|mjs|css|html|json|jsonc|md|yml|svg)$|(?:^|\/)(?:run|LICENSE|\.npmrc|\.gitignore)$/u

/** Paths of every text file of the project, with slashes, from its root; what is built or installed is left out. */
export function projectFiles(folder = ''): string[] {
  return readdirSync(root + folder, { withFileTypes: true }).flatMap(entry => {
    const path = folder + entry.name
    if (notOurs.test(path)) return []
    if (entry.isDirectory()) return projectFiles(`${path}/`)
    return entry.isFile() && isText.test(path) ? [path] : []
  })
}

/** The text of one file; throws when there is none. */
export function readProjectFile(path: string): string {
  return readFileSync(root + path, 'utf8')
}

/** A JSON file's value. */
export function readProjectJson(path: string): unknown {
  return JSON.parse(readProjectFile(path))
}

/** A property of a value that may be anything. */
export function field(holder: unknown, name: string): unknown {
  return typeof holder === 'object' && holder !== null ? Reflect.get(holder, name) : undefined
}

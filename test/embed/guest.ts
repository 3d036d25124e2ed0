// The plugin in a house that is not ours: packed, installed in an empty folder, and the page of docs/embed.md built there.

import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** The code blocks of docs/embed.md. */
export interface Guide {
  /** Arguments of the install command, `vankien` first. */
  readonly install: readonly string[]
  readonly files: Readonly<Record<'index.html' | 'main.js', string>>
}

/** Reads docs/embed.md. @throws Error when a block is not there */
export function readGuide(): Guide {
  const text = readFileSync(join(root, 'docs/embed.md'), 'utf8')
  const block = (pattern: RegExp) => {
    const found = pattern.exec(text)?.[1]
    if (found === undefined) throw new Error(`docs/embed.md has no ${String(pattern)}`)
    return found
  }
  return {
    install: block(/```sh\nnpm install (vankien[\s\S]*?)\n```/u)
      .split(/[\s\\]+/u)
      .filter(word => word !== ''),
    files: {
      'index.html': block(/`index\.html`\n\n```html\n([\s\S]*?)```/u),
      'main.js': block(/`main\.js`\n\n```js\n([\s\S]*?)```/u),
    },
  }
}

/**
 * Builds the publishable package and packs it.
 *
 * @param folder where package and tarball go
 * @returns path of the tarball
 */
export function pack(folder: string): string {
  const built = join(folder, 'package')
  buildPackage(built)
  const written = run('npm', ['pack', '--json', '--pack-destination', folder], built)
  const name = /"filename":\s*"([^"]+)"/u.exec(written)?.[1]
  if (name === undefined) throw new Error(`npm pack wrote no file name: ${written}`)
  return join(folder, name)
}

/** Builds the publishable package into a folder. */
export function buildPackage(folder: string): void {
  run(process.execPath, [join(root, 'scripts/build-package.ts'), folder], root)
}

/** Installs the tarball and what the guide names beside it, in an empty folder. */
export function installGuest(folder: string, tarball: string, guide: Guide): void {
  writeFileSync(join(folder, 'package.json'), '{ "name": "a-house", "private": true, "type": "module" }\n')
  const packages = guide.install.map(name => (name === 'vankien' ? tarball : name))
  const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline']
  run('npm', ['install', ...quiet, ...packages], folder)
}

/**
 * Builds the guide's page with Vite.
 *
 * @returns folder to serve
 */
export function buildGuest(folder: string, guide: Guide): string {
  for (const [name, text] of Object.entries(guide.files)) writeFileSync(join(folder, name), text)
  run(process.execPath, [join(root, 'node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'warn'], folder)
  return join(folder, 'dist')
}

function run(command: string, args: readonly string[], cwd: string): string {
  const ended = spawnSync(command, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
  if (ended.error) throw ended.error
  if (ended.status === 0) return ended.stdout
  throw new Error(`${command} ${args.join(' ')} ended with ${ended.status}\n${ended.stdout}\n${ended.stderr}`)
}

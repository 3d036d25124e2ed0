// The publishable package: compiled trees of the plugin, the server and the templates, and a manifest of its own.
// `node scripts/build-package.ts [folder]`; dist/package unless a folder is named.

import { spawnSync } from 'node:child_process'
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join, relative, resolve, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { transformWithOxc } from 'vite'
import { neededPackages, toCompiled } from './package-imports.ts'
import { makeManifest } from './package-manifest.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const target = resolve(root, process.argv[2] ?? 'dist/package')

// The plugin is compiled for a bundler with a DOM, the server for Node: the same settings that check them.
const trees = [
  { config: 'tsconfig.editor.json', files: ['editor/index.ts', 'templates/index.ts'] },
  { config: 'tsconfig.server.json', files: serverFiles() },
]

rmSync(target, { recursive: true, force: true })
mkdirSync(target, { recursive: true })
for (const tree of trees) declare(tree.config, tree.files)
for (const file of filesIn(target)) await emit(file)
for (const name of ['style.css', 'inserts.css'])
  copyFileSync(join(root, 'editor', name), join(target, 'editor', name))
const app = join(root, 'dist/app')
if (existsSync(app)) cpSync(app, join(target, 'dist/app'), { recursive: true }) // the server serves it from there
for (const name of ['README.md', 'LICENSE']) copyFileSync(join(root, name), join(target, name))
writeManifest()
console.log(`package in ${relative(root, target) || target}: ${filesIn(target).length} files`)

// Workers are started by address, not imported: so every file of the server is named. Demo mode stays at home.
function serverFiles(): string[] {
  return filesIn(join(root, 'server'))
    .map(file => relative(root, file).split(sep).join('/'))
    .filter(file => file.endsWith('.ts') && !file.startsWith('server/demo/'))
}

// Writes the declarations of the named files and of all that they import; stops at the first type error.
function declare(config: string, files: readonly string[]): void {
  const folder = mkdtempSync(join(root, 'node_modules/.package-'))
  try {
    const project = {
      extends: join(root, config),
      compilerOptions: {
        noEmit: false,
        composite: false,
        incremental: false,
        tsBuildInfoFile: null,
        declaration: true,
        emitDeclarationOnly: true,
        noEmitOnError: true,
        rootDir: root,
        outDir: target,
      },
      include: [],
      exclude: [],
      files: files.map(file => join(root, file)),
    }
    const file = join(folder, 'tsconfig.json')
    writeFileSync(file, JSON.stringify(project))
    const ended = spawnSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', file], {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
    })
    if (ended.status !== 0) throw new Error(`the compiler refused ${files.length} files of ${config}`)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

// For each declaration, its source without the types beside it; in both, references that reach compiled files.
async function emit(declaration: string): Promise<void> {
  const place = relative(target, declaration).split(sep).join('/')
  const compiled = place.replace(/\.d\.ts$/u, '.js')
  const source = readFileSync(join(root, place.replace(/\.d\.ts$/u, '.ts')), 'utf8')
  const { code } = await transformWithOxc(source, `${place}.ts`, { sourcemap: false, lang: 'ts' })
  writeFileSync(join(target, compiled), toCompiled(code, compiled))
  writeFileSync(declaration, toCompiled(readFileSync(declaration, 'utf8'), place))
}

function writeManifest(): void {
  const own: unknown = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const read = (path: string) => readFileSync(join(target, path), 'utf8')
  const plugin = neededPackages(['editor/index.js', 'editor/index.d.ts', 'templates/index.js'], read)
  const server = neededPackages(
    filesIn(join(target, 'server'))
      .filter(file => file.endsWith('.js'))
      .map(file => relative(target, file).split(sep).join('/')),
    read,
  )
  const manifest = makeManifest(own, plugin, server)
  writeFileSync(join(target, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`)
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name))
}

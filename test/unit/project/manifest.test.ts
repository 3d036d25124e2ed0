// The publishable package: references that reach compiled files, and what it asks a house for.

import { describe, expect, test } from 'vitest'
import { neededPackages, toCompiled } from '../../../scripts/package-imports.ts'
import { makeManifest } from '../../../scripts/package-manifest.ts'
import { field, readProjectJson } from './files.ts'

describe('references of a compiled file', () => {
  const cases = [
    ["import { a } from '#model/anchor.ts'", "import { a } from '../../model/anchor.js'"],
    ["export * from './kit.ts'", "export * from './kit.js'"],
    ["import('../words/en.ts')", "import('../words/en.js')"],
    ["new URL('./worker.ts', import.meta.url)", "new URL('./worker.js', import.meta.url)"],
    ['import { x } from "yjs"', 'import { x } from "yjs"'],
    ["import './style.css'", "import './style.css'"],
    ["new URL('https://a.test/b.ts')", "new URL('https://a.test/b.ts')"],
  ] as const

  test.each(cases)('[BN6] %s', (written, compiled) => {
    expect(toCompiled(written, 'editor/client/session.js')).toBe(compiled)
  })

  test('[BN6] an alias inside its own folder stays a relative path', () => {
    expect(toCompiled("from '#model/ids.ts'", 'model/api.js')).toBe("from './ids.js'")
  })

  test('[BN6] an alias to anything but a source file stops the build', () => {
    expect(() => toCompiled("from '#model/ids'", 'editor/index.js')).toThrow('#model/ids')
  })
})

test('[BN6] packages are gathered through the files that a door imports, each once', () => {
  const files: Record<string, string> = {
    'editor/index.js': "import './kit.js'\nimport { Doc } from 'yjs'\nimport 'node:fs'",
    'editor/kit.js': "import '../model/a.js'\nimport { y } from '@tiptap/pm/model'",
    'model/a.js': "import '../editor/kit.js'\nimport * as e from 'lib0/encoding'",
  }
  const needed = neededPackages(['editor/index.js'], place => files[place] ?? '')
  expect([...needed].toSorted()).toEqual(['@tiptap/pm', 'lib0', 'yjs'])
})

test('[BN6] a string that a method called from is given names no package', () => {
  const files: Readonly<Record<string, string>> = {
    'server/index.js': "Buffer.from('d0cf', 'hex'); Array.from('abc')",
  }
  expect([...neededPackages(['server/index.js'], place => files[place] ?? '')]).toEqual([])
})

test('[BN6] packages that only the types of a door name are gathered too', () => {
  const files: Record<string, string> = {
    'editor/index.d.ts': "export { a } from './kit.js'",
    'editor/kit.d.ts': "import type { Awareness } from 'y-protocols/awareness'",
  }
  expect([...neededPackages(['editor/index.d.ts'], place => files[place] ?? '')]).toEqual(['y-protocols'])
})

describe('the manifest', () => {
  const own = readProjectJson('package.json')
  const plugin = new Set(['@tiptap/core', '@tiptap/y-tiptap', 'yjs', 'diff'])
  const manifest = makeManifest(own, plugin, new Set(['hono', 'better-sqlite3', 'yjs']))

  test('[BN6] Tiptap and Yjs come from the house, the patched binding in one release only', () => {
    expect(manifest['dependencies']).toEqual({ diff: '^9.0.0' })
    expect(manifest['peerDependencies']).toMatchObject({ yjs: '^13.6.33', '@tiptap/y-tiptap': '3.0.9' })
  })

  test('[BN6] what only the server needs is optional', () => {
    expect(manifest['peerDependenciesMeta']).toEqual({
      'better-sqlite3': { optional: true },
      hono: { optional: true },
    })
  })

  test('[BN6] no script, no alias and no other field of our own manifest goes out', () => {
    for (const name of ['scripts', 'imports', 'private', 'devDependencies', 'optionalDependencies'])
      expect(field(manifest, name)).toBeUndefined()
  })

  test('[BN6] a package that is imported but not declared stops the build', () => {
    expect(() => makeManifest(own, new Set(['left-pad']), new Set())).toThrow('left-pad')
  })
})

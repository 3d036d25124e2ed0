// The web app: built from editor/app into dist/app; in development the API and the sockets come from a running server.

import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'
import { pagePartOf, pageStyleOf } from './scripts/page-parts.ts'

const server = `http://127.0.0.1:${process.env['PORT'] ?? '3000'}`

const editorPackages =
  /node_modules\/(?:prosemirror-|@tiptap\/|yjs\/|lib0\/|y-|orderedmap\/|rope-sequence\/|w3c-keyname\/)/u
const isSharable = (id: string): boolean =>
  /\.(?:m?js|tsx?)$/u.test(id) &&
  /\/node_modules\/|\/editor\/(?:words|app\/(?:data|marks|parts))\//u.test(id) &&
  !editorPackages.test(id)

export default defineConfig({
  root: 'editor/app',
  plugins: [react(), compiledWhole(), packed()],
  build: {
    outDir: '../../dist/app',
    emptyOutDir: true,
    target: 'es2022',
    sourcemap: false,
    manifest: true, // which file needs which: a test adds up what each page fetches
    // Packages and small parts that many share are one file: packed together it is smaller, and a page asks for half as many
    // files. Every page fetches it: so nothing of the editor is in it, nor what draws the editor in.
    rolldownOptions: {
      input: ['editor/app/index.html', 'editor/app/early.ts', 'editor/app/early-text.ts'],
      output: {
        codeSplitting: {
          groups: [
            { name: 'yjs', test: /\/node_modules\/(?:yjs|lib0)\/|\/model\/frame\.ts$/u },
            { name: 'shared', test: isSharable, minShareCount: 5 },
            { name: (id, modules) => pagePartOf(id, modules, heavy => editorPackages.test(heavy)) },
            { name: pageStyleOf },
          ],
        },
      },
    },
  },
  server: { proxy: { '/api': server, '/sync': { target: server, ws: true } } },
})

/** Files most of which runs while a draft opens. */
const runAtOnce = new Set(['index', 'shared', 'document-parts', 'yjs', 'editor', 'draft-page'])

/** A browser that knows the remark compiles a file whole, in another thread, as it comes; others one function after the other. */
function compiledWhole(): Plugin {
  return {
    name: 'compiled-whole',
    apply: 'build',
    generateBundle: {
      order: 'post', // the remark counts in the first line only
      handler(_options, bundle) {
        for (const file of Object.values(bundle))
          if (file.type === 'chunk' && runAtOnce.has(file.name))
            file.code = `//# allFunctionsCalledOnLoad\n${file.code}`
      },
    },
  }
}

/** Packs code and styles as they are built, so that no server does it while the first visitor waits. */
function packed(): Plugin {
  return {
    name: 'packed',
    apply: 'build',
    writeBundle({ dir = '' }, bundle) {
      for (const name of Object.keys(bundle).filter(file => /\.(?:js|css)$/u.test(file))) {
        const path = join(dir, name)
        writeFileSync(`${path}.gz`, gzipSync(readFileSync(path), { level: 9 }))
      }
    },
  }
}

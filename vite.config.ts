// The web app: built from editor/app into dist/app; in development the API and the sockets come from a running server.

import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const server = `http://127.0.0.1:${process.env['PORT'] ?? '3000'}`

export default defineConfig({
  root: 'editor/app',
  plugins: [react()],
  build: {
    outDir: '../../dist/app',
    emptyOutDir: true,
    target: 'es2022',
    sourcemap: false,
    manifest: true, // which file needs which: a test adds up what each page fetches
    // Code that many parts share is one file: packed together it is smaller, and a page asks for half as many files. What fewer
    // than so many share, the editor among it, stays apart: sign-in and list fetch the shared file too. Styles are left alone:
    // their order counts.
    rolldownOptions: {
      output: {
        codeSplitting: { groups: [{ name: 'shared', test: /\.(?:m?js|tsx?)$/u, minShareCount: 8 }] },
      },
    },
  },
  server: { proxy: { '/api': server, '/sync': { target: server, ws: true } } },
})

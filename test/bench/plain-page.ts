// Builds and serves the peer's page: plain ProseMirror with a document given as JSON.

import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
}

/** The peer's page, served. */
export interface PlainPage {
  /** Address of the page. */
  readonly url: string
  close(): void
}

/** Builds the page with Vite as the app is built, and serves it with the document. */
export async function servePlainPage(json: unknown): Promise<PlainPage> {
  const outDir = mkdtempSync(join(tmpdir(), 'vankien-plain-'))
  await build({
    configFile: false,
    logLevel: 'warn',
    root: fileURLToPath(new URL('.', import.meta.url)),
    build: {
      outDir,
      emptyOutDir: true,
      target: 'es2022',
      rolldownOptions: { input: fileURLToPath(new URL('./plain.html', import.meta.url)) },
    },
  })
  const document = JSON.stringify(json)
  const server = createServer((request, response) => {
    const path = (request.url ?? '/').replace(/\?.*$/u, '')
    if (path === '/document.json') {
      response.writeHead(200, { 'content-type': 'application/json' }).end(document)
    } else if (/^\/(plain\.html|assets\/[\w.-]+)$/u.test(path)) {
      response.writeHead(200, { 'content-type': types[extname(path)] ?? 'application/octet-stream' })
      response.end(readFileSync(join(outDir, path)))
    } else {
      response.writeHead(404).end()
    }
  })
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('the plain page has no address')
  return {
    url: `http://127.0.0.1:${address.port}/plain.html`,
    close() {
      server.closeAllConnections()
      server.close()
      rmSync(outDir, { recursive: true, force: true })
    },
  }
}

// The built web app, read once at start: no request ever names a path on the disk.

import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { OpenAPIHono } from '@hono/zod-openapi'
import { earlyLinks } from './early-links.ts'
import type { AppContext, AppEnv } from './env.ts'

/** One file of the web app. */
interface AppFile {
  readonly type: string
  readonly etag: string
  readonly bytes: Uint8Array<ArrayBuffer>
  /** Compressed when first asked for, or taken from the build; null = not worth it. */
  gzipped: Promise<Uint8Array<ArrayBuffer>> | null
}

/** The files of the web app by address (`/assets/x.js`); empty when it was not built. */
export type AppFiles = ReadonlyMap<string, AppFile>

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.txt': 'text/plain; charset=utf-8',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
}
const compressible = /^(text\/|image\/svg|application\/)/u
const compressMinBytes = 1024
const compress = promisify(gzip)

/** Addresses that belong to the web app's own router. */
const pages =
  /^\/(?:sign-in|setup|board|rounds|approvals|dossier|admin|units\/[^/]+\/dossier|documents(?:\/[^/]+(?:\/[a-z-]+)?)?)?$/u

/** Reads a built web app into memory. A folder that is not there gives no files. */
export async function readAppFiles(folder: string): Promise<AppFiles> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return []
      throw error
    },
  )
  const files = new Map<string, AppFile>()
  for (const entry of entries.filter(candidate => candidate.isFile())) {
    const path = join(entry.parentPath, entry.name)
    const bytes = new Uint8Array(await readFile(path))
    const type = types[extname(entry.name)] ?? 'application/octet-stream'
    const address = `/${path.slice(folder.length).split(/[\\/]/u).filter(Boolean).join('/')}`
    files.set(address, appFile(type, bytes))
  }
  for (const [address, file] of files) {
    const packed = files.get(`${address}.gz`)
    if (packed) file.gzipped = Promise.resolve(packed.bytes)
  }
  return files
}

function appFile(type: string, bytes: Uint8Array<ArrayBuffer>): AppFile {
  const etag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`
  return { type, etag, bytes, gzipped: null }
}

/** The app's one page, with what each kind of address needs named in its head; for who is signed in, what it begins with. */
function pageOf(
  files: AppFiles,
): (path: string, isSignedIn: () => Promise<boolean>) => Promise<AppFile | undefined> {
  const index = files.get('/index.html')
  const list = files.get('/.vite/manifest.json')
  if (!index || !list) return async () => index
  const text = new TextDecoder()
  const html = text.decode(index.bytes)
  const page = (text: string) => appFile(index.type, new TextEncoder().encode(text))
  const variants = earlyLinks(text.decode(list.bytes)).map(({ address, html: links, firstHtml }) => {
    const linked = html.replace('</head>', `${links}</head>`)
    const begun = firstHtml === '' ? null : page(linked.replace('<head>', `<head>${firstHtml}`))
    return { address, plain: page(linked), begun }
  })
  return async (path, isSignedIn) => {
    const variant = variants.find(({ address }) => address.test(path))
    if (!variant) return index
    return variant.begun !== null && (await isSignedIn()) ? variant.begun : variant.plain
  }
}

/**
 * Serves the web app: assets for ever, pages checked each time. Mounted last.
 *
 * @param isSignedIn whether a request's session is somebody's
 */
export function mountFiles(
  app: OpenAPIHono<AppEnv>,
  files: AppFiles,
  isSignedIn: (headers: Headers) => Promise<boolean>,
): void {
  const pageAt = pageOf(files)
  app.get('*', async c => {
    const { path } = c.req
    if (path.startsWith('/api/') || path.startsWith('/sync/')) return c.notFound()
    const file = path === '/' || path.endsWith('.html') ? undefined : files.get(path)
    if (file) {
      c.set('route', 'asset')
      return serve(c, file, path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache')
    }
    if (extname(path) !== '' && !pages.test(path)) return c.notFound()
    const index = await pageAt(path, () => isSignedIn(c.req.raw.headers))
    if (!index) return c.text('Giao diện chưa được dựng. Hãy chạy: npm run build', 503)
    c.set('route', 'page')
    return serve(c, index, 'no-cache', pages.test(path) ? 200 : 404)
  })
}

async function serve(
  c: AppContext,
  file: AppFile,
  caching: string,
  status: 200 | 404 = 200,
): Promise<Response> {
  c.header('cache-control', caching)
  c.header('etag', file.etag)
  c.header('vary', 'accept-encoding')
  if (status === 200 && c.req.header('if-none-match')?.includes(file.etag)) return c.body(null, 304)
  c.header('content-type', file.type)
  const mayCompress = /\bgzip\b/u.test(c.req.header('accept-encoding') ?? '') && compressible.test(file.type)
  if (!mayCompress || file.bytes.length < compressMinBytes) return c.body(file.bytes, status)
  file.gzipped ??= compress(file.bytes, { level: 9 }).then(packed => new Uint8Array(packed))
  c.header('content-encoding', 'gzip')
  return c.body(await file.gzipped, status)
}

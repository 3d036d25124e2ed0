// The web app's files: how long they are kept, compressed, and what has no page.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readAppFiles } from '../../server/http/files.ts'
import { openSite, type Site } from '../support/site.ts'

const folder = mkdtempSync(join(tmpdir(), 'vankien-files-'))
let site: Site

beforeAll(async () => {
  mkdirSync(join(folder, 'assets'))
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Văn Kiện</title>')
  writeFileSync(join(folder, 'assets', 'main-abc.js'), `export const words = '${'dài '.repeat(1000)}'`)
  site = await openSite({ isEmpty: true, files: await readAppFiles(folder) })
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('[IN16] pages are asked for each time and not sent twice; assets are kept for ever', async () => {
  const page = await site.stranger.get('/documents/abc/opinions')
  expect([page.status, page.headers.get('cache-control')]).toEqual([200, 'no-cache'])
  expect(page.text).toContain('Văn Kiện')
  const etag = page.headers.get('etag') ?? ''
  expect((await site.stranger.get('/sign-in', { 'if-none-match': etag })).status).toBe(304)
  const asset = await site.stranger.get('/assets/main-abc.js')
  expect(asset.headers.get('cache-control')).toContain('immutable')
})

test('[IN17] texts travel compressed to whoever takes it', async () => {
  const packed = await site.app.request('/assets/main-abc.js', { headers: { 'accept-encoding': 'gzip, br' } })
  expect(packed.headers.get('content-encoding')).toBe('gzip')
  expect((await packed.arrayBuffer()).byteLength).toBeLessThan(500)
  expect((await site.stranger.get('/assets/main-abc.js')).headers.get('content-encoding')).toBeNull()
})

test('[IN18] an address without a page shows the app with 404, a missing file and a missing route are refused', async () => {
  expect((await site.stranger.get('/nowhere')).status).toBe(404)
  for (const path of ['/', '/rounds', '/approvals', '/admin', '/dossier', '/units/abc/dossier'])
    expect([path, (await site.stranger.get(path)).status]).toEqual([path, 200])
  expect((await site.stranger.get('/assets/gone.js')).text).not.toContain('<title>')
  expect((await site.stranger.get('/api/nowhere')).headers.get('content-type')).toContain('application/json')
})

test('[UI1110] a page names in its head what it needs besides the start; other pages do not', async () => {
  const built = mkdtempSync(join(tmpdir(), 'vankien-files-'))
  mkdirSync(join(built, '.vite'))
  writeFileSync(join(built, 'index.html'), '<!doctype html><head><title>Văn Kiện</title></head>')
  const manifest = {
    'index.html': { file: 'assets/index-1.js', imports: ['_shared.js'] },
    '_shared.js': { file: 'assets/shared-1.js' },
    'draft/draft-page.tsx': {
      file: 'assets/draft-1.js',
      css: ['assets/draft-1.css'],
      imports: ['_shared.js', '_editor.js'],
    },
    '_editor.js': { file: 'assets/editor-1.js', imports: ['_shared.js'] },
  }
  writeFileSync(join(built, '.vite', 'manifest.json'), JSON.stringify(manifest))
  const { stranger } = await openSite({ isEmpty: true, files: await readAppFiles(built) })
  const namedAt = async (path: string) => {
    const { text } = await stranger.get(path)
    return [...text.matchAll(/<link rel="(\w+)"[^>]* href="([^"]+)">/gu)].map(([, rel, href]) => [rel, href])
  }
  expect(await namedAt('/documents/abc')).toEqual([
    ['modulepreload', '/assets/draft-1.js'],
    ['preload', '/assets/draft-1.css'],
    ['modulepreload', '/assets/editor-1.js'],
  ])
  expect(await namedAt('/documents/abc/opinions')).toEqual([])
  expect(await namedAt('/rounds')).toEqual([])
  rmSync(built, { recursive: true, force: true })
})

test('[UI1240] a draft begins with the script that asks ahead, for who is signed in and for nobody else', async () => {
  const built = mkdtempSync(join(tmpdir(), 'vankien-files-'))
  mkdirSync(join(built, '.vite'))
  writeFileSync(join(built, 'index.html'), '<!doctype html><head><title>Văn Kiện</title></head>')
  const manifest = {
    'index.html': { file: 'assets/index-1.js' },
    'early.ts': { file: 'assets/early-1.js' },
    'early-text.ts': { file: 'assets/early-text-1.js', imports: ['_yjs.js'] },
    '_yjs.js': { file: 'assets/yjs-1.js' },
    'draft/draft-page.tsx': { file: 'assets/draft-1.js' },
  }
  writeFileSync(join(built, '.vite', 'manifest.json'), JSON.stringify(manifest))
  const { stranger, as, app } = await openSite({ files: await readAppFiles(built) })
  const drafter = await as('drafter1')
  const begins =
    /<head><script type="module" async fetchpriority="high" src="\/assets\/early-1\.js"><\/script><script type="module" async fetchpriority="high" src="\/assets\/early-text-1\.js"><\/script><link rel="modulepreload" crossorigin href="\/assets\/yjs-1\.js"><title>/u
  const page = await drafter.get('/documents/abc')
  expect(page.text).toMatch(begins)
  expect((await drafter.get('/documents/abc/opinions')).text).not.toContain('early-1')
  expect((await stranger.get('/documents/abc')).text).not.toContain('early-1')
  const stale = await app.request('/documents/abc', {
    headers: { cookie: 'vankien.session_token=of.yesterday' },
  })
  expect(await stale.text()).not.toContain('early-1')
  const etag = page.headers.get('etag') ?? ''
  expect((await drafter.get('/documents/abc', { 'if-none-match': etag })).status).toBe(304)
  expect((await stranger.get('/documents/abc', { 'if-none-match': etag })).status).toBe(200)
  rmSync(built, { recursive: true, force: true })
})

test('[UI1110] what was packed when it was built is sent as it is', async () => {
  const built = mkdtempSync(join(tmpdir(), 'vankien-files-'))
  mkdirSync(join(built, 'assets'))
  writeFileSync(join(built, 'assets', 'main.js'), 'x'.repeat(5_000))
  const bytes = gzipSync('packed by the build')
  writeFileSync(join(built, 'assets', 'main.js.gz'), bytes)
  const { app } = await openSite({ isEmpty: true, files: await readAppFiles(built) })
  const answer = await app.request('/assets/main.js', { headers: { 'accept-encoding': 'gzip' } })
  expect(Buffer.from(await answer.arrayBuffer())).toEqual(bytes)
  rmSync(built, { recursive: true, force: true })
})

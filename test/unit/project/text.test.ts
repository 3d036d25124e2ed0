// What no file of the project may hold: a machine's paths, promises for later, checks that are switched off.

import { expect, test } from 'vitest'
import { field, projectFiles, readProjectFile } from './files.ts'

const files = projectFiles().filter(path => path !== 'package-lock.json')
const source = files.filter(path => /\.(?:ts|tsx)$/u.test(path))

// Written in pieces, so that this file does not hold what it looks for.
const either = (...words: readonly string[]) => words.join('|')
const machinePath = new RegExp(`(?<![\\w.~-])/(?:${either('work', 'root', 'tmp', 'home', 'Users')})/`, 'u')
const promise = new RegExp(`\\b(?:${either('TO' + 'DO', 'FIX' + 'ME', 'XX' + 'X')})\\b`, 'u')
const switchedOff = new RegExp(
  either(
    'biome-' + 'ignore',
    '@ts-' + '(?:ignore|expect-error|nocheck)',
    '\\bas ' + 'any\\b',
    ': ' + 'any\\b',
  ),
  'u',
)
const leftOut = /\b(?:test|it|describe)\.(?:only|skip|todo)\b/u

function holding(paths: readonly string[], pattern: RegExp): string[] {
  return paths.flatMap(path =>
    readProjectFile(path)
      .split('\n')
      .flatMap((line, index) => (pattern.test(line) ? [`${path}:${index + 1}: ${line.trim()}`] : [])),
  )
}

test('[BN4] no file names a path of one machine', () => {
  expect(holding(files, machinePath)).toEqual([])
})

test('[BN4] no file puts work off in a comment', () => {
  expect(holding(files, promise)).toEqual([])
})

test('[BN4] no source file switches a check off', () => {
  expect(holding(source, switchedOff)).toEqual([])
})

test('[BN4] no test is left out by name', () => {
  expect(holding(source, leftOut)).toEqual([])
})

test('[BN4] every text is in composed Unicode', () => {
  expect(files.filter(path => readProjectFile(path) !== readProjectFile(path).normalize('NFC'))).toEqual([])
})

test('[BN5] the lock names no registry, and every package by its hash', () => {
  const lock = readProjectFile('package-lock.json')
  expect(lock).not.toContain('"resolved"')
  const packages = Object.entries(Object(field(JSON.parse(lock), 'packages'))).filter(
    ([place]) => place !== '',
  )
  expect(packages.filter(([, held]) => typeof field(held, 'integrity') !== 'string')).toEqual([])
})

// What the lock must hold: one copy of what compares by identity, and the exact release that is patched.

import { expect, test } from 'vitest'
import { field, readProjectJson } from './files.ts'

const locked = field(readProjectJson('package-lock.json'), 'packages')
const places = typeof locked === 'object' && locked !== null ? Object.keys(locked) : []

test.each([
  'yjs',
  'lib0',
  'y-protocols',
  'prosemirror-model',
  'prosemirror-state',
  'prosemirror-view',
  'prosemirror-transform',
  'zod',
  'kysely',
])('[BN2] one copy of %s is installed', name => {
  expect(places.filter(place => place.endsWith(`node_modules/${name}`))).toEqual([`node_modules/${name}`])
})

test('[BN3] the binding that is patched at run time is exactly the release the patch was made for', () => {
  const version = '3.0.9'
  const asked = field(field(readProjectJson('package.json'), 'dependencies'), '@tiptap/y-tiptap')
  const held = field(field(locked, 'node_modules/@tiptap/y-tiptap'), 'version')
  const installed = field(readProjectJson('node_modules/@tiptap/y-tiptap/package.json'), 'version')
  expect({ asked, held, installed }).toEqual({ asked: version, held: version, installed: version })
})

test('[BN3] every package is asked for by one exact version', () => {
  const own = readProjectJson('package.json')
  const asked = ['dependencies', 'devDependencies', 'optionalDependencies'].flatMap(group =>
    Object.entries(Object(field(own, group))),
  )
  expect(asked.filter(([, version]) => !/^\d+\.\d+\.\d+$/u.test(String(version)))).toEqual([])
})

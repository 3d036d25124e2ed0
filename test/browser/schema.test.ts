// The editor's schema and the model's are one: what the server writes the editor reads, and the other way round.

import { getSchema } from '@tiptap/core'
import type { MarkSpec, NodeSpec, Schema } from '@tiptap/pm/model'
import { expect, test } from 'vitest'
import { schema } from '#model/schema.ts'
import { textKit } from '../../editor/kit.ts'

function nodesOf(source: Schema) {
  return Object.fromEntries(
    Object.entries(source.nodes).map(([name, { spec }]) => {
      const { content, marks, inline, isolating, defining, tableRole } = spec as NodeSpec & {
        tableRole?: unknown
      }
      return [name, { content, marks, inline, isolating, defining, tableRole, attrs: defaults(spec) }]
    }),
  )
}

function marksOf(source: Schema) {
  return Object.fromEntries(
    Object.entries(source.marks).map(([name, { spec }]) => [
      name,
      { excludes: spec.excludes, attrs: defaults(spec) },
    ]),
  )
}

function defaults({ attrs }: NodeSpec | MarkSpec): Record<string, unknown> {
  return Object.fromEntries(Object.entries(attrs ?? {}).map(([name, attr]) => [name, attr.default]))
}

test('[ED1] the editor has exactly the nodes of the model, with their content, marks and attributes', () => {
  expect(nodesOf(getSchema(textKit()))).toEqual(nodesOf(schema))
})

test('[ED1] the editor has exactly the marks of the model, with their attributes', () => {
  expect(marksOf(getSchema(textKit()))).toEqual(marksOf(schema))
})

// Places that are known need no worker, and none is given for a text that has moved on.

import { expect, test } from 'vitest'
import { KnownPlaces } from '../../server/sync/known-places.ts'

const opinion = (id: string, quote: string | null = id) => ({
  id,
  anchor: quote === null ? null : { quote },
  sectionKey: null,
})
const [a, b] = [opinion('a'), opinion('b')]

function counting() {
  const asked: string[][] = []
  const compute = async (unknown: readonly { id: string }[]) => {
    asked.push(unknown.map(({ id }) => id))
    return unknown.map(({ id }) => [id, { status: 'exact', from: asked.length, to: 99 }] as const)
  }
  return { asked, compute }
}

test('[RO45] places are computed once for a state of the text; a new opinion alone is computed beside them', async () => {
  const { asked, compute } = counting()
  const places = new KnownPlaces()
  await places.find('d', 7, [a], compute)
  expect((await places.find('d', 7, [a, b], compute)).get('a')).toMatchObject({ from: 1 })
  await places.find('d', 7, [a, b], compute)
  expect(asked).toEqual([['a'], ['b']])
})

test('[RO45] another text, another document or a place chosen by hand is computed anew', async () => {
  const { asked, compute } = counting()
  const places = new KnownPlaces()
  await places.find('d', 7, [a, b], compute)
  await places.find('d', 8, [a, b], compute)
  await places.find('e', 8, [a], compute)
  await places.find('d', 8, [opinion('a', 'other words'), b], compute)
  expect(asked).toEqual([['a', 'b'], ['a', 'b'], ['a'], ['a']])
})

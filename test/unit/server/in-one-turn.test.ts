// Questions of one moment, asked once.

import { expect, test } from 'vitest'
import { inOneTurn } from '../../../server/in-one-turn.ts'

test('[SY303] what is asked in one moment is read once, each gets their own answer, and nothing is kept for whoever asks later', async () => {
  const readings: (readonly number[])[] = []
  let factor = 10
  const ask = inOneTurn(async (numbers: readonly number[]) => {
    readings.push(numbers)
    return numbers.map(number => number * factor)
  })
  expect(await Promise.all([1, 2, 3].map(ask))).toEqual([10, 20, 30])
  factor = 100
  expect(await ask(1)).toBe(100)
  expect(readings).toEqual([[1, 2, 3], [1]])
})

test('[SY303] who cannot be answered fails alone; where nobody can be, all do, and the next are asked anew', async () => {
  let isAway = false
  const ask = inOneTurn(async (numbers: readonly number[]) => {
    if (isAway) throw new Error('away')
    return numbers.map(number => (number === 2 ? Promise.reject(new Error('two')) : number))
  })
  const outcome = async (numbers: readonly number[]) =>
    (await Promise.allSettled(numbers.map(ask))).map(one =>
      one.status === 'fulfilled' ? one.value : String(one.reason),
    )
  expect(await outcome([1, 2, 3])).toEqual([1, 'Error: two', 3])
  isAway = true
  expect(await outcome([1, 3])).toEqual(['Error: away', 'Error: away'])
  isAway = false
  expect(await outcome([1, 3])).toEqual([1, 3])
})

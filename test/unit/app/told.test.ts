// The messages at the lower left: what is told, how often, and that it can be taken back.

import { afterEach, expect, test } from 'vitest'
import { tellDone, tellFailure, tellWorking } from '../../../editor/app/parts/tell.ts'
import { forgetTold, onTold, shownOf, toldNow } from '../../../editor/app/parts/told.ts'

afterEach(() => {
  for (const { id } of toldNow()) forgetTold(id)
})

test('[UI1102] the same failure stands there once, however often it is told; what was done is told each time', () => {
  tellFailure('Không kết nối được.')
  tellFailure('Không kết nối được.')
  tellDone('Đã gửi.')
  tellDone('Đã gửi.')
  expect(toldNow().map(({ tone, message }) => [tone, message])).toEqual([
    ['failure', 'Không kết nối được.'],
    ['done', 'Đã gửi.'],
    ['done', 'Đã gửi.'],
  ])
})

test('[UI1102] work under way is told until it ends', () => {
  let changes = 0
  const stop = onTold(() => {
    changes += 1
  })
  const end = tellWorking('Đang lập tệp…')
  expect(toldNow().map(({ tone }) => tone)).toEqual(['working'])
  end()
  expect(toldNow()).toEqual([])
  stop()
  tellDone('Xong.')
  expect(changes).toBe(2)
})

test('[UI1102] a failure does not wait behind what was done', () => {
  for (let number = 1; number <= 5; number += 1) tellDone(`Xong yêu cầu ${number}.`)
  tellFailure('Không kết nối được.')
  expect(shownOf(toldNow(), 3).map(({ message }) => message)).toEqual([
    'Không kết nối được.',
    'Xong yêu cầu 1.',
    'Xong yêu cầu 2.',
  ])
})

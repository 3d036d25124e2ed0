// The list of opinions as it is kept while the register moves: what did not change stays the same object, so that nothing of it
// is looked up, compared or drawn again.

import type { OpinionAnswer, OpinionList, PlacelessOpinion } from '#model/api.ts'
import type { Opinion } from '#model/opinion.ts'

/** The list after an answer: with what came or changed since, or all of it anew. */
export function renewed(
  known: OpinionList,
  { after = null, ...answer }: OpinionAnswer<Opinion | PlacelessOpinion>,
): OpinionList {
  const isLater = answer.seq >= known.seq // a register that was restored may be behind, and say other things under the same seq
  const before = new Map(isLater ? known.items.map(item => [item.id, item]) : [])
  if (after !== null) {
    if (answer.items.length === 0) return { ...answer, items: known.items }
    for (const item of answer.items) before.set(item.id, placed(item))
    return { ...answer, items: [...before.values()] }
  }
  const items = answer.items.map(item => {
    const old = before.get(item.id)
    return old?.seq === item.seq ? old : placed(item)
  })
  const isSame = items.length === known.items.length && items.every((item, at) => item === known.items[at])
  return { ...answer, items: isSame ? known.items : items }
}

/** An opinion that came without its place: the page finds it. */
function placed(item: Opinion | PlacelessOpinion): Opinion {
  return item.place ? item : { ...item, place: { status: 'document' } }
}

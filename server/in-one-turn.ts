// What many ask in the same moment, asked once: whoever comes in one turn of the event loop shares one reading.

/**
 * Makes a question for one out of a question for many.
 *
 * @param askMany answers in the order asked, with promises where one may fail by itself
 * @returns the answer to one question, never older than the question: nothing is kept from one turn to the next. Rejects for all of a
 *   turn where `askMany` does
 */
export function inOneTurn<Q, A>(
  askMany: (questions: readonly Q[]) => Promise<readonly (A | Promise<A>)[]>,
): (question: Q) => Promise<A> {
  let waiting: { readonly question: Q; readonly answer: (answers: Promise<A>) => void }[] = []
  const askAll = () => {
    const asked = waiting
    waiting = []
    const answers = askMany(asked.map(({ question }) => question))
    for (const [at, { answer }] of asked.entries()) answer(answers.then(all => all[at] as A))
  }
  return question =>
    new Promise(resolve => {
      waiting.push({ question, answer: resolve })
      if (waiting.length === 1) setImmediate(askAll)
    })
}

// Tells words that cannot be Vietnamese: a written Vietnamese word is one syllable, and syllables have a strict form.

const onset = '(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnpqrstvx])?'
const syllable = new RegExp(`^${onset}[aeiouy]{1,3}(ch|nh|ng|[cmnpt])?$`, 'u')
/** A syllable that ends in one of these always carries one of the two short tones. */
const stops: readonly string[] = ['c', 'ch', 'p', 't']
const shortTones = /[\u0301\u0323]/u // acute, dot below
const englishAllTheSame: ReadonlySet<string> = new Set(['on', 'the', 'you', 'main'])
/** Names of keys and products, units of measure, and words that Vietnamese has taken over as they are. */
const takenOver: ReadonlySet<string> = new Set(
  'Ctrl Alt Shift Enter Esc Tab Word Wi Fi km kg karaoke video internet web website'.split(' '),
)

/**
 * Words of texts that are not Vietnamese, each once. Addresses, fingerprints, abbreviations in capitals and single letters are passed over.
 */
export function foreignWords(texts: Iterable<string>): string[] {
  const found = new Set<string>()
  for (const text of texts) {
    const bare = text.normalize('NFC').replace(/https?:\S*|\S+@\S+|\b(?=[a-f]*\d)[0-9a-f]{8,64}\b/gu, ' ')
    for (const word of bare.split(/[^\p{L}\p{M}]+/u)) if (isForeign(word)) found.add(word)
  }
  return [...found]
}

function isForeign(word: string): boolean {
  if (word.length < 2 || takenOver.has(word)) return false
  if (word === word.toUpperCase() && word.length <= 6) return false
  const letters = word.toLowerCase()
  if (englishAllTheSame.has(letters)) return true
  const marked = letters.normalize('NFD')
  const shape = syllable.exec(marked.replace(/\p{M}/gu, ''))
  if (!shape) return true
  return stops.includes(shape[1] ?? '') && !shortTones.test(marked)
}

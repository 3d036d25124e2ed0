// What the compiler leaves as it is: our aliases, the addresses of workers, the `.ts` in declarations.

import { dirname, join, relative } from 'node:path/posix'

// `from '…'`, `import '…'`, `import('…')` and `new URL('…'`, with an alias or a relative path.
const reference = /((?<!\.)\b(?:from\s*|import\s*\(?\s*)|\bnew URL\(\s*)(['"])([^'"\n]+)\2/gu

/**
 * Makes the references of a compiled file reach compiled files.
 *
 * @param text the file as the compiler wrote it
 * @param place its path inside the package, with slashes
 */
export function toCompiled(text: string, place: string): string {
  return text.replace(reference, (whole, before: string, quote: string, target: string) => {
    const reached = fromHere(target, place)
    return reached === null ? whole : `${before}${quote}${reached}${quote}`
  })
}

/**
 * The packages that a set of compiled files needs, everything that they import counted in.
 *
 * @param doors paths inside the package to start from
 * @param read gives the text of a file inside the package; throws when there is none
 */
export function neededPackages(
  doors: readonly string[],
  read: (place: string) => string,
): ReadonlySet<string> {
  const needed = new Set<string>()
  const seen = new Set<string>()
  const waiting = [...doors]
  for (let place = waiting.pop(); place !== undefined; place = waiting.pop()) {
    if (seen.has(place)) continue
    seen.add(place)
    for (const [, , , target] of read(place).matchAll(reference)) {
      if (target === undefined || target.startsWith('node:')) continue
      if (!target.startsWith('.')) needed.add(packageOf(target))
      else if (target.endsWith('.js')) waiting.push(join(dirname(place), besides(target, place)))
    }
  }
  return needed
}

// A declaration goes on to the declaration of what it imports.
function besides(target: string, place: string): string {
  return place.endsWith('.d.ts') ? target.replace(/\.js$/u, '.d.ts') : target
}

function fromHere(target: string, place: string): string | null {
  const isAlias = /^#(?:model|templates)\//u.test(target)
  if (!isAlias && !target.startsWith('.')) return null
  if (!target.endsWith('.ts')) return isAlias ? fail(target, place) : null
  const compiled = target.replace(/\.ts$/u, '.js')
  if (!isAlias) return compiled
  const path = relative(dirname(place), compiled.slice(1))
  return path.startsWith('.') ? path : `./${path}`
}

function packageOf(target: string): string {
  const [first, second] = target.split('/')
  return target.startsWith('@') ? `${first}/${second}` : `${first}`
}

function fail(target: string, place: string): never {
  throw new Error(`${place} imports ${target}, which is no .ts file`)
}

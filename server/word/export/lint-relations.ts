// Rules of the package: every relation that is used exists, every target exists, every part has a content type.

import type { Parts } from './parts.ts'
import { walkXml } from './xml-walk.ts'

type Say = (fault: string) => void

/** Checks content types, relations and link targets. */
export function lintRelations(parts: Parts, say: Say): void {
  lintContentTypes(parts, say)
  for (const [name, xml] of parts) {
    if (!name.endsWith('.rels')) continue
    const owner = name.replace(/_rels\/([^/]*)\.rels$/u, '$1')
    const ids = lintTargets(owner, xml, parts, say)
    if (owner !== '') lintUses(owner, parts.get(owner), ids, say)
  }
}

function lintContentTypes(parts: Parts, say: Say): void {
  const extensions = new Set<string>()
  const overrides = new Set<string>()
  walkXml(parts.get('[Content_Types].xml') ?? '<none/>', {
    open: ({ name, attributes }) => {
      if (name === 'Default') extensions.add(attributes['Extension'] ?? '')
      if (name !== 'Override') return
      const part = (attributes['PartName'] ?? '').slice(1)
      if (!parts.has(part)) say(`a content type is given for ${part}, which is not there`)
      if (overrides.has(part)) say(`${part} has two content types`)
      overrides.add(part)
    },
  })
  for (const name of parts.keys()) {
    const isCovered = name === '[Content_Types].xml' || extensions.has(name.split('.').at(-1) ?? '')
    if (!isCovered && !overrides.has(name)) say(`${name} has no content type`)
    // Read as plain XML, a part of the text would be thrown away.
    if (/^word\/[^/]+\.xml$/u.test(name) && !overrides.has(name))
      say(`${name} has no content type of its own`)
  }
}

function lintTargets(owner: string, xml: string, parts: Parts, say: Say): Set<string> {
  const ids = new Set<string>()
  const folder = owner.slice(0, owner.lastIndexOf('/') + 1)
  walkXml(xml, {
    open: ({ name, attributes }) => {
      if (name !== 'Relationship') return
      const id = attributes['Id'] ?? ''
      const target = attributes['Target'] ?? ''
      if (ids.has(id)) say(`relation ${id} of ${owner} is not unique`)
      ids.add(id)
      if (attributes['TargetMode'] === 'External') {
        if (!/^(https?:|mailto:)/iu.test(target)) say(`a link goes to ${target}`)
      } else if (!parts.has(resolve(folder, target))) say(`${owner} points to ${target}, which is not there`)
    },
  })
  return ids
}

function lintUses(owner: string, xml: string | undefined, ids: ReadonlySet<string>, say: Say): void {
  if (xml === undefined) {
    say(`relations are given for ${owner}, which is not there`)
    return
  }
  walkXml(xml, {
    open: ({ attributes }) => {
      for (const [name, value] of Object.entries(attributes)) {
        if (/^r:(id|embed|link)$/u.test(name) && !ids.has(value))
          say(`${owner} uses the unknown relation ${value}`)
      }
    },
  })
}

/** A target as the name of a part. */
function resolve(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1)
  const path: string[] = []
  for (const step of `${folder}${target}`.split('/')) {
    if (step === '..') path.pop()
    else if (step !== '.') path.push(step)
  }
  return path.join('/')
}

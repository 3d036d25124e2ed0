// The manifest of the published package: the house brings Tiptap and Yjs, and the server's needs only if it wants one.

/** What the house that embeds the plugin must bring itself, so that there is one copy of it. */
const shared = /^(?:@tiptap\/|yjs$|y-|lib0$|prosemirror-)/u

/** Patched at run time by its private names: another release might not have them. */
const exact = new Set(['@tiptap/y-tiptap'])

/**
 * Writes the manifest of the published package.
 *
 * @param own our own package.json, for names, licence and pinned versions; throws when a needed package is not in it
 * @param plugin packages that the plugin and the templates import
 * @param server packages that the server imports
 */
export function makeManifest(
  own: unknown,
  plugin: ReadonlySet<string>,
  server: ReadonlySet<string>,
): Record<string, unknown> {
  const range = (name: string) => (exact.has(name) ? versionOf(own, name) : `^${versionOf(own, name)}`)
  const ranges = (names: readonly string[]) =>
    Object.fromEntries(names.toSorted().map(name => [name, range(name)]))
  const peers = [...plugin].filter(name => shared.test(name))
  const direct = [...plugin].filter(name => !shared.test(name))
  const optional = [...server].filter(name => !plugin.has(name))
  return {
    name: text(own, 'name'),
    version: text(own, 'version'),
    description: text(own, 'description'),
    license: text(own, 'license'),
    type: 'module',
    engines: field(own, 'engines'),
    exports: {
      './editor': door('editor/index'),
      './editor/style.css': './editor/style.css',
      './server': door('server/index'),
      './templates': door('templates/index'),
      './package.json': './package.json',
    },
    dependencies: ranges(direct),
    peerDependencies: ranges([...peers, ...optional]),
    peerDependenciesMeta: Object.fromEntries(optional.toSorted().map(name => [name, { optional: true }])),
  }
}

function door(path: string): Record<string, string> {
  return { types: `./${path}.d.ts`, default: `./${path}.js` }
}

function versionOf(own: unknown, name: string): string {
  for (const group of ['dependencies', 'devDependencies']) {
    const version = field(field(own, group), name)
    if (typeof version === 'string') return version
  }
  throw new Error(`${name} is imported but stands in no dependency list of package.json`)
}

function text(own: unknown, name: string): string {
  const value = field(own, name)
  if (typeof value !== 'string') throw new Error(`package.json has no ${name}`)
  return value
}

function field(holder: unknown, name: string): unknown {
  return typeof holder === 'object' && holder !== null ? Reflect.get(holder, name) : undefined
}

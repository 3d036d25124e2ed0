// Which small modules are packed together, so that the draft page asks for a few files and not for fifty: each file costs the
// browser and the server some milliseconds, however small it is.

/** What the bundler knows of a module. */
interface ModuleInfo {
  readonly importers: readonly string[]
  readonly dynamicImporters: readonly string[]
  readonly importedIds: readonly string[]
}

/** The bundler's own way to its modules. */
interface Modules {
  getModuleInfo(id: string): ModuleInfo | null
}

const draftPage = /\/draft\/draft-page\.tsx$/u
const listPage = /\/documents\/documents-page\.tsx$/u
const formBesideText = /\/approval\/give-opinion\.tsx$/u
const startOfApp = /\/app\/main\.tsx$/u
/** Of packages, what the draft page shares with few others: each would be a file of some hundred bytes. */
const smallParts =
  /\/(?:icons\/Icon(?:ArrowBackUp|ChevronUp|Copy|CornerDownRight|EyeOff|Filter|FilterFilled|MessagePlus|Table|UserEdit)|components\/(?:FloatingIndicator|Kbd|SegmentedControl)\/[\w.-]+|get-safe-id|shallow-equal|use-(?:shallow-effect|timeout|mutation-observer|mounted)|utils\/primitive\/primitive)\.mjs$/u

/**
 * Names the file of a module that the draft page shares with other pages or dialogs: `page-parts` for what the list of documents
 * needs too, `document-parts` for the rest; null for what stands in a file of its own.
 *
 * @param isHeavy modules that may be drawn into no such file, nor what imports them
 */
export function pagePartOf(id: string, modules: Modules, isHeavy: (id: string) => boolean): string | null {
  if (!/\.(?:m?js|tsx?)$/u.test(id)) return null
  if (smallParts.test(id)) return 'small-parts'
  const { isOf, doors } = pagesOf(id, modules)
  // What the draft page shares with the late form alone is left to the bundler: in a named file every page would carry it.
  const isShared = doors.filter(door => !formBesideText.test(door)).length > 1
  if (!isOf(draftPage) || isOf(startOfApp) || !isShared || draftPage.test(id)) return null
  const below = reached(id, info => info.importedIds, modules)
  if ([...below].some(isHeavy)) return null
  return isOf(listPage) ? 'page-parts' : 'document-parts'
}

/** Names the file of a style sheet that the draft page shares with pages that show a text; null for others. They keep their order. */
export function pageStyleOf(id: string, modules: Modules): string | null {
  if (!/\.css$/u.test(id)) return null
  const { isOf, doors } = pagesOf(id, modules)
  const isShared = doors.length > 1 && isOf(draftPage) && !isOf(startOfApp) && !isOf(listPage)
  return isShared ? 'text-styles' : null
}

/** Which pages and late parts a module belongs to: all that imports it, and of this what is fetched by itself. */
function pagesOf(id: string, modules: Modules) {
  const pages = [...reached(id, info => (info.dynamicImporters.length > 0 ? [] : info.importers), modules)]
  return {
    isOf: (page: RegExp): boolean => pages.some(above => page.test(above)),
    doors: pages.filter(above => (modules.getModuleInfo(above)?.dynamicImporters.length ?? 0) > 0),
  }
}

/** A module with all that a step leads to from it, again and again. */
function reached(
  id: string,
  step: (info: ModuleInfo) => readonly string[],
  modules: Modules,
): ReadonlySet<string> {
  const found = new Set([id])
  for (const one of found) {
    const info = modules.getModuleInfo(one)
    if (info) for (const next of step(info)) found.add(next)
  }
  return found
}

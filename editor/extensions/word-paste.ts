// HTML that Word puts on the clipboard: its lists are paragraphs with a bullet drawn as text. They become lists here.

/** Whether pasted HTML holds things that a document cannot: pictures, drawings, embedded objects. */
export function holdsPictures(html: string): boolean {
  return /<(img|svg|object|embed|iframe|video|canvas|v:shape)\b/iu.test(html)
}

/** Word's list paragraphs as lists; everything else as it is. */
export function withWordLists(html: string): string {
  if (!/mso-list:|MsoListParagraph/u.test(html)) return html
  const page = new DOMParser().parseFromString(html, 'text/html')
  for (const first of [...page.querySelectorAll('p')].filter(isItem)) {
    if (!first.isConnected) continue
    const run = [first, ...following(first)]
    const list = listOf(page, run)
    first.replaceWith(list)
    for (const item of run) item.remove()
  }
  return page.body.innerHTML
}

function isItem(element: Element | null): element is HTMLParagraphElement {
  return (
    element instanceof HTMLElement &&
    element.tagName === 'P' &&
    /mso-list:\s*l\d/u.test(element.getAttribute('style') ?? '')
  )
}

function following(first: Element): HTMLParagraphElement[] {
  const run: HTMLParagraphElement[] = []
  for (let next = first.nextElementSibling; isItem(next); next = next.nextElementSibling) run.push(next)
  return run
}

interface Item {
  readonly level: number
  readonly isNumbered: boolean
  readonly html: string
}

function itemOf(element: Element): Item {
  const level = Number(/level(\d+)/u.exec(element.getAttribute('style') ?? '')?.[1] ?? '1')
  let marker = ''
  for (const drawn of [...element.querySelectorAll('span')]) {
    if (!/mso-list:\s*ignore/iu.test(drawn.getAttribute('style') ?? '')) continue
    marker += drawn.textContent
    drawn.remove()
  }
  return {
    level: Math.min(Math.max(level, 1), 9),
    isNumbered: /^\s*[\p{L}\p{N}]{1,4}[.)]/u.test(marker),
    html: element.innerHTML,
  }
}

function listOf(page: Document, run: readonly Element[]): HTMLElement {
  const items = run.map(itemOf)
  const make = (item: Item) => page.createElement(item.isNumbered ? 'ol' : 'ul')
  const first = items[0]
  const root = first ? make(first) : page.createElement('ul')
  const open: { level: number; list: HTMLElement }[] = [{ level: first?.level ?? 1, list: root }]
  for (const item of items) {
    while (open.length > 1 && (open.at(-1)?.level ?? 1) > item.level) open.pop()
    const last = open.at(-1)
    const host = last?.list.lastElementChild
    if (last && host && item.level > last.level) {
      const nested = make(item)
      host.append(nested)
      open.push({ level: item.level, list: nested })
    }
    const entry = page.createElement('li')
    entry.innerHTML = item.html
    open.at(-1)?.list.append(entry)
  }
  return root
}

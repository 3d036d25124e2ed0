// Reads the rows out of the text that pg_restore makes of a dump (COPY format), a line at a time.

/** A row as column and text; null for NULL. */
export type DumpRow = Readonly<Record<string, string | null>>

const escapes: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' }

/**
 * Makes a reader of the stream.
 *
 * @param take called for each row of each table that it has an entry for
 * @returns takes the next piece of the stream
 */
export function readDump(take: Readonly<Record<string, (row: DumpRow) => void>>): (chunk: string) => void {
  let pieces: string[] = [] // of a line that has not ended: a text of many megabytes is one line
  let columns: readonly string[] = []
  let takeRow: ((row: DumpRow) => void) | null = null
  let isInRows = false

  function readLine(line: string): void {
    if (!isInRows) {
      const copy = /^COPY (?:\S+\.)?"?(\w+)"? \((.*)\) FROM stdin;$/u.exec(line)
      if (!copy) return
      isInRows = true
      takeRow = take[copy[1] ?? ''] ?? null
      columns = (copy[2] ?? '').split(', ').map(name => name.replaceAll('"', ''))
    } else if (line === '\\.') isInRows = false
    else if (takeRow) {
      const fields = line.split('\t')
      takeRow(Object.fromEntries(columns.map((name, index) => [name, unescaped(fields[index] ?? '\\N')])))
    }
  }

  return chunk => {
    const [first = '', ...more] = chunk.split('\n')
    pieces.push(first)
    for (const next of more) {
      readLine(pieces.join(''))
      pieces = [next]
    }
  }
}

function unescaped(field: string): string | null {
  if (field === '\\N') return null
  return field.includes('\\')
    ? field.replaceAll(/\\(.)/gsu, (_, letter: string) => escapes[letter] ?? letter)
    : field
}

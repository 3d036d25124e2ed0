// A structure that nobody needs at the moment, in a twentieth of its room. Packing and unpacking go through the thread pool.

import { promisify } from 'node:util'
import { deserialize, serialize } from 'node:v8'
import { brotliCompress, brotliDecompress, constants } from 'node:zlib'
import { type ClientRuns, Structure, type StructureData } from './structure.ts'

const compress = promisify(brotliCompress)
const decompress = promisify(brotliDecompress)
/** Two thirds of what deflate makes of it, at the same speed. */
const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }

/** Bytes that `unpackStructure` makes the structure of again. Reads the structure before it returns. */
export async function packStructure(structure: Structure): Promise<Buffer> {
  const { clients, parents, kinds, ...rest } = structure.data
  const packed: Packed = {
    ...rest,
    clients: clients.map(({ client, end, starts, places, makes }) => ({
      client,
      end,
      starts: steps(starts),
      places: steps(places),
      makes: steps(makes),
    })),
    parents: steps(parents),
    kinds: Int32Array.from(kinds),
  }
  const bytes = await compress(serialize(packed), quality)
  return Buffer.allocUnsafeSlow(bytes.length).fill(bytes) // bytes of its own: a slice would keep a whole pool
}

/** The structure that was packed. */
export async function unpackStructure(bytes: Buffer): Promise<Structure> {
  // What packStructure wrote, and nobody else: it never leaves this process.
  const { clients, parents, kinds, ...rest } = deserialize(await decompress(bytes)) as Packed
  const runs: ClientRuns[] = clients.map(({ client, end, starts, places, makes }) => ({
    client,
    end,
    starts: sums(starts),
    places: sums(places),
    makes: sums(makes),
  }))
  return new Structure({ ...rest, clients: runs, parents: sums(parents), kinds: [...kinds] })
}

interface Packed extends Pick<StructureData, 'flags' | 'sections' | 'deleted'> {
  readonly clients: readonly {
    readonly client: number
    readonly end: number
    readonly starts: Int32Array
    readonly places: Int32Array
    readonly makes: Int32Array
  }[]
  readonly parents: Int32Array
  readonly kinds: Int32Array
}

/** Each number less the one before: mostly small and often the same, which packs well. */
function steps(numbers: readonly number[]): Int32Array {
  return Int32Array.from(numbers, (number, at) => number - (numbers[at - 1] ?? 0))
}

function sums(numbers: Int32Array): number[] {
  let sum = 0
  return Array.from(numbers, step => {
    sum += step
    return sum
  })
}

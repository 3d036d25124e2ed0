// A .NET assembly of one method, written byte by byte: the Open XML validator takes one file a start, and of the half second that a
// start takes nearly all is compiling itself. .NET runs `StartupHook.Initialize` of the assembly named in DOTNET_STARTUP_HOOKS
// before a program (https://github.com/dotnet/runtime/blob/main/docs/design/features/host-startup-hook.md); ours is
//
//   static class StartupHook {
//     static void Initialize() {
//       while (Console.ReadLine() is string file)
//         Assembly.GetEntryAssembly().EntryPoint.Invoke(null, [new string[] { file }]);
//       Environment.Exit(0);
//     }
//   }
//
// so that the program does its work once for each line that it is given. No compiler of .NET is needed, and no package.
// Layout: ECMA-335, 6th edition, partition II, chapters 22 to 25.

/** Tables of the metadata that are used, by their numbers. */
const table = {
  module: 0x00,
  typeRef: 0x01,
  typeDef: 0x02,
  methodDef: 0x06,
  memberRef: 0x0a,
  standAloneSig: 0x11,
  assembly: 0x20,
  assemblyRef: 0x23,
} as const

const element = { void: 0x01, int32: 0x08, string: 0x0e, class: 0x12, object: 0x1c, array: 0x1d } as const
const isInstance = 0x20

const u16 = (value: number) => [value & 0xff, (value >> 8) & 0xff]
const u32 = (value: number) => [...u16(value), ...u16(value >>> 16)]
const ascii = (text: string) => [...Buffer.from(text, 'latin1')]
const padded = (bytes: readonly number[], multiple: number) => [
  ...bytes,
  ...Array<number>(Math.ceil(bytes.length / multiple) * multiple - bytes.length).fill(0),
]

/** Strings or blobs that tables point into. */
class Heap {
  readonly bytes: number[] = [0]

  add(entry: readonly number[]): number[] {
    const at = this.bytes.length
    this.bytes.push(...entry)
    return u16(at)
  }
}

/** The assembly's bytes. */
export function startupHook(): Uint8Array {
  const fileAlign = 0x200
  const textRva = 0x2000
  const cliHeaderBytes = 72
  const code = loopCode()
  const codeAt = cliHeaderBytes
  const metadataAt = padded(Array(codeAt + code.length).fill(0), 4).length
  const metadata = metadataOf(textRva + codeAt)
  const cliHeader = [
    ...u32(cliHeaderBytes),
    ...[...u16(2), ...u16(5)], // the runtime's version
    ...[...u32(textRva + metadataAt), ...u32(metadata.length)],
    ...u32(1), // nothing but IL
    ...u32(0), // no entry point
  ]
  const text = [...padded([...padded(cliHeader, cliHeaderBytes), ...code], 4), ...metadata]
  const onDisk = padded(text, fileAlign)
  return Uint8Array.from([...padded(peHeaders(textRva, text.length, onDisk.length), fileAlign), ...onDisk])
}

// The method with the locals and calls whose tokens `metadataOf` gives: rows of its tables, in order.
function loopCode(): number[] {
  const token = (kind: number, row: number) => [...u16(row), 0, kind]
  const call = (row: number) => [0x28, ...token(table.memberRef, row)]
  const callVirtual = (row: number) => [0x6f, ...token(table.memberRef, row)]
  const newArrayOfOne = (typeRow: number) => [0x17, 0x8d, ...token(table.typeRef, typeRow), 0x25, 0x16]
  const [storeLine, loadLine, storeElement] = [0x0a, 0x06, 0xa2]
  const invoke = [
    ...call(2), // GetEntryAssembly
    ...callVirtual(3), // EntryPoint
    0x14, // null: the method is static
    ...newArrayOfOne(1),
    ...newArrayOfOne(2),
    loadLine,
    storeElement,
    storeElement,
    ...callVirtual(4), // Invoke
    0x26, // what it gives is left
  ]
  const jumpBytes = 2
  const read = [...call(1), storeLine, loadLine, 0x2c, invoke.length + jumpBytes]
  const back = [0x2b, 256 - (read.length + invoke.length + jumpBytes)]
  const body = [...read, ...invoke, ...back, 0x16, ...call(5), 0x2a]
  const [fatWithLocals, stack] = [u16(0x3013), u16(9)]
  return [...fatWithLocals, ...stack, ...u32(body.length), ...token(table.standAloneSig, 1), ...body]
}

function metadataOf(codeRva: number): number[] {
  const strings = new Heap()
  const blobs = new Heap()
  const name = (text: string) => strings.add([...ascii(text), 0])
  const blob = (...bytes: number[]) => blobs.add([bytes.length, ...bytes])
  const none = u16(0)
  const typeRef = (assembly: number, space: string, type: string) => [
    ...u16((assembly << 2) | 2),
    ...name(type),
    ...name(space),
  ]
  const member = (typeRow: number, method: string, ...signature: number[]) => [
    ...u16((typeRow << 3) | 1),
    ...name(method),
    ...blob(...signature),
  ]
  const classOf = (typeRow: number) => [element.class, (typeRow << 2) | 1]
  const assemblyRef = (assembly: string) => [
    ...Array<number>(8).fill(0), // of any version
    ...u32(0),
    ...none,
    ...name(assembly),
    ...none,
    ...none,
  ]
  const rows: [number, number[][]][] = [
    [table.module, [[...none, ...name('startup-hook.dll'), ...u16(1), ...none, ...none]]],
    [
      table.typeRef,
      [
        typeRef(1, 'System', 'Object'),
        typeRef(1, 'System', 'String'),
        typeRef(2, 'System', 'Console'),
        typeRef(1, 'System.Reflection', 'Assembly'),
        typeRef(1, 'System.Reflection', 'MethodInfo'),
        typeRef(1, 'System.Reflection', 'MethodBase'),
        typeRef(1, 'System', 'Environment'),
      ],
    ],
    [
      table.typeDef,
      [
        [...u32(0), ...name('<Module>'), ...none, ...none, ...u16(1), ...u16(1)],
        // Public, abstract and sealed: a static class.
        [...u32(0x181), ...name('StartupHook'), ...none, ...u16((1 << 2) | 1), ...u16(1), ...u16(1)],
      ],
    ],
    [
      table.methodDef,
      [
        [
          ...u32(codeRva),
          ...none,
          ...u16(0x96),
          ...name('Initialize'),
          ...blob(0, 0, element.void),
          ...u16(1),
        ],
      ],
    ],
    [
      table.memberRef,
      [
        member(3, 'ReadLine', 0, 0, element.string),
        member(4, 'GetEntryAssembly', 0, 0, ...classOf(4)),
        member(4, 'get_EntryPoint', isInstance, 0, ...classOf(5)),
        member(6, 'Invoke', isInstance, 2, element.object, element.object, element.array, element.object),
        member(7, 'Exit', 0, 1, element.void, element.int32),
      ],
    ],
    [table.standAloneSig, [blob(7, 1, element.string)]],
    [
      table.assembly,
      [[...u32(0x8004), ...Array<number>(8).fill(0), ...u32(0), ...none, ...name('startup-hook'), ...none]],
    ],
    [table.assemblyRef, [assemblyRef('System.Private.CoreLib'), assemblyRef('System.Console')]],
  ]
  const held = rows.reduce((bits, [kind]) => bits | (1n << BigInt(kind)), 0n)
  const tables = [
    ...u32(0),
    ...[2, 0, 0, 1], // version, small heaps
    ...u32(Number(held & 0xffffffffn)),
    ...u32(Number(held >> 32n)),
    ...u32(0),
    ...u32(0), // nothing is sorted
    ...rows.flatMap(([, ofKind]) => u32(ofKind.length)),
    ...rows.flatMap(([, ofKind]) => ofKind.flat()),
  ]
  const streams: [string, number[]][] = [
    ['#~', padded(tables, 4)],
    ['#Strings', padded(strings.bytes, 4)],
    ['#GUID', ascii('vankien-tests-01')],
    ['#Blob', padded(blobs.bytes, 4)],
  ]
  const version = padded(ascii('v4.0.30319'), 12)
  const named = streams.map(([label]) => padded([...ascii(label), 0], 4))
  const headBytes = 20 + version.length + named.reduce((sum, label) => sum + 8 + label.length, 0)
  let at = headBytes
  const heads = streams.flatMap(([, bytes], index) => {
    const head = [...u32(at), ...u32(bytes.length), ...(named[index] ?? [])]
    at += bytes.length
    return head
  })
  return [
    ...ascii('BSJB'),
    ...[...u16(1), ...u16(1), ...u32(0)],
    ...u32(version.length),
    ...version,
    ...[...u16(0), ...u16(streams.length)],
    ...heads,
    ...streams.flatMap(([, bytes]) => bytes),
  ]
}

// A PE32+ file of one section, which needs neither imports nor relocations.
function peHeaders(textRva: number, textBytes: number, diskBytes: number): number[] {
  const [fileAlign, memoryAlign, dosBytes, directories] = [0x200, 0x2000, 0x80, 16]
  const dos = [...padded(ascii('MZ'), 0x3c), ...u32(dosBytes)]
  const optional = [
    ...u16(0x20b),
    ...[0, 0],
    ...[...u32(diskBytes), ...u32(0), ...u32(0)], // code, data
    ...u32(0), // no entry point
    ...u32(textRva),
    ...[...u32(0x80000000), ...u32(1)], // base of the image
    ...[...u32(memoryAlign), ...u32(fileAlign)],
    ...[...u16(4), ...u16(0), ...u16(0), ...u16(0), ...u16(4), ...u16(0), ...u32(0)], // versions
    ...[...u32(textRva + memoryAlign), ...u32(fileAlign)], // whole image, headers
    ...u32(0),
    ...[...u16(3), ...u16(0x8540)], // console; may lie anywhere, no code in data
    ...Array.from({ length: 4 }, () => [...u32(0x100000), ...u32(0)]).flat(), // stack and heap
    ...[...u32(0), ...u32(directories)],
    ...Array.from({ length: directories }, (_, index) =>
      index === 14 ? [...u32(textRva), ...u32(72)] : [...u32(0), ...u32(0)],
    ).flat(),
  ]
  return [
    ...padded(dos, dosBytes),
    ...ascii('PE\0\0'),
    ...[...u16(0x8664), ...u16(1), ...u32(0), ...u32(0), ...u32(0), ...u16(optional.length), ...u16(0x2022)],
    ...optional,
    ...padded(ascii('.text'), 8),
    ...[...u32(textBytes), ...u32(textRva), ...u32(diskBytes), ...u32(fileAlign)],
    ...[...u32(0), ...u32(0), ...u32(0), ...u32(0x60000020)],
  ]
}

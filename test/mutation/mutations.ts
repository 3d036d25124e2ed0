// Each rule that keeps a text safe, and the change of its source that switches it off.

/** A rule switched off. */
export interface Mutation {
  readonly rule: string
  /** From the root of the project. */
  readonly file: string
  /** Stands in the file exactly once. */
  readonly find: string
  readonly replace: string
  /** Test files that must notice, the quickest first. */
  readonly tests: readonly string[]
}

const bytes = ['test/sync/guard.test.ts']
const live = [...bytes, 'test/sync/hostile.test.ts']

const inFile =
  (file: string, tests: readonly string[]) =>
  (rule: string, find: string, replace: string, others = tests): Mutation => ({
    rule,
    file,
    find,
    replace,
    tests: others,
  })

const guard = inFile('server/sync/guard.ts', bytes)
const rules = inFile('server/sync/text-rules.ts', bytes)
const keystroke = inFile('server/sync/keystroke.ts', ['test/sync/keystroke.test.ts', ...live])
const writing = inFile('server/sync/writing.ts', ['test/sync/hostile.test.ts'])
const room = inFile('server/sync/room.ts', ['test/sync/live.test.ts'])
const presence = inFile('server/sync/room-presence.ts', ['test/sync/hostile.test.ts'])
const hub = inFile('server/sync/hub.ts', ['test/sync/abuse.test.ts'])
const sockets = inFile('server/sync/open-sockets.ts', ['test/sync/abuse.test.ts'])
const door = inFile('server/http/live.ts', ['test/http/rights.test.ts', 'test/http/start.test.ts'])

/** All of them. */
export const mutations: readonly Mutation[] = [
  guard('a client twice in one update', "if (client !== open && blocks.has(client)) return 'gap'", ''),
  guard('a gap in the clocks', "if (block.length === 0 && clock > known) return 'gap'", ''),
  guard(
    'what it stands on is there',
    "return blocks.every((block, index) => next[index] === block.length) ? null : 'missing parent'",
    'return null',
  ),
  guard(
    'known pieces name known things',
    "return objection ?? (repeated.every(struct => isReady(structure, struct)) ? null : 'missing parent')",
    'return objection',
  ),
  guard(
    'sizes beyond reason',
    "if (clocks > maxNewClocks || clock + struct.length > maxClock) return 'gap'",
    '',
  ),
  guard('deletions of what is not written', "if ((pairs.at(-1) ?? 0) > end) return 'future delete'", ''),
  guard(
    'another root',
    "return parent === fragmentName ? fragmentType : 'foreign root'",
    'return fragmentType',
  ),
  guard(
    'neighbours in different places',
    "if (left !== null && right !== null && !agree(left, right)) return 'torn'",
    '',
  ),
  guard('more writers than meet in a text', "if (blocks.length > maxWriters) return 'gap'", '', [
    'test/sync/writers.test.ts',
  ]),
  guard(
    'insertions into a section lent to another',
    "if (isBarred(structure, place, barred)) return 'lent section'",
    '',
    ['test/sync/lending.test.ts'],
  ),
  guard(
    'deletions in a section lent to another',
    "if (structure.some(client, from, to, place => isBarred(structure, place, barred))) return 'lent section'",
    '',
    ['test/sync/lending.test.ts'],
  ),
  guard('sealed content', "if (structure.is(type, sealedFlag)) return 'outline'", ''),
  guard(
    'attributes of what is locked',
    "if (isAttribute && structure.is(type, lockedFlag)) return 'outline'",
    '',
  ),
  guard(
    'nothing before a section’s heading',
    "if (!isAttribute && item.origin === null && structure.kind(type) === sectionKind) return 'outline'",
    '',
  ),
  guard(
    'deletions of the outline',
    'if (structure.is(type, sealedFlag) || (makes !== 0 && structure.is(makes, lockedFlag))) return true',
    '',
  ),
  guard(
    'deletions of a locked attribute',
    'return place % placeSpan !== 0 && structure.is(type, lockedFlag)',
    'return false',
  ),
  guard(
    'kinds of content',
    "if (!(content instanceof Y.ContentType)) return 'wrong content'",
    'if (!(content instanceof Y.ContentType)) return null',
  ),
  guard('unknown nodes', "if (made === null) return 'unknown node'", 'if (made === null) return null'),
  guard('places of nodes', "if (!mayHold(kind, made)) return 'wrong place'", ''),
  guard('depth', "return structure.depth(type, maxDepth) >= maxDepth ? 'too deep' : null", 'return null'),
  guard('unknown marks', "      ? null\n      : 'unknown mark'", '      ? null\n      : null'),
  guard(
    'unknown attributes',
    "return attribute === null ? 'unknown attribute' : type * placeSpan + attribute",
    'return type * placeSpan + (attribute ?? 0)',
  ),
  guard(
    'values of attributes',
    "return content.arr.every(value => mayValue(attribute, value)) ? null : 'unknown attribute'",
    'return null',
  ),
  guard(
    'what is costly is rehearsed',
    'return pieces <= (update.length <= cheapBytes ? cheapPieces : cheapPiecesOfLarge)',
    'return pieces >= 0',
    ['test/sync/hostile.test.ts'],
  ),
  rules('files of pictures', "return value === '' || isFileName(value)", 'return true', [
    'test/sync/inserts.test.ts',
  ]),
  rules('widths of pictures', 'value >= least && value <= most', 'true', ['test/sync/inserts.test.ts']),
  rules(
    'nobody locks a heading',
    "if (attributeNames[attribute] === 'locked') return value === false || value === null",
    '',
  ),
  rules(
    'flat values',
    'return value === null || value === undefined || typeof value ===',
    'return true || typeof value ===',
  ),
  rules(
    'names of marks',
    'if (!Object.hasOwn(markSpecs, name)) return false',
    'if (!Object.hasOwn(markSpecs, name)) return true',
  ),
  rules('marks where none may stand', '|| !marksOf[nodeKind]?.has(name)) return false', ') return false'),
  rules(
    'attributes of marks',
    'if (entries.some(([attribute]) => !allowed.includes(attribute))) return false',
    'if (name === "bold") return true',
  ),
  rules('targets of links', "typeof href === 'string' && isAllowedLink(href)", "typeof href === 'string'"),
  keystroke(
    'keystrokes in sealed text',
    'return structure.is(type, sealedFlag | lockedFlag) ? null : place',
    'return place',
  ),
  keystroke('keystrokes in order', 'clock !== structure.end(client) ||', ''),
  keystroke('keystrokes outside text', 'if (structure.kind(type) !== textKind) return null', ''),
  keystroke('keystrokes between places', 'if (left && right && leftPlace !== rightPlace) return null', ''),
  writing(
    'keystrokes in a section lent to another',
    'barred.size === 0 && mayGrow ? readKeystroke(update) : null',
    'readKeystroke(update)',
    ['test/sync/lending.test.ts'],
  ),
  writing('a text that is full', "isFull ? 'full' : this.#next", 'this.#next', ['test/sync/growth.test.ts']),
  writing(
    'largest update',
    "refuse(connection, update.length > maxUpdateBytes ? 'too big' : 'undecodable')",
    "refuse(connection, 'undecodable')",
  ),
  writing('client ids of others', "if (clash === 'foreign') return 'forged'", ''),
  writing(
    'client ids of others, by keystrokes',
    'text.takeKeystroke(key, () => this.#deps.owners.claim(connection, [key.client]) === null)',
    'text.takeKeystroke(key, () => true)',
  ),
  writing(
    'a gap is let pass only while asked',
    'if (!finding.ok && connection.isAsked && isIncomplete(finding.objection)) return null',
    'if (!finding.ok && isIncomplete(finding.objection)) return null',
  ),
  writing(
    'what does not fit is refused',
    "if (!fits || !finding.ok) refuse(connection, finding.ok ? 'too costly' : finding.objection)",
    'if (!finding.ok) refuse(connection, finding.objection)',
  ),
  room('who may not write', "if (connection.right === 'write')\n", 'if (connection.right !== null)\n'),
  inFile('server/sync/turning.ts', ['test/sync/live.test.ts'])(
    'three strikes',
    'if (connection.strikes >= maxStrikes) connection.refuse',
    'if (connection.strikes < 0) connection.refuse',
  ),
  room(
    'a right that was taken away',
    "if (right === null || (right === 'read' && before === 'write')) {",
    'if (right === null && before === null) {',
  ),
  room('fair turns', 'if (count >= turn.messages || bytes >= turn.bytes) {', 'if (count < 0) {', [
    'test/sync/abuse.test.ts',
  ]),
  presence('size of awareness', 'if (payload.length > maxAwarenessBytes) return null', ''),
  presence('one state a socket', 'if (connection.client !== null) return connection.client === client', ''),
  presence(
    'states of others',
    "if (json === 'null' || this.#owners.show(connection, client) !== null) return false",
    '',
  ),
  inFile('server/sync/presence.ts', ['test/sync/hostile.test.ts'])(
    'names by the session',
    '...state, user: {',
    'user: {}, ...state, own: {',
  ),
  sockets(
    'sockets of a person',
    'return own.length >= limits.socketsPerUser || isRoomToo',
    'return isRoomToo',
  ),
  sockets('sockets of an address', 'here.length >= limits.socketsPerAddress', 'here.length < 0', [
    'test/http/sessions.test.ts',
  ]),
  sockets('texts of a person', 'isOneMore(documentId, own, limits.roomsPerUser)', 'false'),
  sockets('texts of an address', 'isOneMore(documentId, here, limits.roomsPerAddress)', 'false'),
  inFile('server/http/limits.ts', ['test/http/sign-in.test.ts'])(
    'sign-ins with the right password',
    'if (wait !== null) return wait',
    '',
  ),
  inFile('server/http/fair-turns.ts', ['test/http/sign-in.test.ts'])(
    'addresses in turn',
    'lines.delete(key)',
    '',
  ),
  inFile('server/http/fair-turns.ts', ['test/http/sign-in.test.ts'])(
    'the end of a line',
    'if (line.length >= (inAll < waitingInAll ? waiting : 1)) return null',
    '',
  ),
  inFile('server/auth/session-cookie.ts', ['test/http/sign-in.test.ts'])(
    'the signature of a session',
    'given.length === right.length && timingSafeEqual(given, right)',
    'given.length > 0',
  ),
  hub('versions', 'if (schemaVersion !== null && schemaVersion !== ownSchemaVersion) return true', '', [
    'test/sync/live.test.ts',
  ]),
  hub(
    'epochs',
    "return epoch !== '' && known !== undefined && known !== null && known !== epoch",
    'return false',
    ['test/sync/state.test.ts'],
  ),
  hub('rights by the clock', '.right !== rights[index])', '.right !== rights[index] && index < 0)', [
    'test/sync/state.test.ts',
  ]),
  inFile('server/sync/connection.ts', ['test/sync/abuse.test.ts'])(
    'sockets that do not read',
    'if (this.#transport.writableLength > this.#allowance) {',
    'if (this.#transport.writableLength < 0) {',
  ),
  door(
    'foreign origins',
    "if (!comesFromOwnPage(c, origins)) return answerRefusal(c, refuse('wrong-origin').refusal)",
    '',
  ),
  door('documents of others', "return answerRefusal(c, refuse('not-found').refusal)", ''),
  inFile('server/store/sqlite-log.ts', ['test/contract/store.test.ts'])(
    'a closed text takes no update, SQLite',
    'if (isClosed(row.documentId)) throw new TextClosed(row.documentId)',
    '',
  ),
  inFile('server/store/postgres-log.ts', ['test/contract/postgres.test.ts'])(
    'a closed text takes no update, PostgreSQL',
    'isOfEvents ? stages : openStages',
    'stages',
  ),
  inFile('server/actions/carry-move.ts', ['test/sync/closing.test.ts'])(
    'the hash is of the text that is closed',
    '...(isFrozen && { expectedTextSeq: text.textSeq }),',
    '',
  ),
  inFile('server/actions/carry-move.ts', ['test/http/approval.test.ts'])(
    'a decision is about the text that was read',
    'order.sha256 !== text.sha256',
    'false',
  ),
  inFile('server/actions/approve.ts', ['test/http/approval.test.ts'])(
    'the steering team comes first',
    'if (turn !== body)',
    'if (turn === null)',
  ),
  inFile('server/store/sqlite-log.ts', ['test/contract/store.test.ts'])(
    'the end of an amendment closes the text',
    'if (stage || isAmending !== undefined || update)',
    'if (stage || update)',
  ),
  room(
    'a text holds still while it is closed',
    'return this.#alone(async text => {\n      await text?.settled()\n      return work()\n    })',
    'return work()',
    ['test/sync/closing.test.ts'],
  ),
  inFile('server/sync/turning.ts', ['test/sync/closing.test.ts'])(
    'who wrote into a closed text is told',
    "if (isClosed && connection.right === 'write') connection.refuse('rightChanged', closeCode.forbidden)\n      else ",
    '',
  ),
]

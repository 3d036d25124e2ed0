// What everybody in a room hears in one turn of the event loop, sent as one write per socket.

/** A turn's packets are sent early when they come to this. */
const maxBytes = 64 * 1024
const maxPackets = 256

/** Collects packets until the turn ends, or until there are enough of them. */
export class Outbox {
  readonly #send: (bytes: Buffer) => void
  #packets: Buffer[] = []
  #bytes = 0
  #isDue = false

  readonly #flushDue = () => {
    this.#isDue = false
    this.flush()
  }

  /** @param send gives the bytes of a turn to every socket; called with whole packets, in order */
  constructor(send: (bytes: Buffer) => void) {
    this.#send = send
  }

  /** Adds a packet, in its parts, to this turn's. */
  add(parts: readonly Buffer[]): void {
    for (const part of parts) {
      this.#packets.push(part)
      this.#bytes += part.length
    }
    if (this.#bytes >= maxBytes || this.#packets.length >= maxPackets) this.flush()
    else if (!this.#isDue) {
      this.#isDue = true
      // After every promise of this turn: a group commit settles all its updates in one.
      process.nextTick(this.#flushDue)
    }
  }

  /** Sends what is there. To be called before anything is sent to one socket that must follow it. */
  flush(): void {
    const [first] = this.#packets
    if (!first) return
    const packets = this.#packets
    const isLarge = this.#bytes > maxBytes
    const bytes = packets.length === 1 || isLarge ? first : Buffer.concat(packets, this.#bytes)
    this.#packets = []
    this.#bytes = 0
    if (isLarge) for (const packet of packets) this.#send(packet)
    else this.#send(bytes)
  }
}

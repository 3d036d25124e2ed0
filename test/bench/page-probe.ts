// Runs inside the measured page: times of keys and of remote updates, and the moment of being painted.

/** What the probe keeps on the page's window. */
export interface Probe {
  /** From a key's own time stamp to after the paint that shows it, in ms. */
  keys: number[]
  /** Time spent in the socket's handler for each update frame: decoding, Yjs, ProseMirror, DOM; in ms. */
  updates: number[]
  /** Set when the text's last paragraph is on the page and painted, in ms since navigation began. */
  paintedAt: number | null
}

declare global {
  interface Window {
    benchProbe?: Probe
  }
}

/**
 * Installs the probe; given to the browser before any script of the page runs.
 *
 * @param lastOpening how the document's last paragraph begins
 */
export function installProbe(lastOpening: string): void {
  const probe: Probe = { keys: [], updates: [], paintedAt: null }
  window.benchProbe = probe

  /** Called while a frame is being made: calls back once it is painted. */
  const afterThisPaint = (then: () => void) => {
    const channel = new MessageChannel()
    channel.port1.onmessage = () => {
      channel.port1.close()
      then()
    }
    channel.port2.postMessage(null)
  }

  window.addEventListener(
    'keydown',
    event => {
      const begun = event.timeStamp
      requestAnimationFrame(() => afterThisPaint(() => probe.keys.push(performance.now() - begun)))
    },
    { capture: true },
  )

  const look = () => {
    const paragraphs = document.querySelector('.ProseMirror')?.lastElementChild?.getElementsByTagName('p')
    const last = paragraphs?.[paragraphs.length - 1]
    if (last?.textContent?.startsWith(lastOpening)) {
      afterThisPaint(() => {
        probe.paintedAt = performance.now()
      })
    } else {
      requestAnimationFrame(look)
    }
  }
  requestAnimationFrame(look)

  const property = Object.getOwnPropertyDescriptor(WebSocket.prototype, 'onmessage')
  Object.defineProperty(WebSocket.prototype, 'onmessage', {
    ...property,
    set(this: WebSocket, handler: ((event: MessageEvent) => void) | null) {
      const timed = (event: MessageEvent) => {
        const bytes = event.data instanceof ArrayBuffer ? new Uint8Array(event.data) : null
        const begun = performance.now()
        handler?.call(this, event)
        if (bytes?.[0] === 0 && bytes[1] === 2) probe.updates.push(performance.now() - begun)
      }
      property?.set?.call(this, handler === null ? null : timed)
    },
  })
}

// Message 4, the register's feed: it says that something happened; what happened is fetched over HTTP, where rights are checked.

import type { WebsocketProvider } from 'y-websocket'
import { decodeFeed, type FeedNotice, messageType } from '#model/frame.ts'

/** Calls the listener with each notice. Works on a stock provider of any host. Returns its undoing. */
export function listenToFeed(
  provider: WebsocketProvider,
  listener: (notice: FeedNotice) => void,
): () => void {
  const before = provider.messageHandlers[messageType.feed]
  provider.messageHandlers[messageType.feed] = (_encoder, decoder) => {
    listener(decodeFeed(decoder.arr.subarray(decoder.pos)))
  }
  return () => {
    if (before) provider.messageHandlers[messageType.feed] = before
    else Reflect.deleteProperty(provider.messageHandlers, messageType.feed)
  }
}

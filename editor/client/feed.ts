// Message 4, the register's feed: it says that something happened; what happened is fetched over HTTP, where rights are checked.

import type { WebsocketProvider } from 'y-websocket'
import { decodeFeed, type FeedNotice, messageType, type StateNotice } from '#model/frame.ts'

/**
 * Calls the listener with each notice. Works on a stock provider of any host. Returns its undoing.
 *
 * @param onState called with what the server says of the text's state
 */
export function listenToFeed(
  provider: WebsocketProvider,
  listener: (notice: FeedNotice) => void,
  onState: (notice: StateNotice) => void = () => undefined,
): () => void {
  const before = provider.messageHandlers[messageType.feed]
  provider.messageHandlers[messageType.feed] = (_encoder, decoder) => {
    const notice = decodeFeed(decoder.arr.subarray(decoder.pos))
    if ('seq' in notice) listener(notice)
    else onState(notice)
  }
  return () => {
    if (before) provider.messageHandlers[messageType.feed] = before
    else Reflect.deleteProperty(provider.messageHandlers, messageType.feed)
  }
}

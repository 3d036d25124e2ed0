// What the server says of the text's state: compared with ours, and its epoch named when the connection comes back.

import type { WebsocketProvider } from 'y-websocket'
import type { StateNotice } from '#model/frame.ts'
import { selfCheck } from '#model/self-check.ts'

/** Takes notices of the state for a provider. @param isBusy whether something of ours is on its way */
export function stateListener(
  provider: WebsocketProvider,
  isBusy: () => boolean,
): (notice: StateNotice) => void {
  const check = selfCheck(provider.doc, { isBusy, send: message => provider.ws?.send(message) })
  return notice => {
    if (notice.epoch !== '') provider.params['epoch'] = notice.epoch
    check(notice)
  }
}

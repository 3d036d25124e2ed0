// Which address a request comes from: the socket's, unless that is a proxy we trust and it names another.

import { BlockList, isIP } from 'node:net'

/** Proxies on the server's own machine: trusted unless said otherwise. */
export const loopback: readonly string[] = ['127.0.0.0/8', '::1']

/** Addresses and ranges of proxies, such as `10.0.0.5` and `10.0.0.0/8`; null when one of them is none. */
export function readRanges(text: string): readonly string[] | null {
  const ranges = text === 'none' ? [] : text.split(/[\s,]+/u).filter(part => part !== '')
  return ranges.every(isRange) ? ranges : null
}

/**
 * Makes the function that tells the address.
 *
 * @param trusted proxies whose `X-Forwarded-For` is believed: ranges as from `readRanges`
 * @returns takes the socket's address and the header; gives what requests of one household or office share: an IPv4 address, or
 *   the first 64 bits of an IPv6 one
 */
export function createAddressOf(
  trusted: readonly string[],
): (peer: string | undefined, forwardedFor: string | undefined) => string {
  const proxies = new BlockList()
  for (const range of trusted) {
    const [address = '', bits] = range.split('/')
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4'
    if (bits === undefined) proxies.addAddress(address, family)
    else proxies.addSubnet(address, Number(bits), family)
  }
  const isProxy = (address: string) => proxies.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')
  return (peer, forwardedFor) => {
    let address = plain(peer ?? '')
    if (isIP(address) === 0) return 'unknown'
    // Each proxy adds at the end what it saw: read from there, as far as those who wrote it are trusted.
    for (const said of (forwardedFor ?? '').split(',').toReversed()) {
      const next = plain(said.trim())
      if (!isProxy(address) || isIP(next) === 0) break
      address = next
    }
    return isIP(address) === 6 ? networkOf(address) : address
  }
}

function isRange(text: string): boolean {
  const [address = '', bits, ...more] = text.split('/')
  const family = isIP(address)
  if (family === 0 || more.length > 0) return false
  return bits === undefined || (/^\d{1,3}$/u.test(bits) && Number(bits) <= (family === 6 ? 128 : 32))
}

/** Without brackets, zone, or the prefix under which an IPv6 socket shows an IPv4 address. */
function plain(address: string): string {
  return address
    .replace(/^\[|\]$/gu, '')
    .replace(/%.*$/u, '')
    .replace(/^::ffff:(?=\d+\.)/iu, '')
}

/** The network of an IPv6 address, which one subscriber has to himself: `2001:db8:0:1::/64`. */
function networkOf(address: string): string {
  const canonical = new URL(`http://[${address}]`).hostname.slice(1, -1)
  const [before = '', after] = canonical.split('::')
  const head = before === '' ? [] : before.split(':')
  const tail = after === undefined || after === '' ? [] : after.split(':')
  const missing = after === undefined ? 0 : 8 - head.length - tail.length
  const groups = [...head, ...Array.from({ length: missing }, () => '0'), ...tail]
  return `${groups.slice(0, 4).join(':')}::/64`
}

/** Far above what the keys and claims of `open` and `ack` need. */
export const SMALL_BODY_BYTES = 4096

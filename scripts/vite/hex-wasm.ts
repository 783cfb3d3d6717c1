/**
 * hash-wasm's WebAssembly in hexadecimal in place of base64: twice as long, but deflate finds the
 * repeated bytes in it, which base64 shifts apart. A package is 1 KB smaller; decoding is native.
 */
export function hexWasm() {
  const BASE64_WASM = /(["'])(AGFzbQ[A-Za-z0-9+/=]+)\1/g
  return {
    name: 'matchstick:hex-wasm',
    enforce: 'pre' as const,
    transform(code: string, id: string) {
      if (!/hash-wasm.dist.index\.esm\.js$/.test(id)) return null
      const hex = (base64: string) => Buffer.from(base64, 'base64').toString('hex')
      const smaller = code.replace(
        BASE64_WASM,
        (_, _quote, base64: string) =>
          `/*@__PURE__*/ Uint8Array.fromHex("${hex(base64)}").toBase64()`,
      )
      if (smaller === code) throw new Error(`No WebAssembly found in ${id}: review this plugin`)
      return { code: smaller, map: null }
    },
  }
}

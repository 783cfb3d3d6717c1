import { encode } from 'uqr'

/** Quiet zone, in modules; four is what ISO/IEC 18004 asks for. */
const BORDER = 4

/** Text as a QR code: always dark on white, since many readers take nothing else. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { data, size } = encode(text, { ecc: 'M', border: BORDER })
  return (
    <svg class="qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label}>
      <rect width={size} height={size} fill="#ffffff" />
      <path d={modulesPath(data)} fill="#16110e" shape-rendering="crispEdges" />
    </svg>
  )
}

/** One path for all dark modules, a stroke for each run in a row. */
function modulesPath(rows: readonly (readonly boolean[])[]): string {
  return rows.map((row, y) => rowPath(row, y)).join('')
}

function rowPath(row: readonly boolean[], y: number): string {
  let path = ''
  for (let x = 0; x < row.length; x++) {
    if (!row[x]) continue
    const start = x
    while (row[x + 1]) x++
    path += `M${start} ${y}h${x - start + 1}v1h-${x - start + 1}z`
  }
  return path
}

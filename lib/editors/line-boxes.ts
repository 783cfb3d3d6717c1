/** The boxes that pieces of text take, joined to one for each line. */
export function lineBoxes(pieces: Iterable<DOMRect>): DOMRect[] {
  const lines: DOMRect[] = []
  for (const piece of pieces) {
    if (piece.width === 0 || piece.height === 0) continue
    const line = lines.at(-1)
    const middle = piece.top + piece.height / 2
    if (line && middle > line.top && middle < line.bottom) {
      lines[lines.length - 1] = around(line, piece)
    } else lines.push(piece)
  }
  return lines
}

function around(a: DOMRect, b: DOMRect): DOMRect {
  const left = Math.min(a.left, b.left)
  const top = Math.min(a.top, b.top)
  return new DOMRect(
    left,
    top,
    Math.max(a.right, b.right) - left,
    Math.max(a.bottom, b.bottom) - top,
  )
}

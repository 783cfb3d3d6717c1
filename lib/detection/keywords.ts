/** @returns a keyword as it is compared: small letters and digits, without what joins words. */
export function keywordOf(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]/g, '')
}

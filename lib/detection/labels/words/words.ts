/** What people of one language write around a credential; lower case, parted by spaces. */
export interface Words {
  passwords: string
  /** What stands between the word and the value: "is". */
  says: string
  /** What stands between the value and the word: "as". */
  as: string
  /** After these stand a name and a password. */
  logins: string
  /** What stands between such a word and the name: "log in with". */
  with: string
  tokens: string
  /** What may stand before the word. */
  articles: string
}

import type { Words } from './words.ts'

export const en: Words = {
  passwords: 'password passwords passcode passphrase pw pwd pass passwd pswd',
  says: "is are was be to now it’s it's",
  as: 'as',
  logins: 'login logins creds credentials cred account wifi',
  with: 'with',
  tokens: 'key token secret apikey',
  articles: 'the a an your my our new wifi',
}

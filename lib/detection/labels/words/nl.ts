import type { Words } from './words.ts'

export const nl: Words = {
  passwords: 'wachtwoord wachtwoorden toegangscode ww',
  says: 'is zijn was wordt naar luidt',
  as: 'als',
  logins: 'inloggegevens gebruiker gegevens inloggen',
  with: 'met',
  tokens: 'sleutel token geheim',
  articles: 'het jouw mijn een nieuwe',
}

import type { Words } from './words.ts'

export const pl: Words = {
  passwords: 'hasło haslo hasła hasłem',
  says: 'to jest brzmi są było na',
  as: 'jako',
  logins: 'dane logowania użytkownik logowanie zaloguj',
  with: 'jako',
  tokens: 'klucz token sekret',
  articles: 'twoje moje nowe',
}

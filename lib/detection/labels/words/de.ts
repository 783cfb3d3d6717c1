import type { Words } from './words.ts'

export const de: Words = {
  passwords: 'passwort kennwort passwörter zugangscode losung',
  says: 'ist sind war lautet wäre auf jetzt heißt',
  as: 'als',
  logins: 'zugangsdaten zugang anmeldedaten logindaten benutzer einloggen anmelden',
  with: 'mit',
  tokens: 'schlüssel token geheimnis',
  articles: 'das dein mein neues ein euer',
}

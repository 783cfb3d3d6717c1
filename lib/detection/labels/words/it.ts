import type { Words } from './words.ts'

export const it: Words = {
  passwords: 'password parola',
  says: "è e' sono era sarà diventa a",
  as: 'come',
  logins: 'credenziali accesso utente accessi entra accedi',
  with: 'con',
  tokens: 'chiave token segreto',
  articles: 'la il tua mia nuova',
}

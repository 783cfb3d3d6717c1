import type { Words } from './words.ts'

export const fr: Words = {
  passwords: 'passe mdp',
  says: "est sont était sera devient à c'est c’est",
  as: 'comme',
  logins: 'identifiants accès compte identifiant connecte connecter',
  with: 'avec',
  tokens: 'clé clef jeton secret',
  articles: 'le la mot de votre ton mon nouveau',
}

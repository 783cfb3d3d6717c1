import type { Words } from './words.ts'

export const ru: Words = {
  passwords: 'пароль пароли пасс',
  says: 'это есть был такой теперь будет на',
  as: 'как качестве',
  logins: 'логин учетка доступы доступ учётка заходи войди',
  with: 'с под',
  tokens: 'ключ токен секрет',
  articles: 'твой мой новый',
}

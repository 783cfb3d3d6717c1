import type { Words } from './words.ts'

export const pt: Words = {
  passwords: 'senha senhas palavra-passe passe',
  says: 'é e são era será para agora',
  as: 'como',
  logins: 'acesso acessos credenciais usuário utilizador',
  with: 'com',
  tokens: 'chave token segredo',
  articles: 'a o sua tua minha nova',
}

import type { Words } from './words.ts'

export const tr: Words = {
  passwords:
    'şifre şifresi şifremiz şifreniz şifrem sifre sifresi parola parolası parolam parolamız',
  says: 'şudur şu şöyle budur artık',
  as: 'olarak',
  logins: 'giriş kullanıcı hesap',
  with: '',
  tokens: 'anahtar anahtarı token',
  articles: 'yeni bu',
}

import type { Words } from './words.ts'

export const ja: Words = {
  passwords: 'パスワード パスコード 暗証番号 パス 合言葉',
  says: 'は が',
  as: '',
  logins: 'ログイン情報 ログイン アカウント',
  with: '',
  tokens: 'トークン シークレット 秘密鍵 アクセスキー キー',
  articles: '',
}

import type { Words } from './words.ts'

export const zh: Words = {
  passwords: '密码 密碼 口令 密码改成 密码改为 密码换成',
  says: '是 为 為',
  as: '',
  logins: '账号 帐号 帳號 登录 登入',
  with: '',
  tokens: '密钥 金鑰 令牌 秘钥',
  articles: '',
}

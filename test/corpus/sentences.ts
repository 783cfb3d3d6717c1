/** What people write around a credential in a chat, in twelve languages. */
import { type Case, marked } from './case.ts'
import { FIXED } from './fixed.ts'
import { jwt } from './links.ts'
import { type Chance, chance } from './random.ts'

/** `{token}`: a credential with a structure of its own. `{password}`: anything; the words tell. */
export const SENTENCES: Record<string, readonly string[]> = {
  en: [
    'hey, can you try with this token: {token} and tell me if it works?',
    "the new one's {token} - the old one stops working tonight",
    'I rotated it, use {token} from now on please',
    'Sure! {token}',
    'put {token} into the .env and restart the worker',
    'so the deploy failed because of the key ({token}), right?',
    'the password is {password}',
    'pw: {password}',
    'login admin / {password}, then change it please',
    'wifi password for the guests: {password}',
    "user is svc-backup, pass {password}, don't share it",
    'ok here you go, api key = {password}',
  ],
  es: [
    'prueba con este token: {token} y dime si funciona',
    'el nuevo es {token}, el viejo caduca hoy',
    '¿puedes meter {token} en el .env del servidor?',
    'Aquí lo tienes: {token}',
    'me da 403 con {token}, ¿a ti también?',
    'la contraseña es {password}',
    'contraseña: {password}',
    'usuario admin, clave {password}',
    'te paso la clave del wifi: {password}',
    'entra con soporte / {password} y cámbiala luego',
  ],
  pt: [
    'testa com este token: {token} e me fala se deu certo',
    'a chave nova é {token}, a antiga expira amanhã',
    'coloca {token} no .env e reinicia',
    'Segue: {token}',
    'com {token} está dando 401, pode ver?',
    'a senha é {password}',
    'senha: {password}',
    'usuário admin, senha {password}',
    'a senha do wifi é {password}, não espalha',
    'login root / {password}',
  ],
  fr: [
    'essaie avec ce jeton : {token} et dis-moi',
    'le nouveau, c’est {token}, l’ancien expire ce soir',
    'mets {token} dans le .env et relance le service',
    'Voilà : {token}',
    'avec {token} j’ai une erreur 403, et toi ?',
    'le mot de passe est {password}',
    'mot de passe : {password}',
    'mdp: {password}',
    'identifiant admin, mot de passe {password}',
    'le mdp du wifi c’est {password}, merci de le garder pour toi',
  ],
  de: [
    'probier mal diesen Token: {token} und sag Bescheid',
    'der neue ist {token}, der alte läuft heute ab',
    'trag bitte {token} in die .env ein und starte neu',
    'Bitte sehr: {token}',
    'mit {token} bekomme ich 403, du auch?',
    'das Passwort ist {password}',
    'Passwort: {password}',
    'das Kennwort lautet {password}',
    'Benutzer admin, Passwort {password}',
    'Zugang: svc-import / {password}',
    'WLAN-Passwort für Gäste: {password}',
  ],
  it: [
    'prova con questo token: {token} e dimmi se va',
    'quello nuovo è {token}, il vecchio scade stasera',
    'metti {token} nel .env e riavvia',
    'Eccolo: {token}',
    'con {token} mi dà 401, anche a te?',
    'la password è {password}',
    'password: {password}',
    'utente admin, password {password}',
    'la parola d’ordine del wifi è {password}',
    'accedi con root / {password} e poi cambiala',
  ],
  nl: [
    'probeer het eens met dit token: {token}',
    'de nieuwe is {token}, de oude verloopt vanavond',
    'zet {token} in de .env en herstart de boel',
    'Alsjeblieft: {token}',
    'met {token} krijg ik een 403, jij ook?',
    'het wachtwoord is {password}',
    'wachtwoord: {password}',
    'ww: {password}',
    'gebruiker admin, wachtwoord {password}',
    'inloggen met beheer / {password}, daarna wijzigen',
  ],
  pl: [
    'spróbuj z tym tokenem: {token} i daj znać',
    'nowy to {token}, stary wygasa dziś wieczorem',
    'wrzuć {token} do .env i zrestartuj',
    'Proszę: {token}',
    'z {token} mam 403, u ciebie też?',
    'hasło to {password}',
    'hasło: {password}',
    'użytkownik admin, hasło {password}',
    'hasło do wifi dla gości: {password}',
    'zaloguj się jako admin / {password} i potem zmień',
  ],
  ru: [
    'попробуй с этим токеном: {token} и напиши, как пошло',
    'новый — {token}, старый сегодня истекает',
    'пропиши {token} в .env и перезапусти',
    'Держи: {token}',
    'с {token} получаю 403, у тебя тоже?',
    'пароль {password}',
    'пароль: {password}',
    'логин admin, пароль {password}',
    'пароль от вайфая — {password}',
    'заходи под admin / {password}, потом поменяй',
  ],
  tr: [
    'şu tokenla dener misin: {token}',
    'yenisi {token}, eskisi bu akşam doluyor',
    '.env dosyasına {token} yazıp yeniden başlat',
    'Buyur: {token}',
    '{token} ile 403 alıyorum, sende de öyle mi?',
    'şifre {password}',
    'şifre: {password}',
    'parola: {password}',
    'kullanıcı admin, şifre {password}',
    'wifi şifresi {password}, kimseyle paylaşma',
  ],
  ja: [
    'このトークンで試してもらえますか:{token}',
    '新しいのは{token}です。古いほうは今夜切れます',
    '.envに{token}を入れて再起動してください',
    'どうぞ:{token}',
    '{token} だと403になるんですけど、そちらもですか?',
    'パスワードは{password}です',
    'パスワード:{password}',
    'パスワード: {password}',
    'ユーザー名 admin、パスワード {password} でお願いします',
    'ゲストWi-Fiのパスワードは「{password}」です',
  ],
  zh: [
    '你用这个token试一下:{token}',
    '新的是{token},旧的今晚过期',
    '把{token}写到.env里然后重启',
    '给你:{token}',
    '用 {token} 一直报403,你那边呢?',
    '密码是{password}',
    '密码:{password}',
    '密码: {password}',
    '用户名 admin,密码 {password}',
    '访客wifi密码是「{password}」,别外传',
  ],
}

/** Passwords as people make them and as generators do. */
const PASSWORDS: readonly ((c: Chance) => string)[] = [
  (c) => c.chars('base62', c.int(10, 20)),
  (c) => `${c.chars('upper', 1)}${c.chars('lower', 5)}${c.chars('digit', 4)}!`,
  (c) => `${c.chars('letter', 4)}-${c.chars('base62', 5)}-${c.chars('digit', 3)}`,
  (c) => `${c.chars('base62', 5)}#${c.chars('base62', 3)}$${c.chars('base62', 3)}`,
  (c) =>
    `${c.pick(['Harbour', 'Maple', 'Copper'])}${c.pick(['Ferry', 'Tundra'])}${c.chars('digit', 3)}?${c.chars('lower', 2)}`,
]

/** Chats mark up what is code. */
const DRESS: readonly ((token: string) => string)[] = [
  (token) => token,
  (token) => token,
  (token) => `\`${token}\``,
  (token) => `"${token}"`,
]

export function sentenceCases(seed: number, each = 8): Case[] {
  const c = chance(seed)
  const formats = Object.entries(FIXED)
  return Object.entries(SENTENCES).flatMap(([language, sentences]) =>
    sentences.flatMap((sentence) =>
      Array.from({ length: each }, () => {
        const [format, make] = c.pick(formats)
        const isJwt = c.int(1, 12) === 1
        const secret = sentence.includes('{password}')
          ? c.pick(PASSWORDS)(c)
          : isJwt
            ? jwt(c)
            : make(c)
        const what = sentence.includes('{password}') ? 'password' : isJwt ? 'JWT' : format
        const dressed = c.pick(DRESS)(`«${secret}»`)
        return marked(
          'chat',
          `${language}, ${what}`,
          sentence.replace(/\{(token|password)\}/, () => dressed),
        )
      }),
    ),
  )
}

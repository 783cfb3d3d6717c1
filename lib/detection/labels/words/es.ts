import type { Words } from './words.ts'

export const es: Words = {
  passwords: 'contraseña contrasena clave pase contraseñas',
  says: 'es son era será a ahora',
  as: 'como',
  logins: 'acceso accesos credenciales usuario entra accede sesión',
  with: 'con',
  tokens: 'llave token secreto',
  articles: 'la el tu su mi nueva una',
}

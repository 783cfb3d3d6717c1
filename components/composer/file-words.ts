/** The sentences of the dialog that files wait for. */
import type { I18n } from '#lib/i18n/i18n.ts'
import { readableFileName } from '#lib/share/file-name.ts'
import type { HeldFiles, HoldView } from './views.ts'

/** @param kind - "a private key", of the only finding; null for several. */
export function fileTitle(
  { t }: I18n,
  { findings, files }: Pick<HoldView, 'findings'> & { files: HeldFiles },
  kind: string | null,
): string {
  const [name = ''] = files.names
  if (files.names.length > 1) {
    return t('composer.hold.filesMany', String(findings.length), String(files.names.length))
  }
  if (kind !== null) return t('composer.hold.file', kind, readableFileName(name))
  return t('composer.hold.fileMany', String(findings.length), readableFileName(name))
}

const INTO_BOX = ['composer.hold.linkIntoBox', 'composer.hold.linksIntoBox'] as const
const COPIED = ['composer.hold.linkCopied', 'composer.hold.linksCopied'] as const

/** That nothing has left, what becomes of the link, and of the files that came with it. */
export function fileText(
  { t }: I18n,
  siteName: string | null,
  { names, hasBox, others }: HeldFiles,
  isBlocked: boolean,
): string {
  const there = siteName
    ? t('composer.hold.notUploaded', siteName)
    : t('composer.hold.notUploadedHere')
  if (isBlocked) return `${there} ${t('composer.hold.blockedFile')}`
  const [one, several] = hasBox ? INTO_BOX : COPIED
  const link = t(names.length > 1 ? several : one)
  const rest =
    others === 1 ? t('composer.hold.otherFile') : t('composer.hold.otherFiles', String(others))
  return others === 0 ? `${there} ${link}` : `${there} ${link} ${rest}`
}

/** That the links are made, and what is to be done with them where no box took them. */
export function fileLinkWords({ t }: I18n, { names }: HeldFiles, isCopied: boolean) {
  if (names.length === 1) {
    const line = t(isCopied ? 'composer.hold.fileCopied' : 'composer.hold.fileToCopy')
    return { title: t('composer.hold.fileReady'), line }
  }
  const line = t(isCopied ? 'composer.hold.filesCopied' : 'composer.hold.filesToCopy')
  return { title: t('composer.hold.filesReady'), line }
}

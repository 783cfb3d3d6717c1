import { describe, expect, test } from 'vitest'
import { isSendKey, meansSend } from '#lib/guard/sends.ts'
import { siteNamed } from '#test/support/site-facts.ts'

const discord = siteNamed('discord')
const gmail = siteNamed('gmail')

const press = (key: string, more: Partial<Parameters<typeof isSendKey>[0]> = {}) => ({
  key,
  keyCode: 13,
  isComposing: false,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...more,
})

describe('keys', () => {
  test('Enter sends in a chat, and breaks a line in mail', () => {
    expect(isSendKey(press('Enter'), discord)).toBe(true)
    expect(isSendKey(press('Enter'), gmail)).toBe(false)
    expect(isSendKey(press('Enter', { ctrlKey: true }), gmail)).toBe(true)
    expect(isSendKey(press('Enter', { metaKey: true }), gmail)).toBe(true)
  })

  test('Shift and Enter break a line', () => {
    expect(isSendKey(press('Enter', { shiftKey: true }), discord)).toBe(false)
    expect(isSendKey(press('Enter', { shiftKey: true }), null)).toBe(false)
  })

  test('an Enter that ends a composition sends nothing', () => {
    expect(isSendKey(press('Enter', { isComposing: true }), discord)).toBe(false)
    expect(isSendKey(press('Enter', { keyCode: 229 }), discord)).toBe(false)
  })
})

describe('names of buttons', () => {
  test.for([
    'Send',
    'Send message',
    'Reply all',
    'sendButton',
    'post-comment',
    'Nachricht senden',
    'Répondre',
    'Wyślij',
    'Отправить',
    '送信',
    '送信する',
    '发送消息',
  ])('%s sends', (name) => {
    expect(meansSend(name)).toBe(true)
  })

  test.for([
    'Comments',
    'Posts',
    'Sender',
    'Replying to',
    'Postpone',
    'Saved',
    'Save',
    'Update',
    'Speichern',
    'Absender',
    '送信済み',
    '已发送',
  ])('%s does not', (name) => {
    expect(meansSend(name)).toBe(false)
  })

  test.for(['Save', 'Save changes', 'Speichern', '保存'])('%s sends an edit alone', (name) => {
    expect(meansSend(name)).toBe(false)
    expect(meansSend(name, true)).toBe(true)
  })

  test('what leaves an edit does not send it', () => {
    expect(meansSend('Cancel', true)).toBe(false)
  })
})

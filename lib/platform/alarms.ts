import browser from 'webextension-polyfill'

/** Alarms outlive the service worker; timers do not. An alarm of that name is set anew. */
export async function wakeAt(name: string, time: number): Promise<void> {
  await browser.alarms.create(name, { when: time })
}

export async function sleepOn(name: string): Promise<void> {
  await browser.alarms.clear(name)
}

export async function isAlarmSet(name: string): Promise<boolean> {
  return (await browser.alarms.get(name)) !== undefined
}

export function onAlarm(name: string, listener: () => void): void {
  browser.alarms.onAlarm.addListener((alarm) => {
    if (alarm.name === name) listener()
  })
}
